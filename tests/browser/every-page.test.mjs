// Every page that Vigie has, in every language: valid HTML, no fault that axe
// knows, no wider than a small telephone, nothing asked of anybody else.
//
// axe takes 0.4 s a page on two slow cores. What one template makes in hundreds
// is looked at in one language whole, and in the others in turns.

import assert from "node:assert/strict";
import { before, test } from "node:test";

import { HtmlValidate } from "html-validate";

import { address, faults, fits, LANGUAGES, visit } from "./support.mjs";

const PAGE = { accept: "text/html" };
const FRAGMENT = { accept: "text/html;profile=fragment" };

// The rules of the HTML standard, none of them switched off.
const validator = new HtmlValidate({ root: true, extends: ["html-validate:standard"] });

let paths;

before(async () => {
  const sitemap = await text("/sitemap.xml");
  paths = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, loc]) => {
    const { pathname, search } = new URL(loc.replaceAll("&amp;", "&"));
    return pathname + search;
  });
});

async function ask(path, options) {
  const response = await fetch(address(path), options);
  assert.equal(response.status, 200, `${path} is answered with ${response.status}`);
  return response;
}

async function text(path, headers) {
  return (await ask(path, { headers })).text();
}

function sheets() {
  return paths.filter((path) => path.startsWith("/v1/sheets/"));
}

/** The faults of a page, each with where it stands. */
async function invalid(name, html) {
  const { results } = await validator.validateString(html, name);
  return results.flatMap(({ messages }) => messages)
    .map(({ ruleId, message, line, column }) => `${name}:${line}:${column} ${ruleId}: ${message}`);
}

/** The answers that lead to each question and each outcome of the guide. */
function ways(guide) {
  const way = new Map([[guide.first, []]]);
  const questions = new Map(guide.questions.map((question) => [question.id, question]));
  for (const [id, given] of way) {
    for (const answer of questions.get(id)?.answers ?? []) {
      if (!way.has(answer.go)) way.set(answer.go, [...given, [id, answer.id]]);
    }
  }
  return way;
}

/** The page of the guide after some answers, as the form would get it. */
async function step(guide, given, language) {
  const body = new URLSearchParams([["version", guide.version], ...given]);
  const response = await ask(`/v1/guide?lang=${language}`, { method: "POST", headers: PAGE, body });
  return response.text();
}

test("the sitemap has the pages of every language, and every sheet", async () => {
  for (const language of LANGUAGES) {
    for (const path of ["/", "/v1/sheets", "/v1/guide", "/v1/emergency-numbers", "/v1/phrases"]) {
      assert.ok(paths.includes(`${path}?lang=${language}`), `${path} in ${language}`);
    }
  }
  for (const language of ["fr", "en"]) {
    const { sheets } = JSON.parse(await text(`/v1/sheets?lang=${language}`));
    for (const { slug } of sheets) assert.ok(paths.includes(`/v1/sheets/${slug}?lang=${language}`), slug);
  }
});

test("every page and every fragment is valid HTML", async () => {
  const lists = LANGUAGES.flatMap((language) => [
    `/v1/sheets?audience=minor&lang=${language}`, `/v1/sheets?topic=children&lang=${language}`,
    `/v1/sheets?q=17&lang=${language}`, `/v1/sheets?q=%3Cxyzzy%22&lang=${language}`,
    `/v1/emergency-numbers?territory=new_caledonia&need=text&lang=${language}`,
    `/v1/phrases/ckb?lang=${language}`, `/v1/phrases/fr?lang=${language}`,
  ]);
  const found = [];
  for (const path of [...paths, ...lists]) {
    found.push(...await invalid(path, await text(path, PAGE)));
  }
  for (const path of sheets()) {
    const fragment = await text(path, FRAGMENT);
    assert.match(fragment, /^<article class="vigie-sheet" lang=/);
    // What somebody who sets it into a page of theirs has around it.
    const html = `<!DOCTYPE html>\n<html lang="en">\n<head><title>Elsewhere</title></head>\n<body>\n${fragment}</body>\n</html>\n`;
    found.push(...await invalid(`fragment ${path}`, html));
  }
  assert.deepEqual(found, []);
});

