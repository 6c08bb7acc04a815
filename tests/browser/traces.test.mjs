// What is left on a device: a person comes by the portal, holds a conversation, leaves
// in a hurry and closes the browser. Then every file of the browser's profile is read.

import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { chromium } from "playwright-core";

import { begin, chat, confirm, message, said, write } from "./citizen.mjs";
import { Door } from "./network.mjs";
import { Officer } from "./officer.mjs";
import { LAUNCH, neutral, origin, PHONE } from "./support.mjs";

/** What the safety page admits: that pages which anybody can open were opened, and
 * parts of them, which are the same for all. */
const ADMITTED = /^\/(chat|web\/[\w-]+\.(js|wasm|css))?$/;

/** Where addresses run into what stands after them, the start is looked at: in what
 * is compiled of the program, and in tables. */
const COMPILED = /^\/($|web\/[\w-]+\.(js|wasm))/;
const TABLES = /\/(History|Favicons|ukm_db|Network Action Predictor)$/;

const HERE = { latitude: 47.218371, longitude: -1.553621, accuracy: 12 };

/** What another site keeps, so that a search which finds nothing is known to search. */
const KEPT = "kept-by-another-site-7312";

/** A browser that keeps its profile in a folder, as people's do. */
async function profile(use) {
  const folder = await mkdtemp(join(tmpdir(), "vigie-profile-"));
  try {
    const context = await chromium.launchPersistentContext(folder, {
      ...LAUNCH, locale: "fr-FR", viewport: PHONE, permissions: ["geolocation"], geolocation: HERE,
    });
    context.setDefaultTimeout(20_000);
    try {
      await use(context);
    } finally {
      await context.close();
    }
    return await read(folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Every file of a folder: its name in it, and its bytes. */
async function read(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  return Promise.all(files.map(async (file) => [file.slice(folder.length), await readFile(file)]));
}

/** The names of the files that hold a text, in either way that a browser writes one,
 * or whose own name holds it. */
function holding(files, text) {
  const written = [Buffer.from(text, "utf8"), Buffer.from(text, "utf16le")];
  return files.filter(([name, bytes]) => name.includes(text) || written.some((one) => bytes.includes(one))).map(([name]) => name);
}

/** The paths of an origin's addresses that are not admitted, without their parameters,
 * each with the file that it stands in. */
function strange(files, origin) {
  const found = [];
  for (const [name, bytes] of files) {
    for (const text of [bytes.toString("latin1"), bytes.toString("utf16le")]) {
      for (let at = text.indexOf(`${origin}/`); at >= 0; at = text.indexOf(`${origin}/`, at + 1)) {
        const [path] = text.slice(at + origin.length, at + 300).match(/^[\w/.\-]*/);
        const admitted = TABLES.test(name)
          ? !/^\/(v1|follow|minors|offline|safety|guide|sheets)/.test(path)
          : (name.includes("/Code Cache/") ? COMPILED : ADMITTED).test(path);
        if (!admitted) found.push(`${path} in ${name}`);
      }
    }
  }
  return found;
}

/** A device that is slow to look for copies: what it writes down of that comes behind
 * the order to forget. */
function slow() {
  const { keys } = CacheStorage.prototype;
  CacheStorage.prototype.keys = async function () {
    await new Promise((resolve) => setTimeout(resolve, 300));
    return keys.call(this);
  };
}

for (const [how, leave] of [
  ["the button", (page) => page.locator("vigie-exit").getByRole("button").click()],
  ["the key", async (page) => {
    for (let pressed = 0; pressed < 3; pressed += 1) await page.keyboard.press("Shift");
  }],
]) {
  test(`after a conversation and ${how}, the profile holds nothing that is not admitted`, async () => {
    const other = await Door.before(origin);
    let officer;
    let secrets;
    try {
      const files = await profile(async (context) => {
        await context.addInitScript(slow);
        const page = context.pages()[0] ?? await context.newPage();
        await page.goto(`${other.origin}/`);
        await page.evaluate((kept) => localStorage.setItem("kept", kept), KEPT);
        await page.goto(origin);
        const told = [];
        context.on("request", (request) => told.push(request.headers().authorization));
        await page.locator("main a[href*='/chat']").first().click();
        const { words, which } = await begin(page);
        await confirm(page, words);
        const { id, desk } = await which;
        await write(page, "Il cache un pistolet rue Kervégan.");
        await page.getByText("Bien arrivé").first().waitFor();
        officer = await Officer.at(desk);
        await officer.take(id);
        await officer.say(id, "Une patrouille arrive dans trois minutes.");
        await page.getByText("Une patrouille arrive").waitFor();
        await chat(page).locator(".tools button").first().click();
        await chat(page).locator("vigie-chat-place button.first").click();
        await said(page).filter({ hasText: "47.21837" }).getByText("Bien arrivé").waitFor();
        await message(page).fill("Un brouillon jamais envoyé.");

        const tokens = told.filter(Boolean).map((header) => header.replace(/^Bearer /, ""));
        assert.ok(tokens.length > 0, "the search looks for what opens the conversation");
        const pairs = words.slice(1).flatMap((word, at) => [" ", ",", "-"].map((between) => words[at] + between + word));
        secrets = [id, ...new Set(tokens), ...pairs, "pistolet", "Kervégan", "patrouille arrive", "jamais envoyé", "47.2183", "1.5536"];
        await neutral(page);
        await leave(page);
        await page.waitForURL((url) => url.origin !== origin);
      });
      assert.ok(files.length > 20, `${files.length} files only`);
      assert.notDeepEqual(holding(files, KEPT), [], "what another site kept is found");
      for (const secret of secrets) assert.deepEqual(holding(files, secret), [], secret);
      assert.deepEqual(strange(files, origin), [], "addresses of pages and their parts alone");
    } finally {
      await officer?.leave();
      other.close();
    }
  });
}
