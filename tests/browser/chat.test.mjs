// A silent conversation, from the first question to the erased log, in headless
// Chromium on a telephone: the receipt first, then an officer, a place, a photo, a
// phrase, a network that breaks, and a way out that leaves nothing.

import assert from "node:assert/strict";
import { test } from "node:test";

import { begin, chat, confirm, message, said, shown, write } from "./citizen.mjs";
import { Door } from "./network.mjs";
import { Officer } from "./officer.mjs";
import { accessible, address, DESK, fits, neutral, origin, PHONE, picture, tabTo, visit } from "./support.mjs";

/** How long the network is away, in milliseconds. */
const OUTAGE = Number(process.env.VIGIE_OUTAGE_MS ?? 30_000);

const HERE = { latitude: 44.8378, longitude: -0.5792, accuracy: 25 };

/** What holds in every state of the page. */
async function sound(page, name) {
  await accessible(page);
  await fits(page);
  await picture(page, `chat-${name}`);
}

const tool = (page, at) => chat(page).locator(".tools button").nth(at);
const [PLACE, PHOTO, PHRASES, CODE, END] = [0, 1, 2, 3, 4];

/** A photo with a place and a device in it, as a camera writes them. */
async function photo(page) {
  const bytes = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(2400, 1200);
    const context = canvas.getContext("2d");
    context.fillStyle = "#2a6";
    context.fillRect(0, 0, 2400, 1200);
    return [...new Uint8Array(await (await canvas.convertToBlob({ type: "image/jpeg" })).arrayBuffer())];
  });
  const told = Buffer.from("Exif\0\0MM\0*\0\0\0\x08 Telephone of Anna, 44.8378 N 0.5792 W", "latin1");
  const segment = Buffer.concat([Buffer.from([0xff, 0xe1, 0, told.length + 2]), told]);
  return Buffer.concat([Buffer.from(bytes.slice(0, 2)), segment, Buffer.from(bytes.slice(2))]);
}

test("a person is answered, shows where they are, and comes back by the receipt", async () => {
  let officer;
  let receipt;
  try {
    await visit({ path: "/chat?lang=fr", permissions: ["geolocation", "clipboard-write"], geolocation: HERE }, async (page, requests) => {
      await chat(page).locator("vigie-chat-start button.first").waitFor();
      assert.ok(!requests.some((request) => request.url().endsWith(".wasm")), "what seals comes when a person starts");
      await sound(page, "start");
      const { words, which } = await begin(page);
      receipt = words;
      await sound(page, "receipt");
      assert.ok(!requests.some((request) => new URL(request.url()).pathname === "/v1/cases"), "nothing was sent before");

      // A slip is told, and nothing is lost by it.
      await chat(page).locator("vigie-receipt button.first").click();
      await chat(page).locator("vigie-receipt input").fill("autre");
      await chat(page).locator("vigie-receipt button.first").click();
      await page.getByText("Ce n’est pas tout à fait cela.").waitFor();
      await sound(page, "receipt-wrong");
      await page.getByRole("button", { name: "Revoir le code" }).click();
      assert.deepEqual(await shown(page), words);
      await confirm(page, words);
      const { id, desk } = await which;
      await page.getByText("Connecté").waitFor();
      await page.getByText(/Vous êtes en position/).waitFor();
      await sound(page, "queued");
      await write(page, "Il est dans la pièce à côté.\nJe ne peux pas parler.");
      await page.getByText("Bien arrivé").first().waitFor();

      officer = await Officer.at(desk);
      await officer.take(id);
      await page.getByText("Un agent vous lit.").waitFor();
      assert.match(await officer.say(id, "Bonsoir, je vous lis. Où êtes-vous ?"), /Je ne peux pas parler\./);
      await page.getByText("Bonsoir, je vous lis. Où êtes-vous ?").waitFor();
      await sound(page, "talking");

      await tool(page, PLACE).click();
      await chat(page).locator("vigie-chat-place button.first").waitFor();
      await sound(page, "place");
      await chat(page).locator("vigie-chat-place button.first").click();
      await said(page).filter({ hasText: "44.83780" }).getByText("Bien arrivé").waitFor();

      await tool(page, PHOTO).click();
      const file = { name: "IMG_20261122_0300.jpg", mimeType: "image/jpeg", buffer: await photo(page) };
      await chat(page).locator("vigie-chat-photo input").setInputFiles(file);
      await chat(page).locator("vigie-chat-photo img").waitFor();
      await sound(page, "photo");
      await chat(page).locator("vigie-chat-photo button.first").click();
      await chat(page).locator("vigie-chat-file button").click();
      await chat(page).locator("vigie-chat-file img").waitFor();
      const decoded = await chat(page).locator("vigie-chat-file").evaluate(async (file) => {
        const text = new TextDecoder("latin1").decode(await file.side.download(file.seq));
        return { width: file.renderRoot.querySelector("img").naturalWidth, tells: /Telephone|Exif/.test(text) };
      });
      assert.deepEqual(decoded, { width: 1600, tells: false });
      const log = await officer.read(id);
      assert.match(log, /\[place: 44\.8378, -0\.5792, within 25 m\]/);
      assert.match(log, /\[image\/jpeg: photo\.jpg, \d+ bytes\]/);
      assert.doesNotMatch(log, /IMG_/);
      await tool(page, CODE).click();
      assert.deepEqual(await shown(page), words);
      await sound(page, "code");
    });

    // Nothing is stored that the service could have cleared, which the browser logs.
    await visit({ path: "/follow?lang=fr", viewport: DESK, colorScheme: "dark", expected: /Clear-Site-Data/ }, async (page) => {
      const field = chat(page).locator("vigie-chat-resume textarea");
      await field.fill("abandon abandon");
      await page.getByRole("button", { name: "Voir ma conversation" }).click();
      await page.getByText("Ce code de suivi n’est pas correct.").waitFor();
      await sound(page, "follow-wrong");
      // One word misheard is put right, and told.
      await field.fill(["zzzz", ...receipt.slice(1)].join(" "));
      await page.getByRole("button", { name: "Voir ma conversation" }).click();
      await page.getByText(/Le mot numéro .?1.? était inexact/).waitFor();
      await page.getByText("Bonsoir, je vous lis.").waitFor();
      assert.equal(await said(page).count(), 4);
      await sound(page, "follow");
      await tool(page, END).click();
      await page.getByRole("button", { name: "Clore la conversation" }).click();
      await page.getByText("Vous avez clos la conversation.").waitFor();
      await sound(page, "closed");
      await page.getByRole("button", { name: "Rouvrir la conversation" }).click();
      await page.getByText("Vous avez rouvert la conversation.").waitFor();
      await tool(page, END).click();
      await page.getByRole("button", { name: "Tout effacer maintenant" }).click();
      await page.getByRole("button", { name: "Oui, tout effacer" }).click();
      await page.getByText("La conversation a été effacée. Il n’en reste rien.").waitFor();
      await sound(page, "erased");
    });
    await visit({ path: "/follow?lang=fr", expected: /response code: 4\d\d/ }, async (page) => {
      await chat(page).locator("vigie-chat-resume textarea").fill(receipt.join(" "));
      await page.getByRole("button", { name: "Voir ma conversation" }).click();
      await page.getByText(/Cette conversation a été effacée|Aucune conversation ne s’ouvre/).waitFor();
      await sound(page, "follow-erased");
    });
  } finally {
    await officer?.leave();
  }
});

