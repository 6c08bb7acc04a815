// Widgets in pages of another origin, in headless Chromium: what a municipality
// copies works as it is, and elsewhere nobody is left with nothing.

import assert from "node:assert/strict";
import { test } from "node:test";
import { brotliDecompressSync } from "node:zlib";
import { get } from "node:http";

import { accessible, address, DESK, faults, fits, LANGUAGES, LOOKS, origin, PHONE, picture, visit, visitEach } from "./support.mjs";
import { around, example, given, town } from "./town.mjs";

const PARTS = "vigie-widget vigie-parts";
const site = town();

/** Opens a page of the town and lets a test use it; nothing but the town and the
 * service may be asked, and nothing is kept. */
async function stroll(url, options, use) {
  await visit({ path: "/safety", elsewhere: true, ...options }, async (page, requests) => {
    requests.length = 0;
    await page.goto(url);
    await use(page, requests);
    const [here] = [new URL(url).origin];
    for (const request of requests) {
      const { origin: asked, protocol } = new URL(request.url());
      if (protocol.startsWith("http")) assert.ok([here, origin].includes(asked), request.url());
    }
    assert.deepEqual(await page.context().cookies(), []);
  });
}

test("the example's one line shows the widget in the town's colours", async () => {
  const url = site.put("/example", example());
  for (const [name, viewport] of [["phone", PHONE], ["desk", { width: 1280, height: 900 }]]) {
    for (const colorScheme of ["light", "dark"]) {
      await stroll(url, { viewport, colorScheme }, async (page) => {
        await page.locator(`${PARTS} h2`).first().waitFor();
        await page.locator(`${PARTS} vigie-stations li`).first().waitFor();
        const numbers = await page.locator(`${PARTS} .danger strong`).allTextContents();
        assert.deepEqual(numbers, ["17", "112", "114"]);
        const accent = await page.locator(`${PARTS} .action.first`).first().evaluate((link) => getComputedStyle(link).backgroundColor);
        assert.equal(accent, colorScheme === "light" ? "rgb(122, 31, 43)" : "rgb(240, 168, 176)");
        await fits(page);
        await accessible(page);
        await picture(page, `widgets-example-${name}-${colorScheme}`);
      });
    }
  }
});

test("what the example copies is what the service gives", async () => {
  const { module } = await given();
  const [script] = module.split("\n");
  assert.ok(example().includes(script), script);
});

test("a conversation is never in the page: it is a link to the service, which learns nothing", async () => {
  const { module } = await given();
  await stroll(site.put("/chat", around(module)), {}, async (page) => {
    const link = page.locator(`${PARTS} a[href*="/chat"]`);
    assert.equal(await link.getAttribute("target"), "_blank");
    assert.equal(await link.getAttribute("rel"), "noopener noreferrer");
    for (const link of await page.locator(`${PARTS} a[href^=http]`).all()) {
      assert.match(await link.getAttribute("rel"), /noreferrer/);
    }
  });
});

test("a search from the town's page finds stations", async () => {
  const { module } = await given("tenant=sample-town&show=stations&speak=fr&lang=fr");
  await stroll(site.put("/stations", around(module)), {}, async (page, requests) => {
    await page.locator(`${PARTS} #place`).fill("Brest");
    await page.locator(`${PARTS} vigie-stations`).getByRole("button", { name: "Chercher" }).click();
    await page.locator(`${PARTS} #results`).getByRole("status").getByText("Brest").waitFor();
    const posted = requests.filter((request) => request.url().startsWith(`${origin}/v1/stations/search`) && request.method() === "POST");
    assert.ok(posted.length >= 2, "the commune of the tenant first, then what was typed");
    for (const request of posted) assert.ok(!(await request.allHeaders()).referer);
  });
});

