// A chat room as one would write it with partyserver, for `cargo xtask bench
// chat` to hold Vigie against. Every message is stored before anybody hears of
// it: workerd lets nothing out of a room before what the room wrote is on disk.

import { Server, routePartykitRequest } from "partyserver";

export class Room extends Server {
  static options = { hibernate: true };

  onStart() {
    this.ctx.storage.sql.exec(
      `CREATE TABLE IF NOT EXISTS messages (
        seq INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        at INTEGER NOT NULL,
        text TEXT NOT NULL
      )`,
    );
  }

  onMessage(connection, message) {
    const { type, id, text } = JSON.parse(message);
    if (type === "join") {
      connection.send(JSON.stringify({ type: "joined" }));
      return;
    }
    const at = Date.now();
    const { seq } = this.ctx.storage.sql
      .exec(
        "INSERT INTO messages (id, at, text) VALUES (?, ?, ?) RETURNING seq",
        id,
        at,
        text,
      )
      .one();
    connection.send(JSON.stringify({ type: "ack", id, seq, at }));
    this.broadcast(JSON.stringify({ type: "entry", seq, id, at, text }));
  }
}

export default {
  async fetch(request, env) {
    const routed = await routePartykitRequest(request, env);
    return routed ?? new Response("Not Found", { status: 404 });
  },
};
