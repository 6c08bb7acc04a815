// Sheets, guide and numbers, used as people use them, in headless Chromium:
// on a telephone and a desk, with and without script, colours, style, a mouse.

import assert from "node:assert/strict";
import { test } from "node:test";

import { accessible, address, DESK, fits, picture, visit } from "./support.mjs";

const DIRECTIONS = { fr: "ltr", en: "ltr", es: "ltr", de: "ltr", it: "ltr", pt: "ltr", ar: "rtl", uk: "ltr", tr: "ltr", zh: "ltr" };
const TITLE = /^Que se passe-t-il\s\? Le guide – Vigie$/;

/** The links to numbers whose figures are broken over lines or out of order. */
function brokenNumbers(page) {
  return page.locator('a[href^="tel:"], a[href^="sms:"]').evaluateAll((links) => links.filter((link) => {
    const texts = document.createTreeWalker(link, NodeFilter.SHOW_TEXT);
    const places = [];
    while (texts.nextNode()) {
      // A number is figures, in groups that no plain space parts.
      for (const { 0: number, index } of texts.currentNode.data.matchAll(/\d(?:[\u00a0\u202f]?\d)*/g)) {
        places.push([...number].map((_, at) => {
          const range = document.createRange();
          range.setStart(texts.currentNode, index + at);
          range.setEnd(texts.currentNode, index + at + 1);
          return range.getBoundingClientRect();
        }));
      }
    }
    return places.some((figures) => figures.some(({ left, top }, at) => (
      at > 0 && (left <= figures[at - 1].left || Math.abs(top - figures[at - 1].top) > 2))));
  }).map((link) => link.outerHTML));
}

/** What is pressed rather than read, and too low for a thumb. */
function lowTargets(page) {
  const pressed = '.emergency a, nav a, button, select, input[type="search"], .choice, .numbers p a, .entries p a, section a[href^="tel:"]';
  return page.locator(pressed).evaluateAll((all) => all
    .filter((element) => element.checkVisibility() && element.getBoundingClientRect().height < 44)
    .map((element) => element.outerHTML));
}

/** Where the browser has been, as its history keeps it. */
async function remembered(page) {
  const devtools = await page.context().newCDPSession(page);
  const { entries } = await devtools.send("Page.getNavigationHistory");
  return entries.filter(({ url }) => url !== "about:blank").map(({ url, title }) => [url, title]);
}

/** Chooses an answer of the guide and goes on. */
async function choose(page, answer) {
  await page.getByLabel(answer).check();
  await page.getByRole("button", { name: "Continuer" }).click();
}

/** To an outcome about violence in a couple. */
async function followGuide(page) {
  await choose(page, "Non, personne n’est en danger maintenant");
  await choose(page, "Violences : couple, famille, sexuelles, agression");
  await choose(page, "Mon partenaire ou mon ex me fait du mal");
  await page.getByRole("heading", { name: "Vers qui vous tourner" }).waitFor();
}

test("from the first page, links lead to the guide, the sheets and the numbers", async () => {
  for (const [language, direction] of Object.entries(DIRECTIONS)) {
    await visit({ path: `/?lang=${language}` }, async (page) => {
      assert.equal(await page.locator("html").getAttribute("dir"), direction);
      const links = page.getByRole("navigation").first().getByRole("link");
      const targets = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href")));
      const paths = ["/", "/v1/guide", "/stations", "/v1/sheets", "/v1/emergency-numbers", "/v1/phrases"];
      assert.deepEqual(targets, paths.map((path) => `${path}?lang=${language}`));
      assert.deepEqual(await lowTargets(page), []);
      // The first leads to where this is.
      for (const index of [...targets.keys()].slice(1)) {
        await links.nth(index).click();
        assert.equal(page.url(), address(targets[index]));
        assert.equal(await page.locator("html").getAttribute("lang"), language);
        await page.goBack();
      }
    });
  }
});