test("every step of the guide is valid HTML in every language", async () => {
  const guide = JSON.parse(await text("/v1/guide?lang=fr"));
  const found = [];
  for (const language of LANGUAGES) {
    for (const [id, given] of ways(guide)) {
      found.push(...await invalid(`guide ${id} ${language}`, await step(guide, given, language)));
    }
  }
  assert.deepEqual(found, []);
});

test("every page is accessible, fits a telephone and loads nothing but itself", async () => {
  await visit({}, async (page) => {
    const found = [];
    for (const path of paths) {
      await page.goto(address(path));
      const { lang, dir } = await page.evaluate(() => ({ lang: document.documentElement.lang, dir: document.documentElement.dir }));
      const language = new URL(address(path)).searchParams.get("lang");
      assert.deepEqual([lang, dir], [language, language === "ar" ? "rtl" : "ltr"], path);
      await fits(page);
      for (const fault of await faults(page)) found.push([path, ...fault]);
    }
    assert.deepEqual(found, []);
  });
});

test("in dark colours every text can be told from what is behind it", async () => {
  await visit({ colorScheme: "dark" }, async (page) => {
    const found = [];
    // Sheets share one template: one in each language shows all there is.
    const shown = paths.filter((path) => !path.startsWith("/v1/sheets/") || path.includes("/domestic-violence?"));
    for (const path of shown) {
      await page.goto(address(path));
      for (const fault of await faults(page, { runOnly: ["color-contrast"] })) found.push([path, ...fault]);
    }
    assert.deepEqual(found, []);
  });
});

test("lists of a topic, and searches with and without hits, are accessible and fit a telephone", async () => {
  const { topics } = JSON.parse(await text("/v1/topics?lang=fr"));
  assert.ok(topics.length > 10, `${topics.length} topics`);
  // A path, and whether sheets are found there.
  const lists = topics.map(({ topic }) => [`/v1/sheets?topic=${topic}&lang=fr`, true]);
  // Arabic is laid out the other way round, with what was typed in another script.
  for (const language of ["fr", "ar"]) {
    lists.push(
      [`/v1/sheets?q=v%C3%A9lo&lang=${language}`, true], [`/v1/sheets?q=xyzzy&lang=${language}`, false],
      [`/v1/sheets?topic=theft&q=xyzzy&lang=${language}`, false], [`/v1/sheets?audience=minor&lang=${language}`, true],
    );
  }
  await visit({}, async (page) => {
    const found = [];
    for (const [path, hits] of lists) {
      await page.goto(address(path));
      assert.equal(await page.locator(".entries h3 a").count() > 0, hits, path);
      await fits(page);
      for (const fault of await faults(page)) found.push([path, ...fault]);
    }
    assert.deepEqual(found, []);
  });
});

test("every question and outcome of the guide is accessible and fits a telephone", async () => {
  const guide = JSON.parse(await text("/v1/guide?lang=fr"));
  const steps = [...ways(guide)];
  assert.equal(steps.length, guide.questions.length + guide.outcomes.length);
  await visit({ path: "/v1/guide?lang=fr" }, async (page) => {
    const found = [];
    for (const [index, [id, given]] of steps.entries()) {
      // All of them in French; the other languages take turns: all in all of
      // them would be a thousand pages of one template.
      for (const language of new Set(["fr", LANGUAGES[index % LANGUAGES.length]])) {
        const html = await step(guide, given, language);
        const path = address(`/v1/guide?lang=${language}`);
        await page.route(path, (route) => route.fulfill({ body: html, contentType: "text/html; charset=utf-8" }));
        await page.goto(path);
        // What is looked at is the step, not the first page once more.
        assert.equal(await page.locator("main input[type=radio]").count() > 0, guide.questions.some((question) => question.id === id), id);
        await fits(page);
        for (const fault of await faults(page)) found.push([id, language, ...fault]);
        await page.unroute(path);
      }
    }
    assert.deepEqual(found, []);
  });
});
