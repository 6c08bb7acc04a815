// The elements for guide, advice and numbers, as a municipality sets them into a
// page of its own, in headless Chromium.

import assert from "node:assert/strict";
import { test } from "node:test";

import { accessible, address, DESK, fits, LANGUAGES, picture, visit } from "./support.mjs";

/** A page of the portal; what an element is set into is not what is tried here. */
const PATH = "/safety";

/** Shows an element alone on a page, with the portal's script. */
async function show(page, element, language = "fr") {
  await page.route((url) => url.pathname === PATH, async (route) => {
    const response = await route.fetch();
    const html = await response.text();
    const body = html.replace(/<main id="main">[^]*<\/main>/, `<main id="main"><h1>Ville</h1>${element}</main>`);
    await route.fulfill({ response, body });
  });
  await page.goto(address(`${PATH}?lang=${language}`));
}

/** What has the focus, within elements too. */
function focused(page) {
  return page.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active?.textContent?.trim().replace(/\s+/g, " ") ?? "";
  });
}

/** What is pressed rather than read, and too low for a thumb. */
function lowTargets(page, element) {
  return page.locator(`${element} :is(button, select, input, .action, .danger a)`).evaluateAll((all) => all
    .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 43.9)
    .map((one) => one.outerHTML));
}

/** Has the service answer nothing below a path until it is called again. */
async function silent(page, path) {
  const matches = (url) => url.pathname.startsWith(path);
  await page.route(matches, (route) => route.abort());
  return () => page.unroute(matches);
}

const STATES = {
  "vigie-guide": async (page) => {
    await page.getByRole("button", { name: "Non, personne n’est en danger maintenant" }).click();
    await page.getByRole("button", { name: "Violences : couple, famille, sexuelles, agression" }).click();
    await page.getByRole("button", { name: "Mon partenaire ou mon ex me fait du mal" }).click();
    await page.getByRole("heading", { name: "Vers qui vous tourner" }).waitFor();
  },
  "vigie-advice": async (page) => {
    await page.getByLabel("Que se passe-t-il ?").fill("mon velo a été vollé");
    await page.getByRole("button", { name: "Chercher" }).click();
    await page.locator("vigie-advice .entries a", { hasText: /vélo/i }).first().click();
    await page.locator("vigie-advice #sheet").waitFor();
  },
  "vigie-numbers": async (page) => {
    await page.locator('a[href="tel:3919"]').first().waitFor();
  },
};

const FIRST = {
  "vigie-guide": "vigie-guide .answers button",
  "vigie-advice": "vigie-advice .entries a",
  "vigie-numbers": "vigie-numbers .numbers h2",
};

for (const [element, use] of Object.entries(STATES)) {
  for (const [name, viewport] of Object.entries({ phone: undefined, desk: DESK })) {
    for (const colorScheme of ["light", "dark"]) {
      test(`<${element}> is whole (${name}, ${colorScheme})`, async () => {
        await visit({ path: PATH, colorScheme, ...(viewport && { viewport }) }, async (page) => {
          await show(page, `<${element}></${element}>`);
          for (const go of [() => page.locator(FIRST[element]).first().waitFor(), () => use(page)]) {
            await go();
            await fits(page);
            await accessible(page);
            assert.deepEqual(await lowTargets(page, element), []);
          }
          const links = page.locator(`${element} .danger a`);
          const called = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href")));
          assert.deepEqual(called, ["tel:17", "tel:112", "sms:114"]);
          await picture(page, `element-${element}-${name}-${colorScheme}`);
        });
      });
    }
  }

  test(`<${element}> speaks every language, from right to left too`, async () => {
    await visit({ path: PATH }, async (page) => {
      for (const language of LANGUAGES) {
        await show(page, `<${element}></${element}>`, language);
        await page.locator(FIRST[element]).first().waitFor();
        assert.equal(await page.locator(element).getAttribute("lang"), language);
        const direction = await page.locator(element).evaluate((one) => getComputedStyle(one).direction);
        assert.equal(direction, language === "ar" ? "rtl" : "ltr");
        const said = await page.locator(element).evaluate((one) => [...one.shadowRoot.children].map((child) => child.innerText).join("\n"));
        assert.ok(said.length > 100);
        assert.doesNotMatch(said, /\b(guide|advice|numbers?|sheet|site|portal)-[a-z]+-?[a-z]*\b/);
        await fits(page);
        await accessible(page);
        if (language === "ar") await picture(page, `element-${element}-arabic`);
      }
    });
  });

  test(`<${element}> says when nobody answers, and asks again`, async () => {
    await visit({ path: PATH }, async (page) => {
      const speak = await silent(page, "/v1/");
      await show(page, `<${element}></${element}>`);
      const told = page.locator(element).getByRole("status");
      await told.getByText(/appelez le 17 ou le 112, ou écrivez au 114/).waitFor();
      assert.ok(await page.locator(`${element} a[href="tel:17"]`).isVisible(), "whom to alert needs no answer");
      await accessible(page);
      await speak();
      await page.getByRole("button", { name: "Réessayer" }).click();
      await page.locator(FIRST[element]).first().waitFor();
      assert.equal(await page.getByRole("button", { name: "Réessayer" }).count(), 0);
    });
  });
}