for (const viewport of [undefined, DESK]) {
  for (const javaScriptEnabled of [true, false]) {
    const seen = `${viewport ? "desk" : "phone"}-${javaScriptEnabled ? "script" : "no-script"}`;

    test(`sheets are found by topic, words and age (${seen})`, async () => {
      await visit({ path: "/v1/sheets?lang=fr", javaScriptEnabled, ...(viewport && { viewport }) }, async (page) => {
        const titles = page.locator(".entries h3 a");
        const all = await titles.count();
        assert.ok(all > 50, `${all} sheets`);
        if (javaScriptEnabled) await picture(page, `sheets-${seen}`);
        await page.getByRole("link", { name: "Véhicules et vélos" }).click();
        assert.equal(await page.getByRole("heading", { level: 1 }).textContent(), "Véhicules et vélos");
        assert.ok(await titles.count() > 0 && await titles.count() < all);

        await page.getByLabel("Que se passe-t-il ?").fill("mon velo a été vollé");
        await page.getByRole("button", { name: "Chercher" }).click();
        assert.match(await titles.first().textContent(), /vélo/i);
        await fits(page);
        await titles.first().click();
        assert.match(await page.getByRole("heading", { level: 1 }).textContent(), /vélo/i);

        await page.getByRole("link", { name: "Fiches et conseils" }).click();
        await page.getByLabel("Que se passe-t-il ?").fill("xyzzy");
        await page.getByRole("button", { name: "Chercher" }).click();
        await page.getByText("Aucune fiche ne correspond").waitFor();
        await page.getByRole("main").getByRole("link", { name: "Le guide" }).waitFor();

        await page.getByRole("link", { name: "Espace mineurs" }).click();
        await page.getByRole("link", { name: "Chez moi, on me fait du mal" }).waitFor();
        assert.deepEqual(await lowTargets(page), []);
      });
    });

    test(`the guide leads to an outcome and tells nobody (${seen})`, async () => {
      await visit({ path: "/v1/guide?lang=fr", javaScriptEnabled, ...(viewport && { viewport }) }, async (page, requests) => {
        const start = address("/v1/guide?lang=fr");
        await page.getByRole("button", { name: "Continuer" }).click();
        assert.equal(await page.getByRole("group").count(), 1, "no answer, no next question");
        await followGuide(page);
        assert.match(await page.getByRole("main").textContent(), /3919/);
        assert.match(await page.title(), TITLE, "a title does not tell what was advised");
        await fits(page);
        assert.deepEqual(await lowTargets(page), []);
        if (javaScriptEnabled) {
          await accessible(page);
          await picture(page, `guide-outcome-${seen}`);
        }

        await page.getByRole("button", { name: "Revenir à la question précédente" }).click();
        await page.getByText("Que s’est-il passé ?").waitFor();
        await page.getByRole("button", { name: "Revenir à la question précédente" }).click();
        await page.getByText("De quoi s’agit-il ?").waitFor();
        await page.getByRole("link", { name: "Recommencer" }).click();
        await page.getByLabel("Oui, et je peux parler au téléphone").waitFor();

        for (const [url, title] of await remembered(page)) {
          assert.equal(url, start);
          assert.match(title, TITLE);
        }
        for (const request of requests.filter((request) => request.isNavigationRequest())) {
          assert.equal(request.url(), start);
          assert.doesNotMatch((await request.allHeaders()).referer ?? "", /partner|violence/);
        }
      });
    });

    test(`numbers are shown for a territory and for those who cannot speak (${seen})`, async () => {
      await visit({ path: "/v1/emergency-numbers?lang=fr", javaScriptEnabled, ...(viewport && { viewport }) }, async (page) => {
        const calls = page.locator('.numbers a[href^="tel:"]');
        const everywhere = await calls.count();
        assert.ok(everywhere > 10);
        assert.deepEqual(await lowTargets(page), []);
        if (seen === "phone-script") await picture(page, `numbers-${seen}`);
        await page.getByLabel("Où êtes-vous ?").selectOption("Nouvelle-Calédonie");
        await page.getByRole("button", { name: "Afficher" }).click();
        assert.equal(await page.getByLabel("Où êtes-vous ?").inputValue(), "new_caledonia");
        assert.ok(await calls.count() > 0 && await calls.count() < everywhere);
        assert.equal(await page.locator('.numbers a[href="tel:112"]').count(), 0, "112 does not answer there");

        await page.getByLabel("Où êtes-vous ?").selectOption("Partout en France");
        await page.getByLabel("Seulement par écrit, sans parler").check();
        await page.getByRole("button", { name: "Afficher" }).click();
        assert.equal(await page.locator('.numbers a[href="sms:114"]').count(), 1);
        assert.equal(await page.locator('.numbers a[href="tel:17"]').count(), 0);
        assert.ok(await page.getByLabel("Seulement par écrit, sans parler").isChecked());
        await fits(page);
      });
    });
  }
}

