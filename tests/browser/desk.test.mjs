// An officer at work in the console, with people who write to the desk: against a
// deployment whose keys are at hand.
//
//   VIGIE_STATE       the folder that the server keeps its keys in
//   VIGIE_XTASK       the `xtask` that makes tokens with them (target/debug/xtask)
//   VIGIE_KEY_FILE    the key of `bordeaux`, as a file that a passphrase opens
//   VIGIE_PASSPHRASE  that passphrase
//   VIGIE_MODULES     the folder of the modules, with which the citizens write

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, afterEach, before, test } from "node:test";
import { pathToFileURL } from "node:url";

import { colleagues } from "./officer.mjs";
import { accessible, fits, LOOKS, origin, PHONE, picture, shownToReaders, tabTo, visit } from "./support.mjs";

const { VIGIE_STATE: state, VIGIE_MODULES: modules, VIGIE_KEY_FILE: file, VIGIE_PASSPHRASE: passphrase } = process.env;
const xtask = process.env.VIGIE_XTASK ?? "target/debug/xtask";
const skip = state && modules && file && passphrase && existsSync(xtask) ? false : "the keys of the deployment are not at hand";

const WIDE = { width: 1280, height: 900 };
/** A picture of one red point. */
const PNG = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==", "base64");

function token(desk, role, officer = "martin") {
  return execFileSync(xtask, ["token", "--state", state, "--desk", desk, "--role", role, "--officer", officer]).toString().trim();
}

let citizens;

let others;

// Those whom other tests left waiting have somebody, so that who comes next is known.
before(async () => {
  if (!skip) others = await colleagues("bordeaux");
});
after(() => others?.leave());

/** Whoever wrote in a test, until it ends. */
const there = [];

// An officer who leaves gives back whom they have, who would be next in another test.
afterEach(async () => {
  for (const person of there.splice(0)) await person.erase();
});

/** Somebody who writes to the desk, from this process. */
async function citizen({ text, locale = "fr", priority = "ordinary", category, desk = "bordeaux" }) {
  citizens ??= await import(pathToFileURL(join(modules, "conversation/conversation.js")).href).then(async (module) => {
    await module.default({ module_or_path: readFileSync(join(modules, "conversation/conversation_bg.wasm")) });
    return module;
  });
  const draft = await citizens.Draft.prepare(origin, pinned, { kind: "chat", desk, locale, priority, department: "33", ...(category && { category }) });
  const conversation = await citizens.Conversation.open(origin, draft);
  there.push(conversation);
  conversation.write(text, locale);
  await conversation.flush();
  return conversation;
}

/** The root key that the page pins, and so do these citizens. */
let pinned;

/** Signs in, opens the key and goes on duty, as a person would. */
async function onDuty(page, { role = "officer", officer } = {}) {
  await page.locator("#token").fill(token("bordeaux", role, officer));
  await page.locator("#token").press("Enter");
  pinned ??= await page.locator("vigie-console").getAttribute("root");
  await unlock(page);
  await page.getByRole("button", { name: "Prendre mon service" }).click();
  await page.getByText("Vous êtes en service.").first().waitFor();
}

async function unlock(page, words = passphrase) {
  await page.locator("#file").setInputFiles(file);
  await page.locator("#passphrase").fill(words);
  await page.locator("#passphrase").press("Enter");
}

/** What the citizen has read, from the service. */
async function read(conversation) {
  await conversation.refresh();
  return conversation.entries();
}

