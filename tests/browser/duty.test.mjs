// Coming on duty and going in the console: against a deployment whose keys are at hand
// (see duty.mjs).

import assert from "node:assert/strict";
import { test } from "node:test";

import { askToGo, happened, read, signIn, skip, unlock, until, WIDE, withOne } from "./duty.mjs";
import { accessible, visit } from "./support.mjs";

test("a console that nobody touches is locked, and says so before", { skip }, async () => {
  // A quarter of an hour passes in a moment: connections are given up before the
  // service answers, and are refused once the officer has gone.
  await visit({ path: "/desk?lang=fr", viewport: WIDE, expected: /WebSocket/ }, async (page) => {
    await page.clock.install();
    const { conversation } = await withOne(page, "garnier", { text: "Vous êtes là ?" });
    const warning = page.getByText("Dans une minute, la console se verrouille");
    // From here on time passes as the test says, however slow the machine is.
    const touched = async () => {
      await page.clock.pauseAt(await page.evaluate(() => Date.now() + 1000));
      await page.keyboard.press("Shift");
    };
    await touched();
    await page.clock.runFor("13:59");
    assert.equal(await warning.count(), 0);
    await page.clock.runFor("00:01");
    await warning.waitFor();
    await page.clock.resume();
    await accessible(page);
    await touched();
    await warning.waitFor({ state: "detached" });
    await page.clock.runFor("15:00");
    await page.clock.resume();
    await page.getByText("La console s’est verrouillée").waitFor();
    await page.locator("#file").waitFor();
    assert.equal(await page.locator("vigie-talk").count(), 0);
    await until(async () => happened(await read(conversation), "released"), "whom they had waits for somebody again");
  });
});

test("a heartbeat that is on its way does not bring back an officer who locked", { skip }, async () => {
  await visit({ path: "/desk?lang=fr", viewport: WIDE, expected: /ERR_|503/ }, async (page) => {
    const { conversation } = await withOne(page, "duval", { text: "Je suis dans l’entrée." });
    const [asked, answered] = [[], []];
    let locked;
    const locking = new Promise((resolve) => (locked = resolve));
    let left = 1;
    await page.route((url) => url.pathname.endsWith("/presence"), async (route) => {
      const method = route.request().method();
      asked.push(method);
      if (method === "PUT") await locking;
      // A service that is busy when the officer goes is told again.
      else if (left > 0) return route.fulfill({ status: 503, contentType: "application/problem+json", body: "{}" }).then(() => (left -= 1));
      answered.push(method);
      return route.continue();
    });
    await page.waitForRequest((request) => request.method() === "PUT" && request.url().includes("/presence"));
    const opened = [];
    page.on("request", (request) => opened.push(new URL(request.url()).pathname));
    page.on("websocket", (socket) => opened.push(new URL(socket.url()).pathname));
    await page.getByRole("button", { name: "Verrouiller" }).click();
    await page.locator("#file").waitFor();
    locked();
    await until(async () => happened(await read(conversation), "released"), "whom they had waits for somebody again");
    assert.deepEqual(answered, ["PUT", "DELETE"]);
    assert.deepEqual(asked, ["PUT", "DELETE", "DELETE"]);
    assert.deepEqual(opened.filter((path) => !path.endsWith("/presence")), [], "nothing is read behind the lock");
    assert.equal(await page.locator("vigie-talk").count(), 0);
  });
});

test("whoever goes there without being on duty reads nothing behind the lock either", { skip }, async () => {
  await visit({ path: "/desk?lang=fr" }, async (patrol) => {
    await signIn(patrol, { officer: "colonna", desk: "corse" });
    await unlock(patrol, undefined, "corse");
    await visit({ path: "/desk?lang=fr", viewport: WIDE }, async (page) => {
      const { conversation, talk } = await withOne(page, "ferrand", { text: "Ils sont devant la porte." });
      conversation.sharePlace(41.9192, 8.7386, 15);
      await conversation.flush();
      const open = new Set();
      const ofCase = (one) => new URL(one.url()).pathname.startsWith("/v1/cases/");
      patrol.on("request", (request) => ofCase(request) && open.add(request));
      for (const end of ["requestfinished", "requestfailed"]) patrol.on(end, (request) => open.delete(request));
      patrol.on("websocket", (socket) => {
        if (!ofCase(socket)) return;
        open.add(socket);
        socket.on("close", () => open.delete(socket));
      });
      await talk.getByText("Faire intervenir quelqu’un").click();
      await askToGo(talk, "corse");
      await patrol.getByRole("button", { name: "Nous y allons" }).click();
      await patrol.locator("vigie-talk").getByText("Ils sont devant la porte.").waitFor();
      await until(() => open.size > 0, "the conversation is followed");
      await patrol.getByRole("button", { name: "Verrouiller" }).click();
      await patrol.locator("#file").waitFor();
      await until(() => open.size === 0, "it is followed no more");
    });
  });
});
