// The page on which the window of an officer's sign-in ends: it hands what the
// issuer says to the console, and closes.

import { CHANNEL, type Landing } from "./console/oidc.js";

const given = new URLSearchParams(location.hash.length > 1 ? location.hash.slice(1) : location.search);
// It is good once and for moments; it need not stand in the address meanwhile.
history.replaceState(undefined, "", location.pathname);

const state = given.get("state");
if (state) {
  const [code, error] = [given.get("code"), given.get("error")];
  const landing: Landing = { state, ...(code && { code }), ...(error && { error }) };
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(landing);
  channel.close();
  window.close();
}