async function until(holds, what) {
  for (let tried = 0; tried < 100; tried += 1) {
    const found = await holds();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  assert.fail(`in 20 seconds: ${what}`);
}

const said = (entries, text) => entries.find(({ author, content }) => author === "officer" && content.text === text);
const happened = (entries, event) => entries.find(({ content }) => content.event === event);

test("three people are answered at once, and none of what is said leaves the page", { skip }, async () => {
  await visit({ path: "/desk?lang=fr", viewport: WIDE }, async (page, requests) => {
    await page.locator("#token").fill(token("bordeaux", "supervisor"));
    await page.locator("#token").press("Enter");
    pinned = await page.locator("vigie-console").getAttribute("root");
    await unlock(page, "une autre phrase");
    await page.getByText("La phrase secrète ne convient pas").waitFor();
    await unlock(page);
    await page.getByRole("button", { name: "Prendre mon service" }).click();

    const people = [];
    for (const somebody of [
      { text: "On m’a volé mon vélo.", category: "theft" },
      { text: "Він стоїть за дверима.", locale: "uk", priority: "danger" },
      { text: "Somebody took my money online.", locale: "en" },
    ]) people.push(await citizen(somebody));
    people[1].sharePlace(44.8378, -0.5792, 20);
    const upload = people[1].attach(PNG, "image/png", "porte.png");
    await upload.send();
    await people[1].flush();

    await until(async () => (await page.locator("vigie-queue ol > li").count()) >= 3, "three who wait");
    await accessible(page);
    await picture(page, "console-queue");
    assert.match(await page.locator("vigie-queue ol > li").first().innerText(), /Danger/, "danger first");

    for (let taken = 1; taken <= 3; taken += 1) {
      await page.keyboard.press("Alt+n");
      await page.locator(`#talk-${taken}`).waitFor();
    }
    const danger = page.locator("#talk-1");
    await danger.getByText("Він стоїть за дверима.").waitFor();
    await page.keyboard.press("Alt+1");
    await page.keyboard.type("Я тут.");
    await page.keyboard.press("Control+Enter");
    for (const number of [2, 3]) {
      await page.keyboard.press(`Alt+${number}`);
      await page.keyboard.type("Je suis là.");
      await page.keyboard.press("Control+Enter");
    }
    await until(async () => said(await read(people[1]), "Я тут."), "the person in danger has the answer");
    for (const other of [people[0], people[2]]) await until(async () => said(await read(other), "Je suis là."), "the others have theirs");

    await danger.getByRole("button", { name: "Voir sur la carte" }).click();
    await danger.getByRole("button", { name: "Voir la photo" }).click();
    await danger.locator("vigie-picture img").waitFor();
    await danger.getByText("Phrases en deux langues").click();
    await danger.locator("vigie-composer li button").first().waitFor();
    await accessible(page);
    await fits(page);
    await picture(page, "console-three");

    await danger.getByText("Notes internes").click();
    await danger.locator("vigie-notes textarea").fill("A déjà appelé hier.");
    await danger.getByRole("button", { name: "Ajouter la note" }).click();
    await danger.getByText("La note est enregistrée.").waitFor();
    assert.ok(!(await read(people[1])).some(({ content }) => content.text?.includes("hier")), "the citizen reads no note");

    await danger.getByText("Faire intervenir quelqu’un").click();
    await danger.locator("#kind").selectOption({ index: 1 });
    await danger.locator("vigie-intervention textarea").fill("Troisième étage.");
    await danger.getByRole("button", { name: "Demander l’intervention" }).click();
    await danger.locator("vigie-intervention ol li").first().waitFor();
    await accessible(page);
    await picture(page, "console-intervention");
    assert.ok(happened(await read(people[1]), "intervention_asked"));

    const second = page.locator("#talk-2");
    await second.getByText("Confier à une autre équipe").click();
    await second.locator("vigie-transfer select").selectOption("rennes");
    await second.locator("vigie-transfer textarea").fill("Rennes connaît ce dossier.");
    await second.getByRole("button", { name: "Confier" }).click();
    await second.waitFor({ state: "detached" });
    const moved = await until(async () => {
      for (const person of people) if (happened(await read(person), "transferred")) return person;
    }, "one was handed on");
    assert.ok(said(moved.entries(), "Rennes connaît ce dossier."));

    await danger.getByText("Clore ou rendre").click();
    await danger.locator("#reason").selectOption("resolved");
    await danger.getByRole("button", { name: "Clore la conversation" }).click();
    await danger.getByText("La conversation est close.").waitFor();
    assert.equal(happened(await read(people[1]), "closed").content.reason, "resolved");
    await danger.getByRole("button", { name: "Retirer de l’écran" }).click();

    await page.getByRole("button", { name: "Chiffres" }).click();
    await page.locator("vigie-figures figure svg").first().waitFor();
    await accessible(page);
    await picture(page, "console-figures");

    const sent = requests.map((request) => `${request.url()} ${request.postData() ?? ""}`).join("\n");
    for (const secret of ["Je suis là", "A déjà appelé", "Troisième étage", passphrase]) {
      assert.ok(!sent.includes(secret), `${secret} was sent in clear`);
    }
    await page.getByRole("button", { name: "Verrouiller" }).click();
    await page.locator("#file").waitFor();
    assert.equal(await page.locator("vigie-talk").count(), 0);
    await page.reload();
    await page.locator("#token").waitFor();
  });
});

test("by keys alone somebody is taken, answered and the conversation closed", { skip }, async () => {
  await visit({ path: "/desk?lang=fr", viewport: PHONE }, async (page) => {
    await onDuty(page, { officer: "dupont" });
    const person = await citizen({ text: "J’ai perdu mes papiers.", priority: "danger" });
    await until(async () => (await page.locator("vigie-queue ol > li").count()) > 0, "somebody waits");
    await page.keyboard.press("Alt+n");
    await page.locator("vigie-talk").getByText("J’ai perdu mes papiers.").waitFor();
    await page.keyboard.type("Voici comment faire.");
    await page.keyboard.press("Control+Enter");
    await until(async () => said(await read(person), "Voici comment faire."), "the answer came");
    await fits(page);
    await accessible(page);
    await picture(page, "console-talk-phone");
    await tabTo(page, { text: "Clore ou rendre" });
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await until(async () => happened(await read(person), "closed"), "it is closed");
    await page.keyboard.press("Alt+q");
  });
});

test("whoever loses a conversation to a supervisor is told, and cannot write there", { skip }, async () => {
  await visit({ path: "/desk?lang=fr", viewport: WIDE }, async (page) => {
    await onDuty(page, { officer: "durand" });
    await citizen({ text: "Bonsoir.", priority: "danger" });
    await until(async () => (await page.locator("vigie-queue ol > li").count()) > 0, "somebody waits");
    await page.keyboard.press("Alt+n");
    await page.locator("vigie-talk").getByText("Bonsoir.").waitFor();
    const durand = await page.locator("vigie-queue").evaluate((queue) => queue.duty.officer.slice(0, 6));
    await visit({ path: "/desk?lang=fr", viewport: WIDE }, async (other) => {
      await onDuty(other, { role: "supervisor", officer: "chef" });
      await other.getByText("Qui parle avec qui").click();
      await other.getByRole("listitem").filter({ hasText: durand }).getByRole("button", { name: "Reprendre cette conversation" }).click();
      await other.locator("vigie-talk").waitFor();
    });
    await page.getByText("Cette conversation n’est plus la vôtre").waitFor();
    assert.equal(await page.locator("vigie-talk textarea").count(), 0);
    await accessible(page);
    await picture(page, "console-lost");
  });
});

test("what is being written stays with whom it is for while somebody else is taken", { skip }, async () => {
  await visit({ path: "/desk?lang=fr", viewport: WIDE }, async (page) => {
    await onDuty(page, { officer: "roux" });
    const first = await citizen({ text: "Il est dans la maison.", priority: "danger" });
    await until(async () => (await page.locator("vigie-queue ol > li").count()) > 0, "somebody waits");
    await page.keyboard.press("Alt+n");
    await page.locator("#talk-1").getByText("Il est dans la maison.").waitFor();
    const second = await citizen({ text: "On m’a volé mon vélo.", category: "theft" });
    await until(async () => (await page.locator("vigie-queue ol > li").count()) > 0, "the next waits");
    let answer;
    const answered = new Promise((resolve) => (answer = resolve));
    await page.route((url) => url.pathname.endsWith("/take"), async (route) => {
      await answered;
      await route.continue();
    });
    await page.keyboard.press("Alt+n");
    await page.keyboard.type("Cachez-vous, je ");
    answer();
    await page.locator("#talk-2").getByText("On m’a volé mon vélo.").waitFor();
    await page.keyboard.type("reste là.");
    await page.keyboard.press("Control+Enter");
    await until(async () => said(await read(first), "Cachez-vous, je reste là."), "the whole of it came");
    assert.ok(!(await read(second)).some(({ author, content }) => author === "officer" && content.text), "nobody else has any of it");
  });
});

for (const { name, ...look } of LOOKS) {
  test(`the console, ${name}`, { skip }, async () => {
    await visit({ path: "/desk?lang=fr", ...look }, async (page) => {
      await onDuty(page, { role: "supervisor", officer: `${name}` });
      const first = await citizen({ text: "Він стоїть за дверима.", locale: "uk", priority: "danger" });
      await citizen({ text: "On m’a volé mon vélo.", category: "theft" });
      await until(async () => (await page.locator("vigie-queue ol > li").count()) >= 2, "two who wait");
      await accessible(page);
      await fits(page);
      await page.evaluate(() => scrollTo(0, 0));
      await shownToReaders(page, `console-queue-${name}`);
      for (const taken of [1, 2]) {
        await page.keyboard.press("Alt+n");
        await page.locator(`#talk-${taken}`).waitFor();
      }
      await page.keyboard.press("Alt+1");
      await page.locator("#talk-1").getByText("Він стоїть за дверима.").waitFor();
      await page.keyboard.type("Я тут.");
      await page.keyboard.press("Control+Enter");
      await until(async () => said(await read(first), "Я тут."), "the answer came");
      await accessible(page);
      await fits(page);
      await shownToReaders(page, `console-${name}`);
      await page.getByRole("button", { name: "Chiffres" }).click();
      await page.locator("vigie-figures figure svg").first().waitFor();
      await accessible(page);
      await fits(page);
      await page.evaluate(() => scrollTo(0, 0));
      await shownToReaders(page, `figures-${name}`);
    });
  });
}
