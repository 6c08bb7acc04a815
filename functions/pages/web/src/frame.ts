// A frame in a municipality's page: the same parts, and how high they are.
//
// The page around says hello, and from then on is told the height, nobody else:
// the policy of the frame lets no page but the tenant's be around it.

import "./elements/parts.js";

let origin: string | undefined;

function tell(): void {
  if (!origin) return;
  const { height } = document.body.getBoundingClientRect();
  parent.postMessage({ vigie: "height", height: Math.ceil(height) }, origin);
}

addEventListener("message", (event) => {
  if (event.source !== parent || event.data?.vigie !== "hello") return;
  ({ origin } = event);
  tell();
});

new ResizeObserver(tell).observe(document.body);