test("the guide works by keyboard alone, and one sees where one is", async () => {
  await visit({ path: "/v1/guide?lang=fr" }, async (page) => {
    await page.keyboard.press("Tab");
    const skip = page.getByRole("link", { name: "Aller au contenu" });
    assert.ok((await skip.boundingBox()).x >= 0, "the way to the content shows itself");
    await page.keyboard.press("Enter");
    for (const steps of [3, 0, 0]) {
      await page.keyboard.press("Tab");
      assert.equal(await page.evaluate(() => document.activeElement.type), "radio");
      const outline = await page.locator(".choice:has(:focus-visible)").evaluate((card) => getComputedStyle(card).outlineStyle);
      assert.equal(outline, "solid");
      await page.keyboard.press("Space");
      for (let step = 0; step < steps; step += 1) await page.keyboard.press("ArrowDown");
      if (steps) await picture(page, "guide-keyboard");
      await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
      // From the top again, past the way out and the emergency numbers.
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
    }
    await page.getByRole("heading", { name: "Vers qui vous tourner" }).waitFor();
  });
});

// Further on, the browser asks before it sends answers again, since no cache may
// hold them: the page's own button is the way back there.
test("from the second question the window's own way back leads to the first", async () => {
  await visit({ path: "/v1/guide?lang=fr" }, async (page) => {
    await choose(page, "Non, personne n’est en danger maintenant");
    await page.getByText("De quoi s’agit-il ?").waitFor();
    await page.goBack();
    await page.getByText("Quelqu’un est-il en danger").waitFor();
  });
});

test("whatever has the focus can be seen to have it", async () => {
  for (const path of ["/v1/sheets?lang=fr&topic=vehicles", "/v1/emergency-numbers?lang=fr&need=text", "/v1/sheets/domestic-violence?lang=ar"]) {
    await visit({ path }, async (page) => {
      const bare = [];
      for (let stops = 0; stops < 40; stops += 1) {
        await page.keyboard.press("Tab");
        const [html, width] = await page.evaluate(() => {
          let active = document.activeElement;
          while (active.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
          const { outlineStyle, outlineWidth } = getComputedStyle(active);
          return [active.outerHTML, outlineStyle === "none" ? 0 : parseFloat(outlineWidth)];
        });
        if (width < 2 && !html.startsWith("<body")) bare.push(html);
      }
      assert.deepEqual(bare, []);
    });
  }
});

for (const [language, direction] of Object.entries(DIRECTIONS)) {
  test(`a sheet can be read in ${language}, by day and by night`, async () => {
    await visit({ path: `/v1/sheets/domestic-violence?lang=${language}` }, async (page) => {
      const html = page.locator("html");
      assert.deepEqual([await html.getAttribute("lang"), await html.getAttribute("dir")], [language, direction]);
      const first = await page.locator("body a:not(.skip)").evaluateAll((all) => all.slice(0, 3).map((link) => link.getAttribute("href")));
      assert.deepEqual(first, ["tel:17", "tel:112", "sms:114"]);
      const { y, height } = await page.locator(".emergency").boundingBox();
      assert.ok(y + height < 300, "the numbers leave room for the title");
      assert.ok((await page.getByRole("heading", { level: 1 }).boundingBox()).y < 700, "the title is seen without scrolling");
      assert.deepEqual(await brokenNumbers(page), []);
      assert.deepEqual(await lowTargets(page), []);
      const [box, window] = [await page.getByRole("navigation").first().getByRole("link").first().boundingBox(), page.viewportSize()];
      assert.equal(direction === "rtl", box.x + box.width > window.width / 2 + 20, "the first link stands where a line begins");
      const languages = page.locator(".languages a");
      assert.equal(await languages.count(), 10);
      assert.equal(await page.locator(".languages [aria-current]").getAttribute("lang"), language);
      await page.emulateMedia({ colorScheme: "dark" });
      const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor.match(/\d+/g).map(Number));
      assert.ok(Math.max(...paper) < 64, `the paper is dark: ${paper}`);
      if (language === "ar") await picture(page, `sheet-dark-${language}`);
      await page.emulateMedia({ colorScheme: "light" });
      if (["ar", "fr"].includes(language)) await picture(page, `sheet-${language}`);
    });
  });
}

