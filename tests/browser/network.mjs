// A door before the server that can be shut: every connection breaks, and no new
// one is made, until it is opened again. It can also let in what comes, and keep what
// the server answers, all of it or what goes beyond so many bytes.

import { connect, createServer } from "node:net";
import { Transform } from "node:stream";

export class Door {
  #answers = true;
  #left = Infinity;
  #open = new Set();
  #shut = false;
  #server;

  /** A door before an origin; `origin` is its own. */
  static async before(origin) {
    const { hostname, port } = new URL(origin);
    const door = new Door();
    door.#server = createServer((inner) => {
      if (door.#shut) {
        inner.destroy();
        return;
      }
      const outer = connect(Number(port || 80), hostname);
      for (const [one, other] of [[inner, outer], [outer, inner]]) {
        door.#open.add(one);
        one.on("error", () => other.destroy());
        one.on("close", () => {
          door.#open.delete(one);
          // What is still on its way arrives, unless the door is shut.
          other.end();
        });
      }
      inner.pipe(outer);
      const answers = (part, _, done) => {
        door.#left -= part.length;
        if (door.#left < 0) door.shut();
        done(null, door.#answers ? part : undefined);
      };
      outer.pipe(new Transform({ transform: answers })).pipe(inner);
    });
    await new Promise((resolve) => door.#server.listen(0, "127.0.0.1", resolve));
    door.origin = `http://127.0.0.1:${door.#server.address().port}`;
    return door;
  }

  /** Lets no answer out until it is opened. */
  hold() {
    this.#answers = false;
  }

  /** Shuts once the server has answered so many bytes more. */
  shutAfter(bytes) {
    this.#left = bytes;
  }

  shut() {
    this.#shut = true;
    for (const socket of this.#open) socket.destroy();
  }

  open() {
    this.#answers = true;
    this.#left = Infinity;
    this.#shut = false;
  }

  close() {
    this.shut();
    this.#server.close();
  }
}