test("each part is loaded when it is opened", async () => {
  const { module } = await given();
  await stroll(site.put("/parts", around(module)), {}, async (page, requests) => {
    await page.locator(`${PARTS} vigie-stations li`).first().waitFor();
    assert.equal(await page.locator(`${PARTS} vigie-stations li`).count(), 3);
    assert.ok(!requests.some((request) => /\/v1\/(guide|sheets|emergency)/.test(request.url())));
    for (const [part, sign] of [["guide", "vigie-guide button"], ["advice", "vigie-advice h2, vigie-advice h3"], ["numbers", "vigie-numbers a[href^='tel:']"]]) {
      await page.locator(`${PARTS} #${part} summary`).click();
      await page.locator(`${PARTS} ${sign}`).first().waitFor();
    }
    await fits(page);
    await accessible(page);
    await picture(page, "widgets-parts");
  });
});

test("a page that is not the tenant's is left with the numbers and a link", async () => {
  const { module } = await given();
  const url = site.put("/elsewhere", around(module), { allowed: false });
  const warnings = [];
  await visit({ path: "/safety", elsewhere: true }, async (page) => {
    page.on("console", (message) => message.type() === "warning" && warnings.push(message.text()));
    await page.goto(url);
    const nav = page.locator("vigie-widget nav");
    await nav.waitFor();
    assert.deepEqual(await nav.locator("a").evaluateAll((links) => links.map((link) => link.getAttribute("href"))),
      ["tel:17", "tel:112", "sms:114", `${origin}/?lang=fr`]);
    assert.equal(await page.locator("vigie-parts").count(), 0);
    assert.match(warnings.join("\n"), /origin_not_allowed/);
    await fits(page);
    await accessible(page);
    await picture(page, "widgets-elsewhere");
  });
});

test("a service that does not answer leaves the same, in the page's language", async () => {
  const { module } = await given();
  for (const lang of LANGUAGES) {
    const url = site.put(`/down-${lang}`, around(module.replace('lang="fr"', `lang="${lang}"`), { lang }));
    await visit({ path: "/safety", elsewhere: true, expected: /Failed to load resource/ }, async (page) => {
      await page.route(`${origin}/v1/**`, (route) => route.abort());
      await page.goto(url).catch(() => undefined);
      const nav = page.locator("vigie-widget nav");
      await nav.waitFor();
      assert.equal(await nav.getAttribute("lang"), lang);
      assert.equal(await nav.getAttribute("dir"), lang === "ar" ? "rtl" : "ltr");
    });
  }
});

test("without script the page's own words stand there", async () => {
  const { module } = await given();
  await stroll(site.put("/no-script", around(module)), { javaScriptEnabled: false }, async (page) => {
    await page.locator("vigie-widget").getByRole("link", { name: "112" }).waitFor();
    assert.equal(await page.locator(`vigie-widget a[href="${origin}/?lang=fr"]`).count(), 1);
  });
});

test("in Arabic the widget is mirrored within a French page", async () => {
  const { module } = await given("tenant=sample-town&show=all&speak=ar&lang=fr");
  await stroll(site.put("/arabic", around(module)), { colorScheme: "dark" }, async (page) => {
    await page.locator(`${PARTS} h2`).first().waitFor();
    assert.equal(await page.locator(PARTS).evaluate((parts) => getComputedStyle(parts).direction), "rtl");
    await page.locator(`${PARTS} vigie-stations #place`).waitFor();
    await fits(page);
    await accessible(page);
    await picture(page, "widgets-arabic");
  });
});

test("the page says the colours where it wants others, and what is shown may change", async () => {
  const { module } = await given();
  const head = "<style>vigie-widget { --vigie-accent: rgb(0, 80, 0); }</style>";
  await stroll(site.put("/theme", around(module, { head })), {}, async (page) => {
    const first = page.locator(`${PARTS} .action.first`).first();
    await first.waitFor();
    assert.equal(await first.evaluate((link) => getComputedStyle(link).backgroundColor), "rgb(0, 80, 0)");
    assert.equal(await page.locator(`${PARTS} vigie-stations`).count(), 1);
    await page.evaluate(() => document.querySelector("vigie-widget").setAttribute("show", "numbers"));
    await page.waitForFunction(() => !document.querySelector("vigie-widget").root.querySelector("vigie-parts").shadowRoot.querySelector("vigie-stations"));
    await page.evaluate(() => document.querySelector("vigie-widget").setAttribute("lang", "en"));
    await page.locator(PARTS).getByText("Sample town").waitFor();
  });
});

