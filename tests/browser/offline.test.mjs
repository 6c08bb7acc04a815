// Use without a network, for those who ask for it, in headless Chromium.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Door } from "./network.mjs";
import { accessible, address, DESK, fits, LANGUAGES, origin, picture, visit, visitEach } from "./support.mjs";

const PATH = "/offline?lang=fr";
/** What a browser says of requests that nobody answers. */
const UNANSWERED = /ERR_INTERNET_DISCONNECTED|ERR_FAILED|ERR_CONNECTION/;
/** Lyon. */
const POSITION = { latitude: 45.75, longitude: 4.85 };
const PLACE = { geolocation: POSITION, permissions: ["geolocation"] };

/** Has the device keep a copy. */
async function keep(page) {
  await page.getByRole("button", { name: "Garder sur cet appareil" }).click();
  await page.getByText("Une copie est sur cet appareil").waitFor({ timeout: 60_000 });
}

/** Takes it off again, so that nothing is left. */
async function remove(page) {
  await page.context().setOffline(false);
  await page.goto(address(PATH));
  await page.getByRole("button", { name: "Tout effacer de cet appareil" }).click();
  await page.getByText("Tout est effacé de cet appareil").waitFor();
}

/** What is on the device. */
function left(page) {
  return page.evaluate(async () => ({
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    caches: await caches.keys(),
  }));
}

/** What an element would be given, online or not. */
function ask(page, path, body) {
  return page.evaluate(async ([path, body]) => {
    const answer = await fetch(path, {
      headers: { accept: "application/json, application/geo+json", ...(body && { "content-type": "application/json" }) },
      cache: "no-store",
      ...(body && { method: "POST", body: JSON.stringify(body) }),
    });
    return [answer.status, answer.headers.get("content-type"), await answer.json()];
  }, [path, body]);
}

test("nothing is kept before somebody asks, and the page says what would be", async () => {
  for (const [name, options] of Object.entries({ phone: {}, desk: { viewport: DESK }, dark: { colorScheme: "dark" } })) {
    await visit({ path: PATH, ...options }, async (page) => {
      await page.getByText("Rien n’est gardé sur cet appareil").waitFor();
      assert.deepEqual(await left(page), { workers: 0, caches: [] });
      await page.getByText("Quelqu’un qui fouille dans cet appareil peut trouver cette copie").waitFor();
      await fits(page);
      await accessible(page);
      await picture(page, `offline-${name}`);
    });
  }
  const spoken = LANGUAGES.map((language) => ({ path: `/offline?lang=${language}`, language }));
  await visitEach(spoken, async (page, { language }) => {
    await page.locator("vigie-offline button").waitFor();
    assert.doesNotMatch(await page.locator("main").innerText(), /offline-|\{/);
    await fits(page);
    if (language === "ar") await picture(page, "offline-arabic");
  });
});

test("the name and the icon are chosen by a form, and give nothing away", async () => {
  await visit({ path: PATH, javaScriptEnabled: false }, async (page) => {
    assert.ok(await page.getByLabel("Vigie", { exact: true }).isChecked());
    for (const [name, id] of [["Notes", "notes"], ["Météo", "weather"], ["Calcul", "sums"]]) {
      await page.getByLabel(name).check();
      await page.getByRole("button", { name: "Choisir ce nom" }).click();
      assert.equal(page.url(), address(`/offline?app=${id}&lang=fr`));
      assert.ok(await page.getByLabel(name).isChecked());
      const link = await page.locator('link[rel="manifest"]').getAttribute("href");
      const manifest = await (await page.request.get(address(link))).json();
      assert.equal(manifest.name, name);
      assert.equal(manifest.short_name, name);
      assert.equal(manifest.start_url, "/");
      assert.doesNotMatch(JSON.stringify(manifest), /vigie|police|secur/i);
      for (const { src, sizes } of manifest.icons) {
        const icon = await page.request.get(address(src));
        assert.equal(icon.headers()["content-type"], "image/png");
        const width = (await icon.body()).readUInt32BE(16);
        assert.equal(`${width}x${width}`, sizes);
      }
    }
  });
  await visit({ path: "/offline?app=notes&lang=fr" }, async (page) => {
    const devtools = await page.context().newCDPSession(page);
    const { errors, url } = await devtools.send("Page.getAppManifest");
    assert.deepEqual(errors, []);
    assert.match(url, /\/web\/app-notes-fr\.webmanifest$/);
    const { installabilityErrors } = await devtools.send("Page.getInstallabilityErrors");
    assert.deepEqual(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== "in-incognito"), []);
  });
  await visit({ path: "/" }, async (page) => {
    assert.equal(await page.locator('link[rel="manifest"]').count(), 0, "other pages name none");
  });
});

