// The page at `/`, used as people use it, in headless Chromium.
//
// `cargo xtask test` sets VIGIE_URL, and VIGIE_SCREENSHOTS to a folder that
// pictures of what was seen are left in.

import assert from "node:assert/strict";
import { test } from "node:test";

import { accessible, address, DESK, fits, PHONE, picture, visit } from "./support.mjs";

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
    assert.equal(page.url(), address("/"));
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
    await page.getByRole("link", { name: "Français" }).click();
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

test("in Arabic the page is mirrored, and French names and numbers are not", async () => {
  await visit({ path: "/?lang=ar" }, async (page) => {
    assert.equal(await page.locator("html").getAttribute("dir"), "rtl");
    await page.locator("#q").fill("Rennes");
    await page.locator("button[type=submit]").click();
    const first = page.locator("#stations li").first();
    await first.waitFor();
    assert.equal(await first.locator(".address").evaluate((address) => getComputedStyle(address).direction), "ltr");
    assert.equal(await first.locator(".phone bdi").evaluate((number) => getComputedStyle(number).direction), "ltr");
    assert.match(await first.locator(".phone bdi").textContent(), /^0\d(\u00A0\d\d){4}$/);
    const said = await page.locator("#results").textContent();
    assert.match(said, /\d/);
    assert.doesNotMatch(said, /[\u0660-\u0669]/, "the figures are those that a French telephone bears");
    await fits(page);
    await accessible(page);
    await picture(page, "results-arabic");
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
