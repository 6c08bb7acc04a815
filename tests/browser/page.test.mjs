// The page at `/`, used as people use it, in headless Chromium.
//
// `cargo xtask test` sets VIGIE_URL, and VIGIE_SCREENSHOTS to a folder that
// pictures of what was seen are left in.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { chromium } from "playwright-core";

const base = process.env.VIGIE_URL;
assert.ok(base, "VIGIE_URL is not set: `cargo xtask test` serves Vigie and sets it");
const origin = new URL(base).origin;
const pictures = process.env.VIGIE_SCREENSHOTS;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const PHONE = { width: 360, height: 740 };
const DESK = { width: 1200, height: 800 };

let browser;

before(async () => {
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
      "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ],
  });
  if (pictures) mkdirSync(pictures, { recursive: true });
});

after(() => browser?.close());

/**
 * Opens the page and lets a test use it, then checks what must always hold:
 * no request to anybody else, no place in an address, nothing stored, no error.
 */
async function visit(options, use) {
  const context = await browser.newContext({ locale: "fr-FR", viewport: PHONE, ...options });
  const page = await context.newPage();
  const requests = [];
  const errors = [];
  page.on("request", (request) => requests.push(request));
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => {
    // A refused search is shown to the person; the browser logs its status too.
    if (message.type() === "error" && !/status of 4\d\d/.test(message.text())) errors.push(message.text());
  });
  try {
    await page.goto(base);
    await use(page, requests);
    assert.deepEqual(errors, []);
    for (const request of requests) assert.equal(new URL(request.url()).origin, origin);
    assert.deepEqual(await context.cookies(), []);
    const kept = await page.evaluate(async () => [
      localStorage.length, sessionStorage.length, (await indexedDB.databases()).length,
      (await caches.keys()).length, history.length,
    ]).catch(() => undefined);
    if (kept && options.javaScriptEnabled !== false) assert.deepEqual(kept.slice(0, 4), [0, 0, 0, 0]);
  } finally {
    await context.close();
  }
}

async function picture(page, name) {
  if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
}

async function accessible(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]), []);
}

async function fits(page) {
  const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(content <= window, `the page is ${content} px wide in a window of ${window} px`);
}

async function find(page, text) {
  await page.getByRole("textbox").or(page.getByRole("combobox", { name: /Ville|Town/ })).first().fill(text);
  await page.getByRole("button", { name: /^(Chercher|Search)$/ }).click();
  await page.locator("#results").waitFor();
}

test("the emergency numbers come before everything else", async () => {
  await visit({}, async (page) => {
    const links = await page.getByRole("link").evaluateAll((all) => all.slice(0, 3).map((link) => link.getAttribute("href")));
    assert.deepEqual(links, ["tel:17", "tel:112", "sms:114"]);
    const box = await page.getByRole("link", { name: /17/ }).first().boundingBox();
    assert.ok(box.y + box.height < PHONE.height / 3, "a frightened person sees them at once");
    assert.ok(box.height >= 24);
  });
});

test("a town typed with an error leads to its stations, and the address stays bare", async () => {
  await visit({}, async (page, requests) => {
    await find(page, "rens");
    const first = page.locator("#stations li").first();
    await first.waitFor();
    assert.match(await page.locator("#message").textContent(), /Rennes/);
    assert.match(await first.textContent(), /Rennes/);
    assert.equal(page.url(), new URL("/", base).href);
    for (const request of requests) assert.doesNotMatch(request.url(), /near=|[?&]q=rens.*limit=10/);
    assert.ok(requests.some((request) => request.method() === "POST"));
    assert.equal(await page.evaluate(() => document.activeElement.id), "results-title");
    await fits(page);
    await accessible(page);
    await picture(page, "results-phone");
  });
});

