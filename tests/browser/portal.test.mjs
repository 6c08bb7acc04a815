// The portal, and the way out of it, in headless Chromium.

import assert from "node:assert/strict";
import { test } from "node:test";

import { accessible, address, fits, LANGUAGES, LOOKS, neutral, origin, PHONE, picture, visit, visitEach } from "./support.mjs";

const PAGES = ["/", "/safety", "/stations", "/chat", "/follow", "/minors"];

test("danger comes first, and then a conversation in one tap", async () => {
  await visit({}, async (page) => {
    const links = await page.locator("body a:not(.skip)").evaluateAll((all) => all.slice(0, 4).map((link) => link.getAttribute("href")));
    assert.deepEqual(links, ["tel:17", "tel:112", "sms:114", "/chat?lang=fr"]);
    const box = await page.locator(".emergency a").first().boundingBox();
    assert.ok(box.y + box.height < PHONE.height / 3, "a frightened person sees them at once");
    const write = await page.locator(".first-step a").boundingBox();
    assert.ok(write.y < PHONE.height * 0.75, `the conversation is seen without scrolling, at ${write.y} px`);
    assert.ok(write.height >= 44);
  });
});

test("every page is in every language, light and dark, on a telephone and a desk", async () => {
  const spoken = PAGES.flatMap((path) => LANGUAGES.map((language) => ({ path: `${path}?lang=${language}`, language })));
  await visitEach(spoken, async (page, { language }) => {
    assert.equal(await page.locator("html").getAttribute("lang"), language);
    await page.locator("vigie-exit").getByRole("button").waitFor();
    await fits(page);
    await accessible(page);
  });
  const looks = PAGES.flatMap((path) => LOOKS.map((look) => ({ path, ...look })));
  await visitEach(looks, async (page, { path, name }) => {
    await page.waitForLoadState("networkidle");
    await fits(page);
    await accessible(page);
    await picture(page, `portal${path === "/" ? "" : path.replace("/", "-")}-${name}`);
  });
});

test("what is loaded first is light, and nothing moves under a finger", async () => {
  for (const path of ["/", "/chat", "/follow", "/minors", "/stations", "/desk"]) {
    await visit({ path }, async (page, requests) => {
      await page.waitForLoadState("networkidle");
      const sizes = await Promise.all(requests.map(async (request) => {
        const { responseBodySize, responseHeadersSize } = await request.sizes();
        return responseBodySize + responseHeadersSize;
      }));
      const all = sizes.reduce((sum, size) => sum + size, 0);
      assert.ok(all <= 60_000, `${all} bytes for the first view of ${path}`);
      const moved = await page.evaluate(() => new Promise((resolve) => {
        new PerformanceObserver((list) => {
          resolve(list.getEntries().reduce((sum, entry) => sum + entry.value, 0));
        }).observe({ type: "layout-shift", buffered: true });
        setTimeout(() => resolve(0), 500);
      }));
      // The portal is where people come in danger. Elsewhere a line may take a
      // little less than it was given.
      assert.ok(moved <= (path === "/" ? 0 : 0.01), `${moved} of ${path} moves`);
    });
  }
});

for (const [how, leave] of [
  ["the button", (page) => page.locator("vigie-exit").getByRole("button").click()],
  ["Shift three times", async (page) => {
    for (let press = 0; press < 3; press += 1) await page.keyboard.press("Shift");
  }],
]) {
  test(`${how} leaves at once, and the way back leads nowhere`, async () => {
    await visit({ path: "/safety", elsewhere: true }, async (page, requests) => {
      const asked = await neutral(page);
      await page.locator("vigie-exit").getByRole("button").waitFor();
      await leave(page);
      await page.waitForURL((url) => url.origin !== origin);
      assert.equal(await page.title(), "Elsewhere");
      assert.equal((await asked[0].allHeaders()).referer, undefined, "it is told nothing");
      const left = requests.find((request) => request.url() === address("/v1/leave"));
      const headers = await (await left.response()).allHeaders();
      assert.equal(headers["clear-site-data"], "\"cache\", \"storage\"");
      await page.goBack().catch(() => undefined);
      assert.doesNotMatch(page.url(), /safety/);
    });
  });
}

test("a page that leaves is blank before anything is asked", async () => {
  await visit({ elsewhere: true }, async (page) => {
    await neutral(page);
    let answer;
    await page.route("**/v1/leave", (route) => { answer = () => route.continue(); });
    await page.locator("vigie-exit").getByRole("button").click();
    await page.waitForFunction(() => document.documentElement.hidden);
    assert.equal((await page.title()).trim(), "");
    assert.equal(await page.evaluate(() => document.body.childElementCount), 0);
    // Whatever the service does, nobody is kept for long.
    await page.waitForURL((url) => url.origin !== origin, { timeout: 5000 });
    await answer?.().catch(() => undefined);
  });
});

test("two presses of Shift, or three with another key between, leave nothing", async () => {
  await visit({}, async (page) => {
    await page.locator("vigie-exit").getByRole("button").waitFor();
    for (const key of ["Shift", "Shift", "a", "Shift"]) await page.keyboard.press(key);
    await page.locator("vigie-exit").getByRole("status").getByText(/Encore .?2.? fois/).waitFor({ state: "attached" });
    assert.equal(page.url(), address("/"));
  });
});

test("without script a form leaves", async () => {
  await visit({ path: "/safety", javaScriptEnabled: false, elsewhere: true }, async (page) => {
    await neutral(page);
    await page.getByRole("button", { name: "Quitter vite" }).click();
    await page.waitForURL((url) => url.origin !== origin);
  });
});