test("without a network the answers are those that the service gives", async () => {
  await visit({ path: PATH, expected: UNANSWERED }, async (page) => {
    const guide = (await ask(page, "/v1/guide?lang=fr"))[2];
    const answers = [];
    const asked = [
      ["/v1/emergency-numbers?lang=fr"],
      ["/v1/emergency-numbers?territory=reunion&need=text&lang=fr"],
      ["/v1/emergency-numbers?territory=french_polynesia&setting=sea&lang=fr"],
      ["/v1/sheets?lang=fr"],
      ["/v1/sheets?audience=minor&lang=fr"],
      ["/v1/sheets?topic=fraud&lang=fr"],
      ["/v1/topics?lang=fr"],
      ["/v1/guide?lang=fr"],
      ["/v1/communes?q=saint%20d&limit=8&lang=fr"],
      ["/v1/stations/search?lang=fr", { q: "rens", limit: 10, at: "2026-11-23T09:30:00Z" }],
      ["/v1/stations/search?lang=fr", { near: { lat: 45.75, lon: 4.85 }, at: "2026-11-23T23:30:00Z" }],
      ["/v1/stations/search?lang=fr", { commune: "35238", open: "now", at: "2026-11-22T09:30:00Z" }],
      ["/v1/stations/search?lang=fr", { postcode: "93200", institution: "national_police", accessible: true, at: "2026-11-23T09:30:00Z" }],
      ["/v1/stations/search?lang=fr", { bbox: [-5, 42, 9, 51], limit: 3, radius: 900000, at: "2026-11-23T09:30:00Z" }],
      ["/v1/guide?lang=fr", {}],
    ];
    // Every first step, and each way on from it.
    const first = guide.questions.find(({ id }) => id === guide.first);
    for (const { id } of first.answers) {
      asked.push(["/v1/guide?lang=fr", { version: guide.version, answers: [{ question: first.id, answer: id }] }]);
    }
    for (const one of asked) answers.push(await ask(page, ...one));
    await keep(page);
    await page.context().setOffline(true);
    for (const [at, one] of asked.entries()) {
      const [status, type, body] = await ask(page, ...one);
      assert.equal(status, 200, JSON.stringify([one, body]));
      assert.equal(type.split(";")[0], answers[at][1].split(";")[0]);
      assert.deepEqual(body, answers[at][2], JSON.stringify(one));
    }
    // What the service refuses is refused.
    for (const [path, body, status, code] of [
      ["/v1/stations/search?lang=fr", { q: "Xyzzyville" }, 404, "place_not_found"],
      ["/v1/stations/search?lang=fr", { q: "Rennes", near: { lat: 1, lon: 1 } }, 400, "invalid_request"],
      ["/v1/stations/search?lang=fr", { q: "Rennes", limit: 101 }, 400, "invalid_request"],
      ["/v1/guide?lang=fr", { version: "0", answers: [] }, 409, "guide_changed"],
      ["/v1/guide?lang=fr", { answers: [{ question: "x", answer: "y" }] }, 400, "invalid_request"],
    ]) {
      const offline = await ask(page, path, body);
      await page.context().setOffline(false);
      const online = await ask(page, path, body);
      await page.context().setOffline(true);
      assert.deepEqual([offline[0], offline[2].code], [status, code]);
      assert.deepEqual([online[0], online[2].code], [status, code]);
      assert.equal(offline[2].title, online[2].title);
      assert.equal(offline[2].detail, online[2].detail);
    }
    await remove(page);
  });
});