test("somebody who speaks Ukrainian is understood by phrases", async () => {
  let officer;
  try {
    await visit({ path: "/chat?lang=uk" }, async (page) => {
      const { words, which } = await begin(page);
      await confirm(page, words);
      const { id, desk, opening } = await which;
      assert.equal(opening.locale, "uk");
      await page.getByText("Зв’язок є").waitFor();
      await tool(page, PHRASES).click();
      await page.getByText("Небезпека", { exact: true }).click();
      const phrase = chat(page).locator("#panel .phrase").filter({ hasText: "On m'empêche de partir." });
      await phrase.click();
      await sound(page, "phrases-uk");
      await chat(page).locator("#panel vigie-chat-phrases .doing button").click();
      await said(page).first().waitFor();
      officer = await Officer.at(desk);
      await officer.take(id);
      assert.match(await officer.read(id), /\[phrase held\]/);
    });
  } finally {
    await officer?.leave();
  }
});

test("a minor finds who listens, and writes without the address telling it", async () => {
  await visit({ path: "/minors?lang=fr" }, async (page, requests) => {
    await chat(page).locator("vigie-chat-start button.first").waitFor();
    await sound(page, "minors");
    const { words } = await begin(page);
    await page.getByText("Garde ce code de suivi").waitFor();
    await confirm(page, words);
    assert.equal(page.url(), address("/minors?lang=fr"));
    const routes = requests.filter((request) => request.url().includes("/v1/desks/route"));
    assert.ok(routes.length > 0 && routes.every((request) => request.postDataJSON().minor));
  });
  await visit({ path: "/minors?lang=fr", javaScriptEnabled: false }, async (page) => {
    await page.locator("vigie-chat a").click();
    await page.getByLabel("Votre message").waitFor();
  });
});