test("the frame shows the same, and grows with what it holds", async () => {
  const { frame, module } = await given();
  const [script] = module.split("\n");
  const url = site.put("/frame", around(`${frame}${script}`));
  await stroll(url, { viewport: PHONE }, async (page) => {
    const inside = page.frameLocator("iframe");
    await inside.locator("vigie-parts .by").waitFor();
    await inside.locator("vigie-stations li").first().waitFor();
    await page.waitForFunction(() => parseInt(document.querySelector("iframe").style.height) > 1000);
    const [frame] = page.frames().filter((frame) => frame !== page.mainFrame());
    const heights = await frame.evaluate(() => [document.documentElement.scrollHeight, innerHeight]);
    assert.ok(heights[0] <= heights[1] + 1, `nothing is cut off: ${heights}`);
    await fits(page);
    await picture(page, "widgets-frame");
  });
});

test("a frame tells its height to nobody that does not ask from around it", async () => {
  const { frame } = await given();
  await stroll(site.put("/frame-alone", around(frame)), {}, async (page) => {
    await page.evaluate(() => {
      globalThis.heard = [];
      addEventListener("message", ({ data }) => heard.push(data));
    });
    await page.frameLocator("iframe").locator("vigie-parts .by").waitFor();
    assert.deepEqual(await page.evaluate(() => heard), []);
    await page.evaluate(() => document.querySelector("iframe").contentWindow.postMessage({ vigie: "hello" }, "*"));
    await page.waitForFunction(() => heard.length > 0);
    const [said] = await page.evaluate(() => heard);
    assert.deepEqual(Object.keys(said), ["vigie", "height"]);
  });
});

test("a frame works without script, and opens what it leads to beside the page", async () => {
  const { frame } = await given();
  await stroll(site.put("/frame-no-script", around(frame)), { javaScriptEnabled: false }, async (page) => {
    const inside = page.frameLocator("iframe");
    await inside.locator("input[name=q]").fill("Rennes");
    const [answer] = await Promise.all([
      page.context().waitForEvent("page"), inside.getByRole("button", { name: "Chercher" }).click(),
    ]);
    await answer.getByText("Autour de Rennes (35000).").waitFor();
    assert.equal(answer.url(), `${origin}/v1/stations/search?lang=fr`);
  });
});

