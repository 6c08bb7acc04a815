// What people see on a telephone and a desk, by day and by night: the pages and states
// that the documentation shows, each without a fault that axe finds.
//
// The pictures of docs/screenshots are taken anew with
//
//   VIGIE_GALLERY=docs/screenshots cargo xtask test --only "Vigie with the sample"

import { test } from "node:test";

import { begin, chat, confirm, said, write } from "./citizen.mjs";
import { Officer } from "./officer.mjs";
import { accessible, fits, LOOKS, shownToReaders, visit, visitEach } from "./support.mjs";

const HERE = { latitude: 44.8378, longitude: -0.5792, accuracy: 25 };

const top = (page) => page.evaluate(() => scrollTo(0, 0));

/** Pages that are whole as they are opened. */
const PAGES = {
  portal: "/?lang=fr",
  guide: "/v1/guide?lang=fr",
  sheet: "/v1/sheets/call-for-help?lang=fr",
  minors: "/minors?lang=fr",
  safety: "/safety?lang=fr",
  widgets: "/widgets?lang=fr",
  arabic: "/?lang=ar",
};

for (const { name, ...look } of LOOKS) {
  const scene = async (page, what) => {
    await accessible(page);
    await fits(page);
    await shownToReaders(page, `${what}-${name}`);
  };

  test(`pages, ${name}`, async () => {
    const pages = Object.entries(PAGES).map(([what, path]) => ({ path, what, ...look }));
    await visitEach(pages, async (page, { what }) => {
      await page.waitForLoadState("networkidle");
      await scene(page, what);
    });
  });

  test(`stations near a place, ${name}`, async () => {
    await visit({ path: "/stations?lang=fr", ...look }, async (page) => {
      await page.locator("vigie-stations #place").fill("Rennes");
      await page.getByRole("button", { name: "Chercher" }).click();
      await page.locator("vigie-map .station").first().waitFor();
      await page.locator("vigie-stations #results").evaluate((results) => results.scrollIntoView());
      await scene(page, "stations");
    });
  });

  test(`a conversation, ${name}`, async () => {
    let officer;
    try {
      await visit({ path: "/chat?lang=fr", ...look, permissions: ["geolocation"], geolocation: HERE }, async (page) => {
        await chat(page).locator("vigie-chat-start button.first").waitFor();
        await top(page);
        await scene(page, "chat");
        const { words, which } = await begin(page);
        await scene(page, "receipt");
        await confirm(page, words);
        const { id, desk } = await which;
        await write(page, "Il est dans la pièce à côté. Je ne peux pas parler.");
        await page.getByText("Bien arrivé").first().waitFor();
        officer = await Officer.at(desk);
        await officer.take(id);
        await officer.say(id, "Je vous lis. Êtes-vous blessée ? Où êtes-vous ?");
        await page.getByText("Je vous lis.").waitFor();
        await chat(page).locator(".tools button").first().click();
        await chat(page).locator("vigie-chat-place button.first").click();
        await said(page).filter({ hasText: "44.83780" }).getByText("Bien arrivé").waitFor();
        await chat(page).evaluate((element) => element.scrollIntoView());
        await scene(page, "conversation");
      });
    } finally {
      await officer?.leave();
    }
  });
}
