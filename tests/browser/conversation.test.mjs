// A conversation by forms alone, in headless Chromium: what somebody does whose
// browser runs no script, on a telephone.

import assert from "node:assert/strict";
import { test } from "node:test";

import { HtmlValidate } from "html-validate";

import { accessible, address, DESK, fits, LANGUAGES, neutral, origin, picture, visit } from "./support.mjs";

const START = "/v1/cases";
// The rules of the HTML standard, none of them switched off.
const validator = new HtmlValidate({ root: true, extends: ["html-validate:standard"] });

/** What holds for each of these pages. */
async function sound(page, name) {
  const { results } = await validator.validateString(await page.content());
  assert.deepEqual(results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => [ruleId, message])), []);
  await accessible(page);
  await fits(page);
  await picture(page, name);
}

/** Sends the first message and gives the receipt: its characters and its words. */
async function open(page, message) {
  await page.getByLabel("Votre message").fill(message);
  await page.getByRole("button", { name: "Envoyer" }).click();
  await page.getByRole("heading", { name: "Gardez ce code de suivi" }).waitFor();
  return { characters: await page.locator(".receipt-characters").innerText(), words: await page.locator(".receipt-words").innerText() };
}

for (const javaScriptEnabled of [true, false]) {
  const kind = javaScriptEnabled ? "script" : "no-script";
  test(`a message is kept and found again by its receipt (${kind})`, async () => {
    await visit({ path: START, javaScriptEnabled }, async (page) => {
      // Nothing that a glance at a history or a screen would give away.
      assert.equal(await page.title(), "Vigie");
    });
    let receipt;
    await visit({ path: START, javaScriptEnabled }, async (page) => {
      receipt = await open(page, "Il est dans la pièce à côté.\nJe ne peux pas parler <b>fort</b>.");
      assert.match(receipt.characters, /^[0-9A-Z]{5}(-[0-9A-Z]{5}){5}$/);
      assert.equal(receipt.words.split(" ").length, 14);
      assert.match(await page.locator(".said").last().innerText(), /pièce à côté\.\nJe ne peux pas parler <b>fort<\/b>\./);
      // No receipt, no word and no name of the case in the address.
      assert.equal(page.url(), address(`${START}?lang=fr`));
    });
    // By its words, on another device; by its characters, one of them mistyped.
    const [first, ...rest] = receipt.characters;
    const mistyped = (first === "7" ? "8" : "7") + rest.join("");
    for (const code of [receipt.words.toUpperCase(), mistyped.toLowerCase()]) {
      await visit({ path: START, javaScriptEnabled }, async (page) => {
        await page.getByLabel("Votre code de suivi").fill(code);
        await page.getByRole("button", { name: "Voir ma conversation" }).click();
        assert.match(await page.locator(".said").last().innerText(), /pièce à côté/);
        assert.equal(await page.locator(".receipt-characters").innerText(), receipt.characters);
      });
    }
  });
}

test("a conversation is closed, reopened and erased", async () => {
  await visit({ path: START, elsewhere: true }, async (page) => {
    await neutral(page);
    const { characters } = await open(page, "Bonsoir");
    await sound(page, "conversation-waiting");
    const press = (name) => page.getByRole("button", { name }).click();
    await press("Clore la conversation");
    await page.getByText("Vous avez clos la conversation.").waitFor();
    await sound(page, "conversation-closed");
    await press("Rouvrir la conversation");
    await page.getByText("Vous avez rouvert la conversation.").waitFor();
    await press("Quitter cette page");
    await page.waitForURL((url) => url.origin !== origin);
    await page.goto(address(START));
    await page.getByLabel("Votre code de suivi").fill(characters);
    await press("Voir ma conversation");
    await press("Tout effacer maintenant");
    await page.getByText("La conversation a été effacée. Il n’en reste rien.").waitFor();
    await page.getByLabel("Votre code de suivi").fill(characters);
    await press("Voir ma conversation");
    assert.match(await page.content(), /Il n’en reste rien/);
  });
});

test("a code that is wrong is said to be, and what was written stays", async () => {
  await visit({ path: START }, async (page) => {
    await page.getByLabel("Votre code de suivi").fill("abandon abandon");
    await page.getByRole("button", { name: "Voir ma conversation" }).click();
    await page.getByText("Ce code de suivi n’est pas correct.").waitFor();
    assert.equal(await page.getByLabel("Votre code de suivi").inputValue(), "abandon abandon");
    await sound(page, "conversation-wrong-code");
  });
});

test("the page is in every language, on a telephone and a desk, light and dark", async () => {
  for (const language of LANGUAGES) {
    await visit({ path: `${START}?lang=${language}` }, async (page) => {
      assert.equal(await page.locator("html").getAttribute("lang"), language);
      assert.doesNotMatch(await page.content(), /\{\{/);
      await sound(page, `conversation-${language}`);
    });
  }
  await visit({ path: START, viewport: DESK, colorScheme: "dark" }, (page) => sound(page, "conversation-desk-dark"));
});