test("the guide is answered by keyboard, leads back, and no address tells of it", async () => {
  await visit({ path: PATH }, async (page, requests) => {
    await show(page, "<vigie-guide></vigie-guide>");
    await page.locator(FIRST["vigie-guide"]).first().waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.localName), "body", "nothing moves by itself");
    await page.getByRole("button", { name: "Non, personne n’est en danger maintenant" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "De quoi s’agit-il ?" }).waitFor();
    await page.waitForFunction(() => document.querySelector("vigie-guide").shadowRoot.activeElement?.id === "step");
    assert.equal(await focused(page), "De quoi s’agit-il ?");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Revenir à la question précédente" }).waitFor();
    await page.getByRole("button", { name: "Revenir à la question précédente" }).click();
    await page.getByRole("heading", { name: "De quoi s’agit-il ?" }).waitFor();
    await page.getByRole("button", { name: "Recommencer" }).click();
    await page.getByText("Quelques questions, puis une réponse").waitFor();
    const asked = requests.filter((request) => request.url().includes("/v1/guide"));
    assert.ok(asked.length >= 4);
    for (const request of asked) {
      assert.equal(request.method(), "POST");
      assert.equal(request.url(), address("/v1/guide?lang=fr"));
    }
    assert.equal(page.url(), address(`${PATH}?lang=fr`));
  });
});

test("answers to a guide that has changed lead to its first question, and it says so", async () => {
  await visit({ path: PATH }, async (page) => {
    await show(page, "<vigie-guide></vigie-guide>");
    await page.route("**/v1/guide?*", (route) => {
      const body = JSON.parse(route.request().postData());
      return route.continue({ postData: JSON.stringify(body.answers.length ? { ...body, version: "0" } : body) });
    });
    await page.locator(FIRST["vigie-guide"]).first().click();
    await page.getByText("Recommencez à la première question").waitFor();
    await page.getByText("Quelques questions, puis une réponse").waitFor();
  });
});

test("a guide that leads to a station or the chat leads there at the service", async () => {
  await visit({ path: PATH }, async (page) => {
    const guide = await (await page.request.get(address("/v1/guide?lang=fr"))).json();
    const kinds = guide.outcomes.flatMap(({ actions }) => actions.map(({ kind }) => kind));
    assert.ok(kinds.includes("station") && kinds.includes("chat"));
    const outcome = guide.outcomes.find(({ actions }) => actions.some(({ kind }) => kind === "station"));
    await page.route("**/v1/guide?*", (route) => route.fulfill({ json: {
      emergency: guide.emergency, version: guide.version, language: "fr", because: [], outcome,
    } }));
    await show(page, "<vigie-guide></vigie-guide>");
    const link = page.locator("vigie-guide").getByRole("link", { name: "Commissariats et brigades près de moi" });
    assert.equal(await link.first().getAttribute("href"), address("/stations?lang=fr"));
  });
});

test("leaving takes what was answered off the page", async () => {
  await visit({ path: PATH }, async (page) => {
    await show(page, "<vigie-guide></vigie-guide>");
    await STATES["vigie-guide"](page);
    await page.evaluate(() => dispatchEvent(new Event("vigie-leaving")));
    await page.getByRole("heading", { name: "Vers qui vous tourner" }).waitFor({ state: "detached" });
  });
});

test("sheets are chosen by attribute, topic and words, and one that is not there is said", async () => {
  await visit({ path: PATH }, async (page) => {
    await show(page, '<vigie-advice audience="minor"></vigie-advice>');
    const titles = page.locator("vigie-advice .entries a");
    await titles.first().waitFor();
    const forMinors = await titles.count();
    const list = await (await page.request.get(address("/v1/sheets?audience=minor&lang=fr"))).json();
    assert.equal(forMinors, list.sheets.length);
    await page.getByLabel("Thèmes").selectOption("cyber");
    await page.getByRole("button", { name: "Chercher" }).click();
    await page.waitForFunction((before) => document.querySelector("vigie-advice").shadowRoot.querySelectorAll(".entries a").length < before, forMinors);
    await page.waitForFunction(() => document.querySelector("vigie-advice").shadowRoot.activeElement?.id === "found");
    await page.getByLabel("Que se passe-t-il ?").fill("xyzzy");
    await page.getByRole("button", { name: "Chercher" }).click();
    await page.getByText("Aucune fiche ne correspond").waitFor();
    await accessible(page);
  });
});