test("a page that is not the tenant's cannot show its frame", async () => {
  const { frame } = await given();
  const refused = [];
  for (const [path, allowed, source] of [
    ["/refused", false, frame], ["/refused-village", true, frame.replace("sample-town", "sample-village")],
    ["/refused-home", true, frame.replace(/\/widgets\/frame\/[^"]*/, "/")],
  ]) {
    await visit({ path: "/safety", elsewhere: true, expected: /frame-ancestors/ }, async (page) => {
      page.on("console", (message) => refused.push(message.text()));
      await page.goto(site.put(path, around(source), { allowed }), { waitUntil: "networkidle" });
      assert.equal(await page.frameLocator("iframe").locator("h1").filter({ hasText: /police/ }).count(), 0, path);
    });
  }
  assert.equal(refused.filter((text) => text.includes("frame-ancestors")).length, 3, refused.join("\n"));
});

test("plain tags work without script, and the form is answered beside the page", async () => {
  const { plain } = await given();
  assert.doesNotMatch(plain, /<script|<style|style=|class=|onclick|<iframe|\bid=/);
  await stroll(site.put("/plain", around(plain)), { javaScriptEnabled: false }, async (page) => {
    await page.locator("input[name=q]").fill("Rennes");
    const [answer] = await Promise.all([
      page.context().waitForEvent("page"), page.getByRole("button", { name: "Chercher" }).click(),
    ]);
    await answer.getByText("Autour de Rennes (35000).").waitFor();
    assert.doesNotMatch(answer.url(), /Rennes/);
    await picture(page, "widgets-plain");
  });
  await stroll(site.put("/plain-axe", around(plain)), {}, async (page) => {
    await fits(page);
    assert.deepEqual(await faults(page), []);
  });
});

test("two widgets, the loader twice and a late one get along", async () => {
  const { module, frame } = await given("tenant=sample-town&show=numbers&speak=fr&lang=fr");
  await stroll(site.put("/twice", around(`${module}${module}${frame}`)), {}, async (page) => {
    await page.waitForFunction(() => document.querySelectorAll("vigie-widget").length === 2);
    await page.evaluate(() => {
      const widget = document.createElement("vigie-widget");
      widget.setAttribute("tenant", "sample-town");
      document.querySelector("main").append(widget);
    });
    await page.waitForFunction(() => [...document.querySelectorAll("vigie-widget")].every((widget) => widget.root.querySelector("vigie-parts")));
  });
});

/** What is sent, as it is. */
function sent(path) {
  return new Promise((resolve, reject) => {
    get(address(path), { headers: { "accept-encoding": "br" } }, (response) => {
      const chunks = [];
      response.on("data", (chunk) => chunks.push(chunk)).on("end", () => resolve({ response, body: Buffer.concat(chunks) }));
    }).on("error", reject);
  });
}

test("the loader weighs next to nothing", async () => {
  const { loader } = await given();
  const { response, body } = await sent(`/widgets/${loader}`);
  assert.equal(response.headers["content-encoding"], "br");
  assert.ok(body.length <= 15_000, `${body.length} bytes`);
  assert.match(brotliDecompressSync(body).toString(), /vigie-widget/);
  console.log(`the loader: ${body.length} bytes in brotli`);
});

test("the page of the widgets shows, gives and judges", async () => {
  const pages = LOOKS.flatMap((look) => ["fr", "ar"].map((lang) => ({ path: `/widgets?lang=${lang}`, lang, ...look })));
  await visitEach(pages, async (page, { name, lang }) => {
    await page.frameLocator("iframe.preview").locator("vigie-parts .by").waitFor();
    await page.locator("vigie-policy textarea").fill("default-src 'self'");
    await page.locator("vigie-policy button.first").click();
    const said = await page.locator("vigie-policy pre").textContent();
    const known = await page.locator("vigie-policy").getAttribute("host");
    assert.equal(said, `default-src 'self'; script-src 'self' ${known}; connect-src 'self' ${known}`);
    await fits(page);
    await accessible(page);
    await picture(page, `widgets-page-${lang}-${name}`);
  });
});

test("what is chosen is shown and given, without script too", async () => {
  for (const javaScriptEnabled of [true, false]) {
    await visit({ path: "/widgets?lang=fr", viewport: DESK, javaScriptEnabled }, async (page) => {
      await page.getByLabel("Commune").selectOption("sample-village");
      await page.getByLabel("Langue du widget").selectOption("fr");
      await page.getByRole("button", { name: "Montrer" }).click();
      await page.waitForURL(/tenant=sample-village/);
      const snippet = await page.locator("main pre").first().textContent();
      assert.match(snippet, /tenant="sample-village"/);
      assert.match(await page.locator("iframe.preview").getAttribute("src"), /^\/widgets\/frame\/sample-village\?/);
    }).catch((error) => {
      // A page without script says nothing of what it keeps.
      if (javaScriptEnabled) throw error;
    });
  }
});

test("a copied snippet is the snippet", async () => {
  await visit({ path: "/widgets?lang=fr", permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
    await page.locator("vigie-copy button").first().click();
    await page.getByText("Copié.").first().waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.equal(copied, (await page.locator("main pre").first().textContent()).trim());
  });
});