test("danger shows the numbers first, and goes before others", async () => {
  await visit({ path: "/chat?lang=fr" }, async (page) => {
    await page.getByText("Oui", { exact: true }).click();
    await page.getByText("Si c’est possible, alerter d’abord").waitFor();
    assert.deepEqual(
      await chat(page).locator("vigie-chat-start .numbers a").evaluateAll((all) => all.map((link) => link.getAttribute("href"))),
      ["tel:17", "tel:112", "sms:114"],
    );
    await sound(page, "danger");
    const { words, which } = await begin(page);
    await confirm(page, words);
    assert.equal((await which).opening.priority, "danger");
  });
});

test("a network that breaks twice loses nothing and doubles nothing", async () => {
  const door = await Door.before(origin);
  let officer;
  try {
    await visit({ path: `${door.origin}/chat?lang=fr`, elsewhere: true, expected: /ERR_|WebSocket/ }, async (page) => {
      page.setDefaultTimeout(60_000);
      const { words, which } = await begin(page);
      await confirm(page, words);
      const { id, desk } = await which;
      await page.getByText("Connecté").waitFor();
      officer = await Officer.at(desk);
      await officer.take(id);
      const own = [];
      const theirs = [];
      for (const time of ["Première", "Seconde"]) {
        own.push(`${time} coupure, avant.`);
        await write(page, own.at(-1));
        door.shut();
        // The last may have been on its way, or be known to have arrived.
        own.push(`${time} coupure, pendant.`, `${time} coupure, encore.`);
        for (const text of own.slice(-2)) await write(page, text);
        await page.getByText("Pas de réseau.").waitFor();
        theirs.push(`${time} réponse.`);
        await officer.say(id, theirs.at(-1));
        await sound(page, `offline-${time === "Première" ? 1 : 2}`);
        await new Promise((resolve) => setTimeout(resolve, OUTAGE));
        door.open();
        await said(page).filter({ hasText: theirs.at(-1) }).waitFor();
        for (const text of own) await said(page).filter({ hasText: text }).getByText("Bien arrivé").waitFor();
      }
      const log = await officer.read(id);
      for (const text of [...own, ...theirs]) {
        assert.equal(log.split(text).length - 1, 1, `once for the officer: ${text}`);
        assert.equal(await said(page).filter({ hasText: text }).count(), 1, `once for the citizen: ${text}`);
      }
      // In one order on both sides.
      const order = (texts) => [...own, ...theirs].map((text) => [texts.indexOf(text), text]).sort(([a], [b]) => a - b).map(([, text]) => text);
      assert.deepEqual(order((await said(page).allInnerTexts()).join("\n")), order(log));
    });
  } finally {
    await officer?.leave();
    door.close();
  }
});

test("what was sent and not answered is told to be uncertain, and is stored once", async () => {
  const door = await Door.before(origin);
  try {
    await visit({ path: `${door.origin}/chat?lang=fr`, elsewhere: true, expected: /ERR_|WebSocket/ }, async (page) => {
      const { words } = await begin(page);
      await confirm(page, words);
      await page.getByText("Connecté").waitFor();
      door.hold();
      await write(page, "Est-ce arrivé ?");
      await page.getByText("En route").waitFor();
      door.shut();
      await page.getByText("Nous ne savons pas si ceci est arrivé.").waitFor();
      await sound(page, "uncertain");
      door.open();
      await said(page).filter({ hasText: "Est-ce arrivé ?" }).getByText("Bien arrivé").waitFor({ timeout: 60_000 });
      assert.equal(await said(page).filter({ hasText: "Est-ce arrivé ?" }).count(), 1);
    });
  } finally {
    door.close();
  }
});

test("what is written before the service answers is kept and goes out", async () => {
  await visit({ path: "/chat?lang=fr", expected: /ERR_/ }, async (page) => {
    const { words } = await begin(page);
    let cut = true;
    await page.route((url) => url.pathname === "/v1/cases", (route) => (cut ? route.abort() : route.continue()));
    await confirm(page, words);
    // What opens a case tries for a quarter of a minute before it says so.
    await page.getByText("Pas de réseau.").waitFor({ timeout: 60_000 });
    await write(page, "Écrit trop tôt.");
    await page.getByText("En attente").waitFor();
    await sound(page, "early");
    cut = false;
    await said(page).filter({ hasText: "Écrit trop tôt." }).getByText("Bien arrivé").waitFor({ timeout: 60_000 });
  });
});

test("when an answer comes is told by the reader's clock", async () => {
  await visit({ path: "/chat?lang=fr", timezoneId: "Pacific/Noumea" }, async (page) => {
    // Before the page asks a second time.
    await page.route((url) => url.pathname === "/v1/desks/route", async (route) => {
      const response = await route.fetch();
      const json = { ...await response.json(), reason: "nobody_there", answer_by: "2026-11-23T14:05:31Z", text: "2026-11-23 15:05 UTC+01" };
      await route.fulfill({ response, json });
    });
    await chat(page).getByLabel("J’ai moins de 18 ans").check();
    await page.getByText(/réponse au plus tard .?mardi 24 novembre( à|,)? 01:05/).waitFor();
  });
});

