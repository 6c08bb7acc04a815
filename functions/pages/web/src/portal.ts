// What every page of the portal loads first: the way out. The rest comes when a
// page has the element for it.

import "./elements/exit.js";

const ELEMENTS: Readonly<Record<string, () => Promise<unknown>>> = {
  "vigie-advice": () => import("./elements/advice.js"),
  "vigie-guide": () => import("./elements/guide.js"),
  "vigie-numbers": () => import("./elements/numbers.js"),
  "vigie-offline": () => import("./elements/offline.js"),
  "vigie-stations": () => import("./elements/stations.js"),
};

for (const [name, load] of Object.entries(ELEMENTS)) {
  if (document.querySelector(name)) void load();
}
