// The modules of conversations in Node, and an officer of the Vigie that is
// tried: VIGIE_URL is where it is, VIGIE_KEYS the file of its development keys,
// with the key files of the desks beside it, VIGIE_MODULES where the modules are.

import assert from "node:assert/strict";
import { createPrivateKey, createPublicKey, randomBytes, sign } from "node:crypto";
import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
export const folder = resolve(process.env.VIGIE_MODULES ?? join(here, "../../../../target/web/modules"));

/** A module, started. */
export async function module(name) {
  const module = await import(pathToFileURL(join(folder, name, `${name}.js`)));
  await module.default({ module_or_path: readFileSync(join(folder, name, `${name}_bg.wasm`)) });
  return module;
}

export const base = process.env.VIGIE_URL;
assert.ok(base, "VIGIE_URL is not set: `cargo xtask test` serves Vigie and sets it");
const file = process.env.VIGIE_KEYS;
assert.ok(file, "VIGIE_KEYS is not set: `cargo xtask test` serves Vigie and sets it");
const keys = Object.fromEntries([...readFileSync(file, "utf8").matchAll(/^(\w+) = "(.+)"$/gm)].map(([, name, value]) => [name, value]));

export const PASSPHRASE = "vigie-development";
export const keyFile = (desk) => readFileSync(join(dirname(file), `desk-${desk}.key.json`), "utf8");

/** An Ed25519 key of its 32 bytes (RFC 8410). */
function ed25519(seed) {
  const der = Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), Buffer.from(seed, "base64url")]);
  return createPrivateKey({ key: der, format: "der", type: "pkcs8" });
}

/** What pages pin. */
export const root = createPublicKey(ed25519(keys.root_key)).export({ format: "jwk" }).x;

/** Requests of somebody who has these roles. */
export function officer(name, ...roles) {
  const now = Math.floor(Date.now() / 1000);
  const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const claims = { iss: "https://issuer.invalid", aud: "vigie", sub: name, iat: now, exp: now + 3600, roles, jti: randomBytes(12).toString("base64url") };
  const signed = `${part({ alg: "EdDSA", kid: "development", typ: "JWT" })}.${part(claims)}`;
  const token = `${signed}.${sign(null, Buffer.from(signed), ed25519(keys.issuer_key)).toString("base64url")}`;
  return async (method, path, body, key = randomBytes(16).toString("base64url")) => {
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json", "idempotency-key": key };
    const answer = await fetch(base + path, { method, headers, body: body && JSON.stringify(body) });
    const text = await answer.text();
    assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${text}`);
    return text && JSON.parse(text);
  };
}

/** Tries until something is there. */
export async function eventually(what, look, seconds = 20) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const found = await look();
    if (found) return found;
    assert.ok(Date.now() < end, `not within ${seconds} s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** That something is refused with a code. */
export async function refused(code, act) {
  const problem = await (async () => act())().then(() => assert.fail(`not refused: ${code}`), (error) => error);
  assert.equal(problem.name, "VigieProblem", String(problem.stack));
  assert.equal(problem.code, code);
  assert.ok(problem instanceof Error);
  return problem;
}