test("places of one name can be told apart", async () => {
  await visit({}, async (page) => {
    await find(page, "Saint-Denis");
    const other = page.getByRole("button", { name: "Saint-Denis (93200)" });
    await other.click();
    await page.getByText("Saint-Denis (93200)").first().waitFor();
    assert.match(await page.locator("#message").textContent(), /93200/);
  });
});

test("the position is sent only when the button is pressed, and in no address", async () => {
  await visit({ geolocation: { latitude: 45.75, longitude: 4.85 }, permissions: ["geolocation"] }, async (page, requests) => {
    await page.waitForLoadState("networkidle");
    assert.ok(!requests.some((request) => request.method() === "POST"));
    await page.getByRole("button", { name: "Utiliser ma position" }).click();
    await page.locator("#stations li").first().waitFor();
    assert.match(await page.locator("#stations li").first().textContent(), /Lyon/);
    for (const request of requests) assert.doesNotMatch(request.url(), /45\.75|4\.85/);
  });
});

test("a refused position is explained", async () => {
  await visit({ permissions: [] }, async (page) => {
    await page.getByRole("button", { name: "Utiliser ma position" }).click();
    await page.getByText("La position n'est pas disponible").waitFor({ timeout: 15000 });
  });
});

test("an unknown place is said kindly, and a filter that leaves nothing too", async () => {
  await visit({}, async (page) => {
    await find(page, "Xyzzyville");
    await page.getByText("Aucune commune ne correspond").waitFor();
    await page.getByLabel("Institution").selectOption("municipal_police");
    await find(page, "Rennes");
    await page.getByText("Aucun point d'accueil ne correspond").waitFor();
  });
});

test("names are completed while typing, and none is left in the cache", async () => {
  await visit({}, async (page, requests) => {
    await page.locator("#q").pressSequentially("saint d");
    await page.locator("#communes option").first().waitFor({ state: "attached" });
    const options = await page.locator("#communes option").evaluateAll((all) => all.map((option) => option.value));
    assert.ok(options.some((option) => option.startsWith("Saint-Denis")), options.join());
    const asked = requests.filter((request) => request.url().includes("/v1/communes?"));
    assert.ok(asked.length > 0);
    for (const request of asked) {
      // What the browser sends for a fetch that it is not to store.
      assert.equal((await request.allHeaders())["cache-control"], "no-cache");
    }
  });
});

test("English is served to those who read it", async () => {
  await visit({ locale: "en-GB", viewport: DESK }, async (page) => {
    assert.equal(await page.locator("html").getAttribute("lang"), "en");
    await find(page, "Brest");
    await page.locator("#stations li").first().waitFor();
    await accessible(page);
    await fits(page);
    await picture(page, "results-desk-english");
    await page.getByRole("link", { name: "Lire cette page en français" }).click();
    assert.equal(await page.locator("html").getAttribute("lang"), "fr");
  });
});

for (const colorScheme of ["light", "dark"]) {
  test(`the page is accessible in ${colorScheme} colours`, async () => {
    await visit({ colorScheme }, async (page) => {
      await fits(page);
      await accessible(page);
      await picture(page, `page-${colorScheme}`);
    });
  });
}

test("without script the form still answers", async () => {
  await visit({ javaScriptEnabled: false }, async (page) => {
    await page.locator("#q").fill("Rennes");
    const [response] = await Promise.all([
      page.waitForResponse((response) => response.url().includes("/v1/stations")),
      page.locator("button[type=submit]").click(),
    ]);
    assert.equal(response.status(), 200);
    const answer = await response.json();
    assert.equal(answer.located_by.commune.insee, "35238");
  });
});

test("everything works by keyboard", async () => {
  await visit({}, async (page) => {
    await page.locator("#q").focus();
    await page.keyboard.type("Metz");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Enter");
    await page.locator("#stations li").first().waitFor();
    await page.keyboard.press("Tab");
    assert.match(await page.evaluate(() => document.activeElement.textContent), /Appeler|Metz/);
  });
});
