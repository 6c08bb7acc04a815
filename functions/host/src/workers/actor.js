// What an actor asks of its Durable Object, each in one crossing from Wasm.

const PING = '{"type":"ping"}';
const PONG = '{"type":"pong"}';

// The runtime answers pings itself, so that they do not wake a sleeping object.
export function prepare(state) {
  state.setWebSocketAutoResponse(new WebSocketRequestResponsePair(PING, PONG));
}

export function name(state) {
  return state.id.name;
}

export function query(state, text, parameters) {
  return state.storage.sql.exec(text, ...parameters).raw().toArray();
}

export function transaction(state, statements) {
  state.storage.transactionSync(() => {
    for (const [text, parameters] of statements) {
      state.storage.sql.exec(text, ...parameters).toArray();
    }
  });
}

// Not awaited: the write belongs to the same commit as those around it, and no
// answer leaves before that commit.
export function setAlarm(state, milliseconds) {
  state.storage.setAlarm(milliseconds);
}

export function clearAlarm(state) {
  state.storage.deleteAlarm();
}

export function sleep(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

export function upgrade(state, protocol, attachment) {
  const [client, server] = Object.values(new WebSocketPair());
  state.acceptWebSocket(server);
  server.serializeAttachment(attachment);
  const headers = { "sec-websocket-protocol": protocol };
  return new Response(null, { status: 101, webSocket: client, headers });
}

export function sockets(state) {
  return state.getWebSockets();
}

export function attachment(socket) {
  return socket.deserializeAttachment() ?? undefined;
}

export function attach(socket, bytes) {
  socket.serializeAttachment(bytes);
}

// A socket that has closed meanwhile throws; its reader comes back by itself.
export function send(socket, text) {
  try {
    socket.send(text);
  } catch {}
}

export function close(socket, code, reason) {
  try {
    socket.close(code, reason);
  } catch {}
}
