// The stations near a place, as people look for them, in headless Chromium.
//
// `cargo xtask test` sets VIGIE_URL, and VIGIE_SCREENSHOTS to a folder that
// pictures of what was seen are left in.

import assert from "node:assert/strict";
import { test } from "node:test";

import { accessible, address, DESK, fits, picture, tabTo, visit } from "./support.mjs";

const PATH = "/stations";
const RESULTS = "vigie-stations #results";
const STATION = "vigie-stations li";

async function find(page, text) {
  await page.locator("vigie-stations #place").fill(text);
  await page.getByRole("button", { name: /^(Chercher|Search|بحث)$/ }).click();
  await page.locator(RESULTS).waitFor();
}

test("a town typed with an error leads to its stations, and the address stays bare", async () => {
  await visit({ path: PATH }, async (page, requests) => {
    await find(page, "rens");
    const first = page.locator(STATION).first();
    await first.waitFor();
    assert.match(await page.locator(RESULTS).getByRole("status").textContent(), /Rennes/);
    assert.match(await first.textContent(), /Rennes/);
    assert.equal(page.url(), address(PATH));
    // Names are completed by what is asked in an address; the search is not.
    for (const request of requests) assert.doesNotMatch(request.url(), /near=|\/v1\/stations.*rens/);
    assert.ok(requests.some((request) => request.method() === "POST"));
    const focused = await page.evaluate(() => document.activeElement.shadowRoot?.activeElement?.id);
    assert.equal(focused, "results");
    await page.locator("vigie-map .station").first().waitFor();
    await fits(page);
    await accessible(page);
    await picture(page, "stations-phone");
  });
});

test("from the portal to a station's number by the keyboard alone", async () => {
  await visit({ path: "/?lang=fr" }, async (page) => {
    await tabTo(page, { selector: "a", text: "Commissariats et brigades près de moi" });
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.pathname === PATH);
    await page.locator("vigie-stations #place").waitFor();
    await tabTo(page, { selector: "#place" });
    await page.keyboard.type("Rennes");
    await page.keyboard.press("Enter");
    await page.locator(STATION).first().waitFor();
    await tabTo(page, { selector: "a[href^='tel:+332']", text: "Appeler" });
    await accessible(page);
  });
});

test("a station that is pressed on the map is found in the list", async () => {
  await visit({ path: PATH, viewport: DESK }, async (page) => {
    await find(page, "Brest");
    await page.locator("vigie-map .station").first().click({ force: true });
    const chosen = page.locator(`${STATION}[aria-current=true]`);
    await chosen.waitFor();
    assert.equal(await page.locator("vigie-map .station.chosen").count(), 1);
    await picture(page, "stations-desk");
  });
});

test("places of one name can be told apart", async () => {
  await visit({ path: PATH }, async (page) => {
    await find(page, "Saint-Denis");
    await page.getByRole("button", { name: "Saint-Denis (93200)" }).click();
    await page.locator(RESULTS).getByRole("status").getByText("Saint-Denis (93200)").waitFor();
  });
});

test("the position is sent only when the button is pressed, and in no address", async () => {
  await visit({ path: PATH, geolocation: { latitude: 45.75, longitude: 4.85 }, permissions: ["geolocation"] }, async (page, requests) => {
    await page.waitForLoadState("networkidle");
    assert.ok(!requests.some((request) => request.method() === "POST"));
    await page.getByRole("button", { name: "Autour de moi" }).click();
    await page.locator(STATION).first().waitFor();
    assert.match(await page.locator(STATION).first().textContent(), /Lyon/);
    for (const request of requests) assert.doesNotMatch(request.url(), /45\.75|4\.85/);
  });
});

test("a refused position is explained", async () => {
  await visit({ path: PATH, permissions: [] }, async (page) => {
    await page.getByRole("button", { name: "Autour de moi" }).click();
    await page.getByText("La position n’est pas disponible").waitFor({ timeout: 15000 });
  });
});

test("an unknown place is said kindly, and a filter that leaves nothing too", async () => {
  await visit({ path: PATH }, async (page) => {
    await find(page, "Xyzzyville");
    await page.getByText("Aucune commune ne correspond").waitFor();
    await page.getByRole("combobox", { name: "Institution" }).selectOption("municipal_police");
    await find(page, "Rennes");
    await page.getByText("Aucun point d’accueil ne correspond").waitFor();
  });
});

test("names are completed while typing, and none is left in the cache", async () => {
  await visit({ path: PATH }, async (page, requests) => {
    await page.locator("vigie-stations #place").pressSequentially("saint d");
    const options = page.locator("vigie-stations #communes option");
    await options.first().waitFor({ state: "attached" });
    const values = await options.evaluateAll((all) => all.map((option) => option.value));
    assert.ok(values.some((value) => value.startsWith("Saint-Denis")), values.join());
    const asked = requests.filter((request) => request.url().includes("/v1/communes?"));
    assert.ok(asked.length > 0);
    for (const request of asked) {
      // What the browser sends for a fetch that it is not to store.
      assert.equal((await request.allHeaders())["cache-control"], "no-cache");
    }
  });
});

test("without script the form is answered with a page", async () => {
  await visit({ path: PATH, javaScriptEnabled: false }, async (page) => {
    await page.locator("#q").fill("Rennes");
    await page.getByRole("button", { name: "Chercher" }).click();
    await page.getByText("Autour de Rennes (35000).").waitFor();
    assert.match(await page.locator(".entries li").first().textContent(), /Rennes/);
    assert.doesNotMatch(page.url(), /Rennes/);
    await fits(page);
    await picture(page, "stations-without-script");
    await page.getByRole("link", { name: "Faire une autre recherche" }).click();
    assert.equal(page.url(), address(`${PATH}?lang=fr`));
  });
});

test("in Arabic the page is mirrored, and French names and numbers are not", async () => {
  await visit({ path: `${PATH}?lang=ar`, colorScheme: "dark" }, async (page) => {
    assert.equal(await page.locator("html").getAttribute("dir"), "rtl");
    await find(page, "Rennes");
    const first = page.locator(STATION).first();
    await first.waitFor();
    const number = first.locator("a bdi").first();
    assert.equal(await number.evaluate((number) => getComputedStyle(number).direction), "ltr");
    assert.match(await number.textContent(), /^0\d(\u00A0\d\d){4}$/);
    const said = await page.locator(RESULTS).textContent();
    assert.match(said, /\d/);
    assert.doesNotMatch(said, /[\u0660-\u0669]/, "the figures are those that a French telephone bears");
    await fits(page);
    await accessible(page);
    await picture(page, "stations-arabic");
  });
});

test("everything works by keyboard", async () => {
  await visit({ path: PATH }, async (page) => {
    await page.locator("vigie-stations #place").focus();
    await page.keyboard.type("Metz");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Enter");
    await page.locator(STATION).first().waitFor();
    const focused = () => page.evaluate(() => {
      let active = document.activeElement;
      while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
      return active?.textContent ?? "";
    });
    let reached = "";
    for (let presses = 0; presses < 30 && !/Appeler/.test(reached); presses += 1) {
      await page.keyboard.press("Tab");
      reached = await focused();
    }
    assert.match(reached, /Appeler/);
  });
});
