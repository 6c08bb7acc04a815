// What is said of policies, against the table that Chromium is tried with too.

import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import esbuild from "esbuild";

import { filled, POLICIES } from "../../../../tests/browser/policies.mjs";

const source = fileURLToPath(new URL("../src/widgets/policy.ts", import.meta.url));
const { outputFiles: [{ text: code }] } = await esbuild.build({ entryPoints: [source], format: "esm", write: false });
const { judge, mended, parse } = await import(`data:text/javascript,${encodeURIComponent(code)}`);

const widget = {
  service: "https://vigie.example",
  loader: "v1-0A1B2C3D.js",
  integrity: "sha384-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
};
const parts = (findings) => findings.map(({ part }) => part);

for (const { name, variant, policy, blocked, nonce } of POLICIES) {
  test(`${variant}: ${name}`, () => {
    const text = filled(policy, widget);
    const found = judge(text, { ...widget, variant });
    if (nonce) {
      // A policy does not tell whether the script bears its nonce.
      for (const { part, nonce } of found) assert.ok(nonce, part);
    } else {
      assert.deepEqual([...new Set(parts(found))].sort(), [...blocked].sort());
    }
    const whole = mended(text, { ...widget, variant });
    // What a nonce on the script does is not in the policy.
    const left = judge(whole, { ...widget, variant }).filter(({ add }) => add.length > 0);
    assert.deepEqual(left, [], whole);
  });
}

test("what is added opens nothing else", () => {
  const whole = mended("default-src 'self'; img-src 'none'", { ...widget, variant: "module" });
  assert.equal(whole, "default-src 'self'; img-src 'none'; script-src 'self' https://vigie.example; connect-src 'self' https://vigie.example");
  const frame = mended("default-src 'none'", { ...widget, variant: "frame" });
  assert.equal(frame, "default-src 'none'; frame-src https://vigie.example");
});

test("a header is read as it is pasted", () => {
  const [policy] = parse("Content-Security-Policy:  Default-Src 'self' ;; script-src\tSERVICE ;");
  assert.deepEqual([...policy], [["default-src", ["'self'"]], ["script-src", ["SERVICE"]]]);
  assert.deepEqual(parse(" \n , "), []);
  assert.equal(parse("default-src 'self'\nscript-src 'none'").length, 2);
});

test("sources are matched as browsers do", () => {
  const allows = (source, service = "https://vigie.example") =>
    judge(`connect-src ${source}`, { ...widget, service, variant: "module" }).length === 0;
  for (const source of [
    "vigie.example", "*.example", "https://*.example", "https:", "http:", "*", "http://vigie.example",
    "https://vigie.example:443", "https://vigie.example:*", "HTTPS://VIGIE.EXAMPLE", "https://vigie.example/v1/tenants/",
  ]) assert.ok(allows(source), source);
  for (const source of [
    "'self'", "'none'", "evil.example", "https://evil.example", "https://vigie.example.evil.example", "https://*.vigie.example",
    "https://vigie.example:8443", "data:", "wss:", "https://vigie.example/v1", "https://vigie.example/v2/", "'unsafe-inline'",
  ]) assert.ok(!allows(source), source);
  assert.ok(allows("http://127.0.0.1:9000", "http://127.0.0.1:9000"));
  assert.ok(!allows("http://127.0.0.1", "http://127.0.0.1:9000"));
});