test("home, numbers, a sheet, the guide and the nearest station are there without a network", async () => {
  await visit({ path: PATH, expected: UNANSWERED, ...PLACE }, async (page) => {
    const sheet = async () => {
      await page.goto(address("/v1/sheets/domestic-violence?lang=fr"));
      return page.locator("main").innerText();
    };
    const online = await sheet();
    await page.goto(address(PATH));
    await keep(page);
    await page.context().setOffline(true);

    await page.goto(address("/"));
    await page.getByRole("heading", { name: "Police et gendarmerie : être aidé" }).waitFor();
    assert.ok(await page.locator('.emergency a[href="tel:17"]').isVisible());
    await page.locator("vigie-exit").getByRole("button").waitFor();

    await page.getByRole("main").getByRole("link", { name: "Tous les numéros utiles" }).click();
    await page.locator('a[href="tel:3919"]').first().waitFor();
    await accessible(page);
    await picture(page, "offline-numbers");

    await page.getByRole("navigation").first().getByRole("link", { name: "Fiches et conseils" }).click();
    await page.getByLabel("Que se passe-t-il ?").fill("velo volle");
    await page.getByRole("button", { name: "Chercher" }).click();
    await page.locator("vigie-advice .entries a", { hasText: /vélo/i }).first().click();
    await page.waitForURL(/\/v1\/sheets\/[a-z-]+\?/);
    assert.match(await page.getByRole("heading", { level: 1 }).innerText(), /vélo/i);
    assert.equal(await sheet(), online, "a sheet says what it said");

    await page.getByRole("navigation").first().getByRole("link", { name: "Que se passe-t-il ? Le guide" }).click();
    await page.getByRole("button", { name: "Non, personne n’est en danger maintenant" }).click();
    await page.getByRole("button", { name: "Violences : couple, famille, sexuelles, agression" }).click();
    await page.getByRole("button", { name: "Mon partenaire ou mon ex me fait du mal" }).click();
    await page.getByRole("heading", { name: "Vers qui vous tourner" }).waitFor();
    await page.locator('a[href="tel:3919"]').first().waitFor();
    await accessible(page);
    await picture(page, "offline-guide");

    await page.getByRole("link", { name: "Commissariats et brigades près de moi" }).first().click();
    await page.getByRole("button", { name: "Autour de moi" }).click();
    await page.locator("vigie-stations li", { hasText: "Lyon" }).first().waitFor();
    await page.locator("vigie-stations #place").fill("rens");
    await page.getByRole("button", { name: "Chercher" }).click();
    await page.locator("vigie-stations").getByRole("status").getByText(/Rennes/).waitFor();
    assert.match(await page.locator("vigie-stations li").first().innerText(), /Rennes/);
    await page.locator("vigie-map .station").first().waitFor();
    await accessible(page);
    await picture(page, "offline-stations");

    await page.goto(address("/v1/phrases?lang=fr"));
    await page.getByRole("heading", { name: "Pas de réseau" }).waitFor();
    assert.ok(await page.locator('.emergency a[href="sms:114"]').isVisible());
    await accessible(page);
    assert.equal(page.url(), address("/v1/phrases?lang=fr"));
    await picture(page, "offline-help");
    await remove(page);
  });
});