test("what was written stays where the service refuses the conversation for good", async () => {
  await visit({ path: "/chat?lang=fr", expected: /ERR_|status of/ }, async (page) => {
    const { words } = await begin(page);
    let refuse = false;
    await page.route((url) => url.pathname === "/v1/cases", (route) => {
      if (!refuse) return route.abort();
      const problem = { type: "urn:vigie:problem:body_invalid", code: "body_invalid", status: 422, title: "no" };
      return route.fulfill({ status: 422, contentType: "application/problem+json", body: JSON.stringify(problem) });
    });
    await confirm(page, words);
    await write(page, "Écrit pour rien ?");
    await page.getByText("En attente").waitFor();
    refuse = true;
    await page.getByText("Ceci n’est peut-être pas parti.").waitFor({ timeout: 60_000 });
    await page.getByText("Écrit pour rien ?").waitFor();
    assert.deepEqual(await shown(page), words, "the way back stays too");
    await sound(page, "refused");
  });
});

test("the way out forgets everything at once, without a question", async () => {
  await visit({ path: "/chat?lang=fr", elsewhere: true }, async (page) => {
    await neutral(page);
    const { which } = await begin(page);
    await chat(page).getByRole("button", { name: "Continuer sans noter" }).click();
    await sound(page, "without");
    await chat(page).getByRole("button", { name: "Continuer sans le code" }).click();
    await which;
    await write(page, "Quelqu’un vient.");
    await page.getByText("Bien arrivé").first().waitFor();
    let asked = false;
    page.on("dialog", (dialog) => {
      asked = true;
      void dialog.accept();
    });
    // Whoever closes a page whose code nobody has is asked.
    const element = await chat(page).elementHandle();
    // The page stays until this test has looked at what is left of it.
    let answer;
    await page.route("**/v1/leave", (route) => { answer = () => route.continue(); });
    assert.equal(await page.evaluate(() => !dispatchEvent(new Event("beforeunload", { cancelable: true }))), true);
    await page.locator("vigie-exit").getByRole("button").click();
    await page.waitForFunction(() => document.documentElement.hidden);
    const left = await element.evaluate((chat) => {
      const all = (node) => [node.nodeValue ?? "", node.value ?? "", ...[...(node.shadowRoot?.childNodes ?? []), ...node.childNodes].map(all)].join(" ");
      return all(chat);
    });
    assert.doesNotMatch(left, /Quelqu’un vient|Un instant|Bien arrivé/);
    await answer?.().catch(() => undefined);
    await page.waitForURL((url) => url.origin !== origin);
    assert.equal(asked, false);
  });
});

test("all of it is done by the keyboard", async () => {
  await visit({ path: "/chat?lang=fr", viewport: DESK }, async (page) => {
    await chat(page).locator("vigie-chat-start button.first").waitFor();
    const reach = (selector) => tabTo(page, { selector });
    await reach("input[type=radio]");
    await page.keyboard.press("ArrowRight");
    await reach("button.first");
    await page.keyboard.press("Enter");
    await chat(page).locator("vigie-receipt .words li").first().waitFor();
    const words = await chat(page).locator("vigie-receipt .words li").allInnerTexts();
    await reach("button.first");
    await page.keyboard.press("Enter");
    await chat(page).locator("vigie-receipt input").waitFor();
    await reach("input");
    const label = await chat(page).locator("vigie-receipt label").innerText();
    await page.keyboard.type(words[label.replaceAll(/[\u2066-\u2069]/g, "").match(/\d+/)[0] - 1]);
    await page.keyboard.press("Enter");
    await message(page).waitFor();
    await reach("textarea");
    await page.keyboard.type("Au clavier.");
    await page.keyboard.press("Control+Enter");
    await said(page).filter({ hasText: "Au clavier." }).getByText("Bien arrivé").waitFor();
  });
});

test("from right to left, light and dark, on a telephone and a desk", async () => {
  for (const [viewport, colorScheme] of [[PHONE, "light"], [PHONE, "dark"], [DESK, "light"], [DESK, "dark"]]) {
    await visit({ path: "/chat?lang=ar", viewport, colorScheme }, async (page) => {
      const name = `ar-${viewport === PHONE ? "phone" : "desk"}-${colorScheme}`;
      await chat(page).locator("vigie-chat-start button.first").waitFor();
      await sound(page, `${name}-start`);
      const { words } = await begin(page);
      await sound(page, `${name}-receipt`);
      await confirm(page, words);
      await write(page, "أنا في خطر.");
      await said(page).first().waitFor();
      await sound(page, `${name}-queued`);
    });
  }
});
