// Officers on duty in the console and people who write to their desk, as tests have
// them: against a deployment whose keys are at hand.
//
//   VIGIE_STATE       the folder that the server keeps its keys in
//   VIGIE_XTASK       the `xtask` that makes tokens with them (target/debug/xtask)
//   VIGIE_KEY_FILE    the key of a desk, as a file that a passphrase opens, beside
//                     those of the other desks
//   VIGIE_PASSPHRASE  that passphrase
//   VIGIE_MODULES     the folder of the modules, with which the citizens write

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach } from "node:test";
import { pathToFileURL } from "node:url";

import { origin } from "./support.mjs";

const { VIGIE_STATE: state, VIGIE_MODULES: modules, VIGIE_KEY_FILE: file, VIGIE_PASSPHRASE: passphrase } = process.env;
const xtask = process.env.VIGIE_XTASK ?? "target/debug/xtask";
/** Why such tests are left out, if they are. */
export const skip = state && modules && file && passphrase && existsSync(xtask) ? false : "the keys of the deployment are not at hand";

export const WIDE = { width: 1280, height: 900 };

function token(desk, role, officer = "martin") {
  return execFileSync(xtask, ["token", "--state", state, "--desk", desk, "--role", role, "--officer", officer]).toString().trim();
}

/** A desk that takes over from no other, so that nobody whom other tests left waiting
 * comes here, and it is known who is next. */
const HOME = "nouvelle-caledonie";

let citizens;

/** Whoever wrote in a test, until it ends. */
const there = [];

// An officer who leaves gives back whom they have, who would be next in another test.
afterEach(async () => {
  for (const person of there.splice(0)) await person.erase();
});

/** Somebody who writes to the desk, from this process. */
export async function citizen({ text, locale = "fr", priority = "ordinary", category, desk = HOME }) {
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

/** Signs in by a token. */
export async function signIn(page, { role = "officer", officer, desk = HOME } = {}) {
  await page.locator("#token").fill(token(desk, role, officer));
  await page.locator("#token").press("Enter");
  pinned ??= await page.locator("vigie-console").getAttribute("root");
}

/** Signs in, opens the key and goes on duty, as a person would. */
export async function onDuty(page, { role, officer, desk = HOME } = {}) {
  await signIn(page, { role, officer, desk });
  await unlock(page, passphrase, desk);
  await page.getByRole("button", { name: "Prendre mon service" }).click();
  await page.getByText("Vous êtes en service.").first().waitFor();
}

export async function unlock(page, words = passphrase, desk = HOME) {
  await page.locator("#file").setInputFiles(file.replace(/desk-[\w-]+(?=\.)/, `desk-${desk}`));
  await page.locator("#passphrase").fill(words);
  await page.locator("#passphrase").press("Enter");
}

/** What the citizen has read, from the service. */
export async function read(conversation) {
  await conversation.refresh();
  return conversation.entries();
}

export async function until(holds, what) {
  for (let tried = 0; tried < 100; tried += 1) {
    const found = await holds();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  assert.fail(`in 20 seconds: ${what}`);
}

export const said = (entries, text) => entries.find(({ author, content }) => author === "officer" && content.text === text);
export const happened = (entries, event) => entries.find(({ content }) => content.event === event);

/** Asks one desk, and no other, to go there. */
export async function askToGo(talk, desk) {
  await talk.locator("#kind").selectOption({ index: 1 });
  for (const box of await talk.locator("vigie-intervention input[name=desk]").all()) await box.setChecked((await box.inputValue()) === desk);
  await talk.getByRole("button", { name: "Demander l’intervention" }).click();
}

/** An officer who has one person, whom they just took. */
export async function withOne(page, officer, person) {
  await onDuty(page, { officer });
  const conversation = await citizen({ priority: "danger", ...person });
  await until(async () => (await page.locator("vigie-queue ol > li").count()) > 0, "somebody waits");
  await page.keyboard.press("Alt+n");
  const talk = page.locator("vigie-talk");
  await talk.getByText(person.text).waitFor();
  return { conversation, talk };
}
