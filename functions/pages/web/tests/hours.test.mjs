// Hours as people read them, from the syntax that the service writes.

import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import esbuild from "esbuild";

const source = fileURLToPath(new URL("../src/base/hours.ts", import.meta.url));
const { outputFiles: [{ text: code }] } = await esbuild.build({ entryPoints: [source], bundle: true, format: "esm", write: false });
const { spokenHours } = await import(`data:text/javascript,${encodeURIComponent(code)}`);

const say = (name) => ({ "hours-always": "toujours", "hours-holidays": "jours fériés", "hours-closed-then": "fermé" })[name];

test("no clock shows an hour past midnight as one of the day before", () => {
  const said = {
    "24/7": "toujours",
    "Mo-Fr 08:00-12:00,14:00-18:00; PH off": "lun.-ven. 08:00-12:00, 14:00-18:00; jours fériés fermé",
    "Sa 22:00-26:00": "sam. 22:00-02:00",
    "Su 18:30-24:30": "dim. 18:30-00:30",
    "Mo-Su 07:00-24:00": "lun.-dim. 07:00-24:00",
  };
  for (const [hours, text] of Object.entries(said)) assert.equal(spokenHours(hours, "fr", say), text);
});
