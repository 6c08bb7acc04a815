// The officers' console in headless Chromium. What needs no officer runs against
// any deployment; the rest needs VIGIE_XTASK, the `xtask` that makes tokens and
// key files, with VIGIE_STATE, the folder that the server keeps its keys in.

import assert from "node:assert/strict";
import { test } from "node:test";

import { provide } from "../oidc/sign-in.mjs";
import { accessible, address, fits, LANGUAGES, LOOKS, origin, picture, visit, visitEach } from "./support.mjs";

/** A page that a test answers itself counts as far away to Chromium, which then asks
 * before it reaches an issuer on this machine. */
const NEAR = { permissions: ["local-network-access"] };

/** A token as somebody else's would look: it names roles, and nobody signed it. */
function unsigned(roles, life = 3600) {
  const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part({ alg: "none" })}.${part({ sub: "martin", exp: Math.floor(Date.now() / 1000) + life, roles })}.`;
}

/** Has the page say that it may ask this issuer, as a deployment would. */
async function configured(page, { issuer, client = "console", paste = "" }) {
  await page.route((url) => url.origin === origin && url.pathname === "/desk", async (route) => {
    const response = await route.fetch();
    const policy = response.headers()["content-security-policy"];
    const body = (await response.text())
      .replace(/ issuer="[^"]*"/, ` issuer="${issuer}"`)
      .replace(/ client="[^"]*"/, ` client="${client}"`)
      .replace(/ paste="[^"]*"/, ` paste="${paste}"`);
    const headers = { ...response.headers(), "content-security-policy": policy.replace(/connect-src 'self'[^;]*/, `connect-src 'self' ${issuer}`) };
    await route.fulfill({ response, body, headers });
  });
  await page.goto(address("/desk?lang=fr"));
}

/** The issuer remembers who came by cookies, and these know no ports: what is there
 * is its own alone. */
async function ofTheIssuer(page) {
  const cookies = await page.context().cookies();
  assert.ok(cookies.every(({ name }) => /^_(interaction|session)/.test(name)), cookies.map(({ name }) => name).join());
  await page.context().clearCookies();
}

test("the way in is in every language, and loads nothing of the citizens'", async () => {
  const spoken = LANGUAGES.map((language) => ({ path: `/desk?lang=${language}` }));
  await visitEach(spoken, async (page, _, requests) => {
    await page.locator("vigie-sign-in h2").waitFor();
    assert.ok(!requests.some((request) => request.url().endsWith("/web/portal.js")));
    assert.equal(await page.locator("vigie-exit").count(), 0, "a key that is pressed while writing must not leave");
    await fits(page);
    await accessible(page);
  });
  await visitEach(LOOKS.map((look) => ({ path: "/desk", ...look })), async (page, { name }) => {
    await page.locator("vigie-sign-in h2").waitFor();
    await accessible(page);
    await picture(page, `console-sign-in-${name}`);
  });
});

test("an officer signs in with an OpenID provider, in a window that comes back by itself", async () => {
  const provider = await provide({ console: origin, roles: ["officer:bordeaux", "other:role", "supervisor:rennes"] });
  try {
    await visit({ path: "/desk", elsewhere: true, ...NEAR }, async (page) => {
      await configured(page, provider);
      const opened = page.waitForEvent("popup");
      await page.getByRole("button", { name: "Se connecter dans une fenêtre" }).click();
      await (await opened).waitForEvent("close");
      const desks = page.locator("vigie-console .desks button");
      await desks.first().waitFor();
      assert.equal(await desks.count(), 2, "the desks of the token's roles, and no other role");
      await accessible(page);
      await desks.first().click();
      await page.locator("vigie-unlock #file").waitFor();
      assert.deepEqual(provider.asked, ["authorization_code"]);
      assert.equal(page.url(), address("/desk?lang=fr"), "no code stands in the address");
      const kept = await page.evaluate(async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length]);
      assert.deepEqual(kept, [0, 0, 0]);
      await page.reload();
      await page.locator("vigie-sign-in h2").waitFor();
      await ofTheIssuer(page);
    });
  } finally {
    await provider.stop();
  }
});

test("a token is renewed before it ends, without asking anybody", async () => {
  const provider = await provide({ console: origin, roles: ["officer:bordeaux"], life: 4 });
  try {
    await visit({ path: "/desk", elsewhere: true, ...NEAR }, async (page) => {
      await configured(page, provider);
      await page.getByRole("button", { name: "Se connecter dans une fenêtre" }).click();
      await page.locator("vigie-unlock #file").waitFor();
      for (let waited = 0; provider.asked.length < 3 && waited < 100; waited += 1) await page.waitForTimeout(100);
      assert.deepEqual(provider.asked.slice(0, 3), ["authorization_code", "refresh_token", "refresh_token"]);
      assert.equal(await page.getByRole("alert").filter({ hasText: "Reconnectez" }).count(), 0);
      await ofTheIssuer(page);
    });
  } finally {
    await provider.stop();
  }
});

test("where the issuer gives nothing to renew with, the officer is asked in time", async () => {
  const provider = await provide({ console: origin, roles: ["officer:bordeaux"], life: 4, refresh: false });
  try {
    await visit({ path: "/desk", elsewhere: true, ...NEAR }, async (page) => {
      await configured(page, provider);
      await page.getByRole("button", { name: "Se connecter dans une fenêtre" }).click();
      const again = page.getByRole("button", { name: "Se reconnecter" });
      await again.waitFor();
      await accessible(page);
      await again.click();
      await again.waitFor({ state: "detached" });
      assert.deepEqual(provider.asked, ["authorization_code", "authorization_code"]);
      await ofTheIssuer(page);
    });
  } finally {
    await provider.stop();
  }
});

test("a token is pasted only where the service says so, and must name a desk", async () => {
  await visit({ path: "/desk", elsewhere: true, ...NEAR }, async (page) => {
    await configured(page, { issuer: "", client: "" });
    await page.locator("vigie-sign-in .notice").waitFor();
    assert.equal(await page.locator("#token").count(), 0);
    await configured(page, { issuer: "", client: "", paste: "true" });
    const token = page.locator("#token");
    for (const unfit of ["abc", unsigned([]), unsigned(["officer"]), unsigned(["admin:bordeaux"])]) {
      await token.fill(unfit);
      await token.press("Enter");
      await page.getByText("Ce jeton ne convient pas").waitFor();
    }
    await token.fill(unsigned(["officer:bordeaux"]));
    await token.press("Enter");
    await page.locator("vigie-unlock #file").waitFor();
  });
});

test("a file that is no key, and that of another desk, are told apart", async () => {
  await visit({ path: "/desk", elsewhere: true, ...NEAR }, async (page) => {
    await configured(page, { issuer: "", client: "", paste: "true" });
    await page.locator("#token").fill(unsigned(["officer:bordeaux"]));
    await page.locator("#token").press("Enter");
    await page.locator("#file").setInputFiles({ name: "desk.key", mimeType: "text/plain", buffer: Buffer.from("no key") });
    await page.locator("#passphrase").fill("correct horse");
    await page.locator("#passphrase").press("Enter");
    await page.getByText("Ce fichier n’est pas une clé").waitFor();
    await accessible(page);
    await picture(page, "console-unlock-phone");
  });
});
