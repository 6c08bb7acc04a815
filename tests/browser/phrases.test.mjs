// The phrasebook as two people use it who point at one screen, in headless
// Chromium: every language, and those that run from right to left as they are
// read.

import assert from "node:assert/strict";
import { before, test } from "node:test";

import { accessible, address, DESK, faults, fits, LANGUAGES, picture, visit } from "./support.mjs";

let languages;

before(async () => {
  const response = await fetch(address("/v1/phrases"), { headers: { accept: "application/json" } });
  ({ languages } = await response.json());
});

/** Where the first letter and the last of each text stand that is in sight. */
function ends(page, selector) {
  return page.locator(selector).evaluateAll((all) => all.filter((element) => element.checkVisibility()).map((element) => {
    const text = element.firstChild;
    const place = (at) => {
      const range = document.createRange();
      range.setStart(text, at);
      range.setEnd(text, at + 1);
      return range.getBoundingClientRect();
    };
    const words = text.data.replace(/\u00a0\*$/, "");
    const [first, last] = [place(0), place(words.length - 1)];
    return { words, first: first.left, last: last.left, lines: Math.round((last.top - first.top) / 20) };
  }));
}

test("a language is found by its own name, and the way back leads to the others", async () => {
  await visit({ path: "/v1/phrases?lang=fr" }, async (page) => {
    const links = page.locator(".books a");
    assert.equal(await links.count(), languages.length);
    for (const [index, { tag, own_name: own, direction }] of languages.entries()) {
      const name = links.nth(index).locator("span").first();
      assert.deepEqual(
        [await name.textContent(), await name.getAttribute("lang"), await name.getAttribute("dir")],
        [own, tag, direction],
      );
      assert.ok((await links.nth(index).boundingBox()).height >= 44, tag);
    }
    await picture(page, "phrasebooks");
    await links.filter({ hasText: "پښتو" }).click();
    assert.equal(page.url(), address("/v1/phrases/ps?lang=fr"));
    await page.getByRole("link", { name: "Autres langues" }).click();
    assert.equal(page.url(), address("/v1/phrases?lang=fr"));
  });
});

for (const [tag, lang] of [["ar", "fr"], ["ar", "ar"], ["he", "fr"], ["ckb", "de"]]) {
  test(`${tag} is read from right to left beside French, on a page in ${lang}`, async () => {
    await visit({ path: `/v1/phrases/${tag}?lang=${lang}` }, async (page) => {
      await accessible(page);
      await fits(page);
      const own = await page.locator(`main [lang="${tag}"]`).evaluateAll((all) => all.map((element) => [element.dir, getComputedStyle(element).direction]));
      assert.ok(own.length > 100, `${own.length} phrases`);
      for (const found of own) assert.deepEqual(found, ["rtl", "rtl"]);
      const french = await page.locator('main [lang="fr"]').evaluateAll((all) => all.map((element) => [element.dir, getComputedStyle(element).direction]));
      for (const found of french) assert.deepEqual(found, ["ltr", "ltr"]);
      // What ends a sentence stands where the sentence ends.
      const leftwards = await ends(page, `.phrases [lang="${tag}"]`);
      for (const { words, first, last, lines } of leftwards) {
        if (lines === 0) assert.ok(last < first, words);
      }
      const rightwards = await ends(page, '.phrases [lang="fr"]');
      for (const { words, first, last, lines } of rightwards) {
        if (lines === 0) assert.ok(first < last, words);
      }
      // The title, the numbers above it, and both languages of the first phrase.
      const window = page.viewportSize();
      const [right] = await page.locator(`.phrases [lang="${tag}"]`).evaluateAll((all) => all.map((element) => {
        const range = document.createRange();
        range.selectNodeContents(element);
        return range.getBoundingClientRect().right;
      }));
      assert.ok(right > window.width - 40, "a line begins at the right edge");
      const first = await page.locator("body a:not(.skip)").evaluateAll((all) => all.slice(0, 3).map((link) => link.getAttribute("href")));
      assert.deepEqual(first, ["tel:17", "tel:112", "sms:114"]);
      await picture(page, `phrases-${tag}-${lang}`);
    });
  });
}

for (const javaScriptEnabled of [true, false]) {
  test(`a question opens and shows its answers ${javaScriptEnabled ? "with" : "without"} script`, async () => {
    await visit({ path: "/v1/phrases/ar?lang=fr#question", javaScriptEnabled, viewport: DESK }, async (page) => {
      const question = page.locator("summary", { hasText: "Pouvez-vous partir" });
      const answers = question.locator("xpath=following-sibling::ul/li");
      assert.ok(await answers.count() > 1);
      assert.ok(!await answers.first().isVisible());
      assert.ok((await question.boundingBox()).height >= 44);
      await question.focus();
      await page.keyboard.press("Enter");
      assert.ok(await answers.first().isVisible());
      await question.click();
      assert.ok(!await answers.first().isVisible());
      await question.click();
      if (javaScriptEnabled) {
        await accessible(page);
        await question.scrollIntoViewIfNeeded();
        await picture(page, "phrases-ar-question");
      }
    });
  });
}

test("the page of every language is accessible and fits a telephone, by day and by night", async () => {
  const all = !process.env.VIGIE_LANGUAGES;
  await visit({}, async (page) => {
    const found = [];
    for (const { tag, count } of languages.filter(({ tag }) => all || LANGUAGES.includes(tag))) {
      await page.goto(address(`/v1/phrases/${tag}?lang=fr`));
      assert.ok(await page.locator(`.phrases [lang="${tag}"]`).count() >= count - 1, tag);
      await fits(page);
      for (const fault of await faults(page)) found.push([tag, ...fault]);
    }
    await page.emulateMedia({ colorScheme: "dark" });
    for (const fault of await faults(page, { runOnly: ["color-contrast"] })) found.push(["dark", ...fault]);
    assert.deepEqual(found, []);
  });
});
