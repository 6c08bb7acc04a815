// Makes an answer in one crossing. Each string that crosses from Wasm is decoded
// by itself, so the headers come as one: a name, a line feed, its value, a line
// feed, the next name. The runtime takes an object of headers more readily than
// a list of pairs.
export function respond(status, head, body) {
  const lines = head.split("\n");
  const headers = { __proto__: null };
  for (let at = 1; at < lines.length; at += 2) {
    const [name, value] = [lines[at - 1], lines[at]];
    headers[name] = name in headers ? `${headers[name]}, ${value}` : value;
  }
  // What says that it is compressed is so already; the runtime would do it again.
  const encodeBody = "content-encoding" in headers ? "manual" : "automatic";
  return new Response(body, { status, headers, encodeBody });
}

// The headers of an answer, in the form in which they come.
export function heading(response) {
  return [...response.headers].flat().join("\n");
}
