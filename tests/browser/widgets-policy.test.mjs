// What real pages with real policies do to a widget, line by line of the table that
// the rule is held against, and that what the rule adds makes it work.

import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { before, test } from "node:test";

import esbuild from "esbuild";

import { origin, visit } from "./support.mjs";
import { filled, NONCE, POLICIES } from "./policies.mjs";
import { around, given, town } from "./town.mjs";

const SOURCE = fileURLToPath(new URL("../../functions/pages/web/src/widgets/policy.ts", import.meta.url));
const { outputFiles: [{ text: code }] } = await esbuild.build({ entryPoints: [SOURCE], format: "esm", write: false });
const { judge, mended } = await import(`data:text/javascript,${encodeURIComponent(code)}`);

const site = town();
let snippets;

before(async () => {
  snippets = await given();
});

/** What works of a variant on a page with a policy. */
async function works(variant, policy, { nonce = false } = {}) {
  const snippet = nonce ? snippets[variant].replace("<script ", `<script nonce="${NONCE}" `) : snippets[variant];
  const url = site.put("/policy", { html: around(snippet), headers: { "content-security-policy": policy } });
  let found;
  await visit({ path: "/safety", elsewhere: true, colorScheme: "light" }, async (page) => {
    await page.goto(url);
    found = await LOOKS[variant](page);
    // What the browser says of a policy is what is tried here.
    throw new Seen();
  }).catch((error) => {
    if (!(error instanceof Seen)) throw error;
  });
  return found;
}

class Seen extends Error {}

/** Whether a click opens a tab that comes from nobody's sandbox. */
async function opens(page, click) {
  const [tab] = await Promise.all([page.context().waitForEvent("page", { timeout: 1500 }).catch(() => undefined), click()]);
  await tab?.waitForLoadState().catch(() => undefined);
  if (!tab) return "";
  // A page in a sandbox is of no origin.
  const own = await tab.evaluate(() => globalThis.origin).catch(() => "null");
  return own === origin ? tab.url() : "";
}

const LOOKS = {
  async module(page) {
    await page.waitForLoadState("networkidle");
    await page.waitForTimeout(100);
    const shown = await page.locator("vigie-widget").evaluate((widget) => {
      const root = widget.shadowRoot;
      if (!root) return "inside";
      return root.querySelector("nav") ? "plain" : root.querySelector("vigie-parts")?.shadowRoot?.querySelector("h2") ? "whole" : "nothing";
    }).catch(() => "inside");
    if (shown !== "whole") return { shown };
    // Styles that an element adopts are not governed by `style-src`.
    const styled = await page.locator("vigie-parts .danger").evaluate((box) => getComputedStyle(box).backgroundColor);
    const tab = await opens(page, () => page.locator("vigie-parts a[href*='/chat']").click());
    return { shown, styled, tab };
  },
  async frame(page) {
    await page.waitForLoadState("networkidle");
    const inside = page.frameLocator("iframe");
    const title = await inside.locator("h1").textContent({ timeout: 1500 }).catch(() => "");
    const parts = title ? await inside.locator("vigie-parts .by").count() : 0;
    return { shown: title && parts ? "whole" : "nothing" };
  },
  async plain(page) {
    await page.locator("input[name=q]").fill("Rennes");
    const tab = await opens(page, () => page.locator("main form button").click({ noWaitAfter: true }));
    return { shown: tab.includes("/v1/stations/search") ? "whole" : "nothing" };
  },
};

for (const { name, variant, policy, blocked, nonce = false } of POLICIES) {
  test(`${variant}: ${name}`, async () => {
    const text = filled(policy, snippets);
    const found = await works(variant, text, { nonce });
    const lost = blocked.filter((part) => part !== "links" || variant !== "module" || blocked.length === 1);
    if (!lost.length) {
      assert.equal(found.shown, "whole", text);
      if (variant === "module") {
        assert.equal(found.styled, "rgb(163, 18, 31)", "styles are there");
        assert.match(found.tab, /\/chat/);
      }
      return;
    }
    assert.notEqual(found.shown, "whole", text);
    // Nobody is left with nothing: the page's own words, or the way to the service.
    if (variant === "module") assert.equal(found.shown, blocked.includes("loader") ? "inside" : "plain");
    // As it is said: the policy with what is added, and the nonce where it takes one.
    const takes = judge(text, { ...snippets, variant }).some(({ add }) => !add.length || add[0].startsWith("'nonce"));
    const whole = mended(text, { ...snippets, variant }).replace("'nonce-…'", `'nonce-${NONCE}'`);
    const after = await works(variant, whole, { nonce: nonce || takes });
    assert.equal(after.shown, "whole", whole);
    if (variant === "module") assert.match(after.tab, /\/chat/, whole);
  });
}
