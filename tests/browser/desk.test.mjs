// An officer at work in the console, with people who write to the desk: against a
// deployment whose keys are at hand (see duty.mjs).

import assert from "node:assert/strict";
import { test } from "node:test";

import { askToGo, citizen, happened, onDuty, read, said, signIn, skip, unlock, until, WIDE, withOne } from "./duty.mjs";
import { accessible, fits, LOOKS, PHONE, picture, shownToReaders, tabTo, visit } from "./support.mjs";

/** A picture of one red point. */
const PNG = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==", "base64");

test("three people are answered at once, and none of what is said leaves the page", { skip }, async () => {
  await visit({ path: "/desk?lang=fr", viewport: WIDE }, async (page, requests) => {
    await signIn(page, { role: "supervisor" });
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
    for (const secret of ["Je suis là", "A déjà appelé", "Troisième étage", process.env.VIGIE_PASSPHRASE]) {
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

test("the next key takes whom the focus is on, though the queue moves", { skip }, async () => {
  await visit({ path: "/desk?lang=fr", viewport: WIDE }, async (page) => {
    await onDuty(page, { role: "supervisor", officer: "veille" });
    const [first, second, third] = [
      await citizen({ text: "Po, jam këtu.", locale: "sq", priority: "danger" }),
      await citizen({ text: "Ես այստեղ եմ։", locale: "hy", priority: "danger" }),
      await citizen({ text: "აქ ვარ.", locale: "ka", priority: "danger" }),
    ];
    const row = (language) => page.getByRole("button", { name: new RegExp(`^Prendre cette personne.*${language}`) });
    const focused = () => page.locator("vigie-queue").evaluate(({ shadowRoot: { activeElement } }) => activeElement?.ariaLabel ?? activeElement?.tagName);
    await row("arménien").focus();
    assert.match(await focused(), /arménien/);
    await first.close();
    await row("albanais").waitFor({ state: "detached" });
    assert.match(await focused(), /arménien/);
    await page.keyboard.press("Enter");
    await page.locator("vigie-talk").getByText("Ես այստեղ եմ։").waitFor();
    assert.ok(happened(await read(second), "assigned"));
    // Whoever had the focus left: it is on nobody else.
    await row("géorgien").focus();
    await third.close();
    await row("géorgien").waitFor({ state: "detached" });
    assert.equal(await focused(), "H2");
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

test("an answer that stands ready is sent in the citizen's language, once its gaps are filled", { skip }, async () => {
  await visit({ path: "/desk?lang=fr", viewport: WIDE }, async (page) => {
    const { conversation, talk } = await withOne(page, "petit", { text: "Хтось украв мої гроші.", locale: "uk" });
    await talk.getByText("Réponses toutes prêtes").click();
    await talk.locator("#seek-answer").fill("verification");
    const answer = talk.locator("vigie-composer ul button").first();
    const french = await answer.locator("span").last().innerText();
    assert.match(french, /vérification.*\{minutes\}/s);
    await answer.click();
    await talk.getByText("Ce qui veut dire :").waitFor();
    await talk.getByText("Personne n’a relu ces textes dans cette langue.").waitFor();
    assert.match(await talk.locator("#text").inputValue(), /[а-яіїє]{4}.*\{minutes\}/su, "it is in Ukrainian");
    await accessible(page);
    await fits(page);
    await picture(page, "console-answers");
    await talk.getByRole("button", { name: "Envoyer" }).click();
    await talk.getByText(/Complétez d’abord : .*minutes/).waitFor();
    assert.ok(!(await read(conversation)).some(({ author, content }) => author === "officer" && content.text), "nothing is sent with a gap");
    const whole = (await talk.locator("#text").inputValue()).replaceAll("{minutes}", "10");
    // The gap is selected: what is typed stands in its place.
    await page.keyboard.type("10");
    await page.keyboard.press("Control+Enter");
    await until(async () => said(await read(conversation), whole), "the answer came");
    // For a minor there are other words.
    await talk.locator("#seek-answer").fill("");
    const titles = () => talk.locator("vigie-composer ul button span:last-child").allInnerTexts();
    const [forAll, [own]] = [await titles(), await talk.getByLabel("mineur").check().then(titles)];
    assert.ok(own && !forAll.includes(own), "a minor is greeted otherwise");
  });
});

test("what an officer closed and opens again goes on with them", { skip }, async () => {
  await visit({ path: "/desk?lang=fr", viewport: WIDE }, async (page) => {
    const { conversation, talk } = await withOne(page, "lambert", { text: "J’ai trouvé un sac." });
    await page.keyboard.type("Apportez-le ici.");
    await page.keyboard.press("Control+Enter");
    await until(async () => said(await read(conversation), "Apportez-le ici."), "the answer came");
    await talk.getByText("Clore ou rendre").click();
    await talk.locator("#reason").selectOption("resolved");
    await talk.getByRole("button", { name: "Clore la conversation" }).click();
    await talk.getByText("La conversation est close.").waitFor();
    await talk.getByRole("button", { name: "Rouvrir" }).click();
    await until(async () => (await read(conversation)).filter(({ content }) => content.event === "assigned").length === 2, "it is theirs again");
    // Longer than between two heartbeats.
    await page.waitForTimeout(20_000);
    assert.equal(await page.getByText("Cette conversation n’est plus la vôtre").count(), 0);
    await page.locator("vigie-talk textarea#text").focus();
    await page.keyboard.type("Ouvert jusqu’à 18 h.");
    await page.keyboard.press("Control+Enter");
    await until(async () => said(await read(conversation), "Ouvert jusqu’à 18 h."), "they go on");
    await accessible(page);
  });
});

test("whoever is asked to go there reads where, says that they come, and writes", { skip }, async () => {
  await visit({ path: "/desk?lang=fr", viewport: PHONE }, async (patrol) => {
    await onDuty(patrol, { officer: "santoni", desk: "corse" });
    await visit({ path: "/desk?lang=fr", viewport: WIDE }, async (page) => {
      const { conversation, talk } = await withOne(page, "leroy", { text: "Il est revenu." });
      conversation.sharePlace(41.9192, 8.7386, 15);
      await conversation.flush();
      // Nobody is there to be chosen before it is known who comes first: they would
      // change places under the officer's hand.
      let answer;
      const answered = new Promise((resolve) => (answer = resolve));
      await page.route((url) => url.pathname === "/v1/desks", async (route) => {
        await answered;
        await route.continue();
      });
      const boxes = talk.locator("vigie-intervention input[name=desk]");
      await talk.getByText("Faire intervenir quelqu’un").click();
      await talk.locator("vigie-intervention").getByText("Chargement…").waitFor();
      assert.equal(await boxes.count(), 0);
      answer();
      await boxes.first().waitFor();
      assert.ok(await boxes.first().isChecked(), "the line stands first");
      await askToGo(talk, "corse");

      await patrol.getByRole("heading", { name: "Interventions demandées" }).waitFor();
      await fits(patrol);
      await picture(patrol, "console-call");
      await patrol.getByRole("button", { name: "Nous y allons" }).click();
      await patrol.locator("vigie-talk").getByText("Il est revenu.").waitFor();
      await patrol.locator("vigie-talk").getByRole("button", { name: "Voir sur la carte" }).click();
      await patrol.locator("vigie-talk vigie-map").waitFor();
      await patrol.keyboard.press("Alt+1");
      await patrol.keyboard.type("Dix minutes.");
      await patrol.keyboard.press("Control+Enter");
      await until(async () => said(await read(conversation), "Dix minutes."), "the citizen knows");
      const below = await patrol.locator(".log").evaluate((log) => log.scrollHeight - log.scrollTop - log.clientHeight);
      assert.ok(below < 2, "what one says is seen, whatever stands open above");
      await accessible(patrol);
      await fits(patrol);
      await picture(patrol, "console-patrol");
      // Nothing else about the conversation is theirs to do.
      for (const other of ["vigie-notes", "vigie-transfer", "#reason"]) assert.equal(await patrol.locator(other).count(), 0, other);

      assert.ok(happened(conversation.entries(), "intervention_acknowledged"));
      await talk.getByRole("button", { name: "L’intervention est terminée" }).click();
      await until(async () => happened(await read(conversation), "intervention_ended"), "it is over");
      await patrol.getByText("Cette conversation n’est plus la vôtre").waitFor();
    });
    await patrol.getByRole("button", { name: "Verrouiller" }).click();
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
