// Somebody who holds a conversation in the page, as a test has them do it.

import assert from "node:assert/strict";

export const chat = (page) => page.locator("vigie-chat");
export const message = (page) => chat(page).locator("vigie-chat-composer textarea");
export const said = (page) => chat(page).locator("vigie-chat-log li.citizen, vigie-chat-log li.officer");

/** Begins; gives the words of the receipt, and which case is opened when it is. */
export async function begin(page) {
  const opened = page.waitForRequest((request) => request.method() === "POST" && new URL(request.url()).pathname === "/v1/cases");
  const which = opened.then((request) => {
    const opening = request.postDataJSON();
    return { id: request.headers()["idempotency-key"], desk: opening.desk, opening };
  });
  // A page that ends without a case opens none.
  which.catch(() => undefined);
  await chat(page).locator("vigie-chat-start button.first").click();
  const words = await shown(page);
  assert.equal(words.length, 14);
  return { words, which };
}

/** The words of the receipt, once they are shown. */
export async function shown(page) {
  const words = chat(page).locator("vigie-receipt .words li");
  await words.first().waitFor();
  return words.allInnerTexts();
}

/** Confirms the receipt by the part that is asked for. */
export async function confirm(page, words) {
  await chat(page).locator("vigie-receipt button.first").click();
  const label = await chat(page).locator("vigie-receipt label").innerText();
  const [number] = label.replaceAll(/[\u2066-\u2069]/g, "").match(/\d+/);
  await chat(page).locator("vigie-receipt input").fill(words[number - 1]);
  await chat(page).locator("vigie-receipt button.first").click();
  await message(page).waitFor();
}

export async function write(page, text) {
  await message(page).fill(text);
  await chat(page).locator("vigie-chat-composer button.first").click();
}
