// What every page of the portal loads first: the way out. The rest comes when a
// page has the element for it.

import "./elements/exit.js";

const ELEMENTS: Readonly<Record<string, () => Promise<unknown>>> = {
  "vigie-chat": () => import("./elements/chat.js"),
  "vigie-advice": () => import("./elements/advice.js"),
  "vigie-guide": () => import("./elements/guide.js"),
  "vigie-numbers": () => import("./elements/numbers.js"),
  "vigie-offline": () => import("./elements/offline.js"),
  "vigie-stations": () => import("./elements/stations.js"),
  "vigie-copy": () => import("./elements/copy.js"),
  "vigie-policy": () => import("./elements/policy.js"),
};

function load(): void {
  for (const [name, element] of Object.entries(ELEMENTS)) {
    if (document.querySelector(name)) void element();
  }
}

// The way out works while a page is still coming, as one may for minutes.
if (document.readyState === "loading") addEventListener("DOMContentLoaded", load);
else load();
