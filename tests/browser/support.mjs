// What the browser tests share: one headless Chromium for each file, a visit
// that checks what must always hold, and the looks at a page.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before } from "node:test";

import { chromium } from "playwright-core";

const base = process.env.VIGIE_URL;
assert.ok(base, "VIGIE_URL is not set: `cargo xtask test` serves Vigie and sets it");
export const origin = new URL(base).origin;
const pictures = process.env.VIGIE_SCREENSHOTS;
const gallery = process.env.VIGIE_GALLERY;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The languages of the interface; `VIGIE_LANGUAGES` names fewer to look at. */
export const LANGUAGES = (process.env.VIGIE_LANGUAGES ?? "fr,en,es,de,it,pt,ar,uk,tr,zh").split(",");

export const PHONE = { width: 360, height: 740 };
export const DESK = { width: 1280, height: 800 };

/** How people see Vigie: on a telephone and a desk, by day and by night. */
export const LOOKS = [["360", PHONE], ["1280", DESK]].flatMap(([name, viewport]) => ["light", "dark"].map((colorScheme) => ({ name: `${name}-${colorScheme}`, viewport, colorScheme })));

/** How Chromium is started. */
export const LAUNCH = {
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
  ],
};

let browser;

before(async () => {
  browser = await chromium.launch(LAUNCH);
  for (const folder of [pictures, gallery]) if (folder) mkdirSync(folder, { recursive: true });
});

after(() => browser?.close());

/**
 * Opens a page, `/` unless `path` says another, and lets a test use it, then
 * checks what must always hold: no request to anybody else unless they leave for
 * `elsewhere`, nothing stored, no error but those that are `expected`. `use` gets the page and the requests made so far.
 */
export async function visit({ path = "/", elsewhere = false, expected = /^$/, ...options }, use) {
  const context = await browser.newContext({ locale: "fr-FR", viewport: PHONE, ...options });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const requests = [];
  const errors = [];
  page.on("request", (request) => requests.push(request));
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => {
    // A refused search is shown to the person; the browser logs its status too, and
    // that a request failed which a test had fail.
    if (message.type() === "error" && ![/status of 4\d\d|ERR_FAILED/, expected].some((one) => one.test(message.text()))) errors.push(message.text());
  });
  try {
    await page.goto(address(path));
    await use(page, requests);
    assert.deepEqual(errors, []);
    assert.deepEqual(await context.cookies(), []);
    // Somebody who leaves is elsewhere, which is not ours to look at.
    if (elsewhere) return;
    for (const request of requests) assert.equal(new URL(request.url()).origin, origin);
    const kept = await page.evaluate(async () => [
      localStorage.length, sessionStorage.length, (await indexedDB.databases()).length,
      (await caches.keys()).length,
    ]);
    assert.deepEqual(kept, [0, 0, 0, 0]);
  } catch (error) {
    // Whoever reads the failure sees what the page showed.
    const shown = await page.locator("body").ariaSnapshot().catch(String);
    console.error(`${page.url()} showed:\n${shown}\n${errors.join("\n")}`);
    throw error;
  } finally {
    // An answer that a test changes may still be on its way to it, and never arrives.
    await page.unrouteAll({ behavior: "ignoreErrors" }).catch(() => undefined);
    await context.close();
  }
}

/**
 * Opens pages one after the other in one window, each as wide and as dark as it says,
 * and lets a test use each; checks what `visit` does. A new window and what axe is
 * made of cost three times as much as another page in the same one.
 */
export async function visitEach(pages, use) {
  await visit({ path: pages[0].path }, async (page, requests) => {
    for (const one of pages) {
      const { path, viewport = PHONE, colorScheme = "light" } = one;
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme });
      await page.goto(address(path));
      await use(page, one, requests);
    }
  });
}

/** Has the neutral page that people leave for answered here, and gives what was
 * asked of it. */
export async function neutral(page) {
  const asked = [];
  await page.route((url) => url.origin !== origin, (route) => {
    asked.push(route.request());
    return route.fulfill({ contentType: "text/html", body: "<title>Elsewhere</title>" });
  });
  return asked;
}

/** A path of Vigie as the whole address that the browser shows. */
export function address(path) {
  return new URL(path, base).href;
}

/** Leaves a picture of the whole page, if a folder for pictures is given. */
export async function picture(page, name) {
  if (!pictures) return;
  // What stays at the top of the window stands at the top of the picture.
  await page.evaluate(() => scrollTo(0, 0));
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
}

/** Leaves a small picture of the window for `docs/screenshots`, if VIGIE_GALLERY names
 * a folder. */
export async function shownToReaders(page, name) {
  if (!gallery) return;
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send("Page.captureScreenshot", { format: "webp", quality: 80 });
  writeFileSync(join(gallery, `${name}.webp`), Buffer.from(data, "base64"));
  await session.detach();
}

/** What axe finds wrong; `options` are those of `axe.run`. */
export async function faults(page, options = {}) {
  // It is long, and the page may have it already.
  if (!await page.evaluate(() => "axe" in globalThis)) await page.evaluate(`${axe};0`);
  // What is right need not be listed, and no style sheet comes from elsewhere.
  const { violations } = await page.evaluate(
    (options) => globalThis.axe.run({ resultTypes: ["violations"], preload: false, ...options }), options,
  );
  return violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]);
}

export async function accessible(page) {
  assert.deepEqual(await faults(page), []);
}

/** Nothing is wider than the window. */
export async function fits(page) {
  const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(content <= window, `${page.url()} is ${content} px wide in a window of ${window} px`);
}

/** Goes on with the tabulator until what has the focus fits: a selector, or the text
 * that it says. What has the focus already may fit. */
export async function tabTo(page, { selector = "*", text }) {
  for (let pressed = 0; pressed < 100; pressed += 1) {
    const fits = await page.evaluate(([selector, text]) => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      const said = element?.textContent?.trim().replaceAll(/\s+/g, " ") ?? "";
      return element !== document.body && (element?.matches(selector) ?? false) && (text === undefined || said.startsWith(text));
    }, [selector, text]);
    if (fits) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`the tabulator does not lead to ${text ?? selector}`);
}