test("numbers are whole and read from left to right in Arabic", async () => {
  for (const path of ["/v1/emergency-numbers", "/v1/sheets/sexual-violence", "/v1/sheets/call-for-help", "/v1/sheets/sextortion", "/"]) {
    await visit({ path: `${path}?lang=ar` }, async (page) => {
      assert.ok(await page.locator('a[href^="tel:"]').count() > 1);
      assert.deepEqual(await brokenNumbers(page), []);
      if (path.endsWith("numbers")) await picture(page, "numbers-ar");
    });
  }
});

test("a sheet is printed black on white, without what only a screen can do", async () => {
  await visit({ path: "/v1/sheets/domestic-violence?lang=fr", colorScheme: "dark" }, async (page) => {
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    for (const nav of await page.getByRole("navigation").all()) assert.ok(!await nav.isVisible());
    assert.ok(await page.locator(".emergency").isVisible());
    for (const element of ["body", ".emergency", ".emergency a", "main a"]) {
      const { color, background } = await page.locator(element).first().evaluate((element) => {
        const style = getComputedStyle(element);
        return { color: style.color, background: style.backgroundColor };
      });
      assert.match(background, /^rgba\(0, 0, 0, 0\)$|^rgb\(255, 255, 255\)$/, element);
      assert.ok(Math.max(...color.match(/\d+/g).slice(0, 2).map(Number)) < 90, `${element} is ${color}`);
    }
    await picture(page, "sheet-print");
  });
});

test("without a style sheet everything is there, in its order", async () => {
  for (const path of ["/v1/sheets/domestic-violence", "/v1/sheets", "/v1/guide", "/v1/emergency-numbers", "/"]) {
    await visit({ path: `${path}?lang=fr` }, async (page) => {
      await page.route("**/*.css", (route) => route.fulfill({ body: "", contentType: "text/css" }));
      await page.reload();
      const order = await page.locator('aside, body > nav, main, footer').evaluateAll((all) => all.map((element) => element.localName));
      assert.deepEqual(order, ["aside", "main", "nav", "footer"]);
      const levels = await page.locator("h1, h2, h3, h4").evaluateAll((all) => all.filter((heading) => heading.checkVisibility()).map((heading) => Number(heading.localName[1])));
      assert.equal(levels.filter((level) => level === 1).length, 1);
      // The numbers come before the title, as the only heading that does.
      assert.deepEqual(levels.slice(0, 2), [2, 1]);
      for (let at = 2; at < levels.length; at += 1) assert.ok(levels[at] <= levels[at - 1] + 1, `${path}: ${levels}`);
      await fits(page);
      await accessible(page);
      if (path.includes("domestic")) await picture(page, "sheet-without-style");
    });
  }
});