test("a sheet opens in place with its danger first, sources and date, and leads back", async () => {
  await visit({ path: PATH }, async (page) => {
    await show(page, '<vigie-advice sheet="domestic-violence"></vigie-advice>');
    const sheet = page.locator("vigie-advice #sheet");
    await sheet.waitFor();
    const text = await sheet.innerText();
    assert.ok(text.indexOf("17") < text.indexOf("Sources"), "danger first");
    assert.match(text, /Sources[^]*Fiche vérifiée le \d\d\/\d\d\/\d{4}\./);
    const headings = await sheet.locator("h2, h3, h4").evaluateAll((all) => all.map(({ localName }) => Number(localName[1])));
    headings.reduce((before, level) => { assert.ok(level <= before + 1); return level; }, 2);
    for (const href of await sheet.locator("a").evaluateAll((all) => all.map(({ href }) => href))) {
      assert.match(href, /^(https?:|tel:|sms:)/);
    }
    await accessible(page);
    await sheet.locator("section li a[href*='/v1/sheets/']").first().click();
    await page.waitForFunction((before) => document.querySelector("vigie-advice").shadowRoot.querySelector("#sheet").innerText !== before, text);
    assert.equal(page.url(), address(`${PATH}?lang=fr`));
    await page.getByRole("button", { name: "Toutes les fiches" }).click();
    await page.locator("vigie-advice .entries a").first().waitFor();
  });
});

test("nothing that a sheet is not made of comes to be on the page", async () => {
  await visit({ path: PATH, expected: /Content Security Policy/ }, async (page) => {
    await page.route("**/v1/sheets/*", (route) => route.fulfill({
      contentType: "text/html",
      body: `<article class="vigie-sheet"><h2 onclick="alert(1)" style="color: red">Titre</h2>
        <script>globalThis.ran = true</script><img src="/x.png" onerror="globalThis.ran = true">
        <p><a href="javascript:globalThis.ran=true">un</a> <a href="/v1/guide">deux</a></p>
        <iframe src="/"></iframe><form action="/"><input></form><svg><a href="/">x</a></svg></article>`,
    }));
    await show(page, '<vigie-advice sheet="anything" framed></vigie-advice>');
    const sheet = page.locator("vigie-advice #sheet");
    await sheet.getByText("Titre").waitFor();
    const names = await sheet.locator("*").evaluateAll((all) => all.map(({ localName, attributes }) => [localName, ...[...attributes].map(({ name }) => name)].join(" ")));
    assert.deepEqual(names, ["article class", "h2", "p", "a", "a href"]);
    assert.equal(await page.evaluate(() => globalThis.ran), undefined);
  });
});

test("numbers are those of a territory, a need and a setting", async () => {
  await visit({ path: PATH }, async (page) => {
    await show(page, '<vigie-numbers territory="reunion" need="text"></vigie-numbers>');
    const names = page.locator(FIRST["vigie-numbers"]);
    await names.first().waitFor();
    const list = await (await page.request.get(address("/v1/emergency-numbers?territory=reunion&need=text&lang=fr"))).json();
    assert.deepEqual(await names.allTextContents(), list.numbers.map(({ name }) => name));
    assert.ok(await page.locator('vigie-numbers a[href="sms:114"]').count() > 0);
    await page.locator("vigie-numbers").evaluate((element) => element.setAttribute("setting", "sea"));
    await page.waitForFunction((before) => document.querySelector("vigie-numbers").shadowRoot.querySelectorAll(".numbers h2").length !== before, list.numbers.length);
    await page.locator("vigie-numbers").evaluate((element) => element.setAttribute("territory", "nowhere"));
    await page.getByRole("button", { name: "Réessayer" }).waitFor();
  });
});

test("hours, languages and whom a number is for are said in the reader's words", async () => {
  await visit({ path: PATH }, async (page) => {
    await show(page, "<vigie-numbers></vigie-numbers>");
    const entry = page.locator("vigie-numbers li", { has: page.getByRole("heading", { name: "Enfance en danger" }) }).first();
    const text = await entry.innerText();
    assert.match(text, /24 h sur 24, 7 jours sur 7/);
    assert.match(text, /Pour qui\n.*enfants et adolescents/);
    assert.match(text.replace(/[\u2066-\u2069]/g, ""), /Vérifié le \d+ \p{L}+ \d{4}\./u);
    const all = await page.locator("vigie-numbers .numbers").innerText();
    assert.match(all, /Arabic|العربية/);
    assert.match(all, /heure de Paris|heure locale/);
  });
});