test("only what is public and the same for all is ever kept", async () => {
  await visit({ path: PATH, expected: UNANSWERED }, async (page) => {
    await keep(page);
    await page.evaluate(async () => {
      const asked = [
        ["/v1/cases"], ["/v1/desks"], ["/v1/cases/x/entries", { headers: { authorization: "Bearer x" } }],
        ["/v1/sheets?q=secret&lang=fr"], ["/v1/guide?lang=fr", { headers: { authorization: "Bearer x" } }],
        ["/v1/stations?q=secret&lang=fr"], ["/v1/communes?q=secret&lang=fr"],
        ["/v1/stations/search?lang=fr", { method: "POST", body: '{"q":"Rennes"}', headers: { "content-type": "application/json" } }],
      ];
      for (const [path, init] of asked) await fetch(path, init);
    });
    await page.goto(address("/v1/cases?lang=fr"));
    await page.goto(address(PATH));
    const kept = await page.evaluate(async () => {
      const all = [];
      for (const name of await caches.keys()) {
        for (const request of await (await caches.open(name)).keys()) {
          const answer = await (await caches.open(name)).match(request, { ignoreVary: true });
          all.push([request.method, new URL(request.url).pathname, new URL(request.url).search, answer.headers.get("cache-control"), [...request.headers.keys()].join()]);
        }
      }
      return all;
    });
    assert.ok(kept.length > 80, `${kept.length} things`);
    const allowed = new RegExp(`^(/|/stations|/safety|/offline(/[a-z]+)?|/web/[\\w-]+\\.(js|css|wasm)|/v1/(guide|sheets(/[a-z0-9-]+)?|emergency-numbers|topics|stations/index))$`);
    for (const [method, path, search, control, headers] of kept) {
      assert.equal(method, "GET");
      assert.match(path, allowed);
      assert.match(search, /^(\?lang=\w\w(&as=data)?)?$/, "no address with words");
      assert.match(control, /^public/);
      assert.equal(headers, "");
    }
    await page.context().setOffline(true);
    const answered = await page.evaluate(() => Promise.all([
      fetch("/v1/cases").then(() => true, () => false),
      fetch("/v1/desks", { cache: "no-store" }).then(() => true, () => false),
      fetch("/v1/guide?lang=fr", { cache: "no-store", headers: { authorization: "Bearer x" } }).then(() => true, () => false),
    ]));
    assert.deepEqual(answered, [false, false, false]);
    await remove(page);
  });
});

test("removal leaves nothing, and neither does a copy that fails", async () => {
  await visit({ path: PATH, expected: UNANSWERED }, async (page) => {
    await keep(page);
    const { workers, caches } = await left(page);
    assert.equal(workers, 1);
    assert.equal(caches.length, 1);
    await remove(page);
    assert.deepEqual(await left(page), { workers: 0, caches: [] });
    await page.reload();
    await page.getByText("Rien n’est gardé sur cet appareil").waitFor();
  });
  const door = await Door.before(origin);
  try {
    await visit({ path: `${door.origin}${PATH}`, elsewhere: true, expected: /./ }, async (page) => {
      await page.getByText("Rien n’est gardé sur cet appareil").waitFor();
      // Some of it comes, and by far not all.
      door.shutAfter(200_000);
      await page.getByRole("button", { name: "Garder sur cet appareil" }).click();
      await page.getByText("La copie n’a pas pu se faire en entier").waitFor({ timeout: 60_000 });
      assert.deepEqual(await left(page), { workers: 0, caches: [] });
    });
  } finally {
    door.close();
  }
});

test("leaving in a hurry takes the copy off the device", async () => {
  await visit({ path: PATH, elsewhere: true, expected: /./ }, async (page) => {
    await keep(page);
    await page.route((url) => url.origin !== origin, (route) => route.fulfill({ contentType: "text/html", body: "<title>Elsewhere</title>" }));
    await page.locator("vigie-exit").getByRole("button").click();
    await page.waitForURL((url) => url.origin !== origin);
    await page.goto(address(PATH));
    assert.deepEqual(await left(page), { workers: 0, caches: [] });
  });
});

test("a copy in Arabic speaks Arabic, and another version takes its place", async () => {
  await visit({ path: "/offline?lang=ar", expected: UNANSWERED }, async (page) => {
    await page.locator("vigie-offline button").click();
    await page.getByText("توجد نسخة على هذا الجهاز").waitFor({ timeout: 60_000 });
    // What an older version left.
    await page.evaluate(async () => { await (await caches.open("vigie-00000000-ar")).put("/old", new Response("")); });
    const registration = () => page.evaluate(async () => (await navigator.serviceWorker.getRegistration("/")).update());
    await registration();
    await page.context().setOffline(true);
    await page.goto(address("/"));
    assert.equal(await page.locator("html").getAttribute("dir"), "rtl");
    await page.goto(address("/v1/guide?lang=ar"));
    await page.locator("vigie-guide .answers button").first().waitFor();
    await page.getByText("بضعة أسئلة").waitFor();
    await page.context().setOffline(false);
    await page.goto(address("/offline?lang=ar"));
    await page.getByRole("button", { name: "محو كل شيء من هذا الجهاز" }).click();
    await page.getByText("مُحي كل شيء من هذا الجهاز").waitFor();
    assert.deepEqual(await left(page), { workers: 0, caches: [] });
  });
});
