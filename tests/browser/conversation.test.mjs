// A conversation by forms alone, in headless Chromium: what somebody does whose
// browser runs no script, on a telephone.

import assert from "node:assert/strict";
import { test } from "node:test";

import { HtmlValidate } from "html-validate";

import { accessible, address, DESK, fits, LANGUAGES, neutral, origin, picture, visit, visitEach } from "./support.mjs";

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

/** Notes the receipt, says a word of it, sends the first message, and gives the
 * receipt: its characters and its words. */
async function open(page, message) {
  const characters = await page.locator(".receipt-characters").innerText();
  const words = await page.locator("ol.receipt-words li").allInnerTexts();
  const asked = page.getByLabel("quel est le mot n°");
  const [place] = /\d+/.exec(await page.locator("label[for=word]").innerText());
  await asked.fill(words[place - 1]);
  await page.getByLabel("Votre message").fill(message);
  await page.getByRole("button", { name: "Envoyer" }).click();
  await page.getByText("Votre message est conservé").waitFor();
  await page.getByText("Gardez ce code de suivi").click();
  assert.equal(await page.locator(".receipt-characters").innerText(), characters);
  assert.equal(await page.locator(".receipt-words").innerText(), words.join(" "));
  return { characters, words: words.join(" ") };
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
        await page.getByText("Gardez ce code de suivi").click();
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
    const press = async (name) => {
      const button = page.getByRole("button", { name });
      if (!(await button.isVisible())) await page.getByText("Terminer et effacer").click();
      await button.click();
    };
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

test("without script the page shows by itself what is written, and keeps what is half written", async () => {
  await visit({ path: START, javaScriptEnabled: false }, async (page) => {
    const { characters } = await open(page, "Bonsoir");
    await page.getByLabel("Votre message").fill("à moitié");
    await visit({ path: START }, async (other) => {
      await other.getByLabel("Votre code de suivi").fill(characters);
      await other.getByRole("button", { name: "Voir ma conversation" }).click();
      await other.getByLabel("Votre message").fill("d’un autre appareil");
      await other.getByRole("button", { name: "Envoyer" }).click();
      await other.getByText("Votre message est conservé").waitFor();
    });
    await page.getByText("d’un autre appareil").waitFor();
    assert.equal(await page.getByLabel("Votre message").inputValue(), "à moitié");
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
  const spoken = LANGUAGES.map((language) => ({ path: `${START}?lang=${language}`, language }));
  await visitEach(spoken, async (page, { language }) => {
    assert.equal(await page.locator("html").getAttribute("lang"), language);
    assert.doesNotMatch(await page.content(), /\{\{/);
    await sound(page, `conversation-${language}`);
  });
  await visit({ path: START, viewport: DESK, colorScheme: "dark" }, (page) => sound(page, "conversation-desk-dark"));
});
