// A door before the server that can be shut: every connection breaks, and no new
// one is made, until it is opened again.

import { connect, createServer } from "node:net";

export class Door {
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
        one.pipe(other);
      }
    });
    await new Promise((resolve) => door.#server.listen(0, "127.0.0.1", resolve));
    door.origin = `http://127.0.0.1:${door.#server.address().port}`;
    return door;
  }

  shut() {
    this.#shut = true;
    for (const socket of this.#open) socket.destroy();
  }

  open() {
    this.#shut = false;
  }

  close() {
    this.shut();
    this.#server.close();
  }
}
