// The officer's side of a conversation in the browser tests: on duty over HTTP, and
// in the log by `cargo xtask officer`, which holds the development keys.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { promisify } from "node:util";

import { origin } from "./support.mjs";

const run = promisify(execFile);

/** The state folder of the server, and what opens its keys. */
const state = process.env.VIGIE_STATE;
const [command, ...before] = (process.env.VIGIE_XTASK ?? "cargo xtask").split(" ");

/** Below the 45 seconds after which an officer who is silent is gone. */
const HEARTBEAT = 10_000;

/** How many somebody may have at once, at most. */
const CAPACITY = 20;

async function xtask(...options) {
  const folder = state ? ["--state", state] : [];
  const { stdout } = await run(command, [...before, ...options, ...folder]);
  return stdout.trim();
}

/** Somebody who is on duty at a desk. */
export class Officer {
  #token;
  #beating;
  #cases = [];
  #languages;

  constructor(desk, languages) {
    this.desk = desk;
    this.#languages = languages;
  }

  /** Comes on duty, and stays until `leave`. */
  static async at(desk, languages = ["fr", "uk"]) {
    const officer = new Officer(desk, languages);
    officer.#token = await xtask("token", "--desk", desk, "--role", "supervisor", "--officer", `browser-${randomBytes(4).toString("hex")}`);
    await officer.#beat();
    officer.#beating = setInterval(() => void officer.#beat().catch(() => undefined), HEARTBEAT);
    return officer;
  }

  /** Takes a case, whoever else waits. */
  async take(id) {
    // A case tells its desk of itself within moments.
    for (let left = 20; ; left -= 1) {
      const answer = await this.#ask("POST", "take", { case: id }, [404, 409, 503]);
      if (answer.ok) break;
      assert.ok(left > 0, `the case is not taken: ${answer.status} ${await answer.text()}`);
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    this.#cases.push(id);
  }

  /** Writes in a case that was taken. */
  async say(id, text) {
    return this.read(id, "--say", text);
  }

  /** Everything in a case, in the words of `cargo xtask officer`. */
  async read(id, ...more) {
    return xtask("officer", "--case", id, "--desk", this.desk, "--url", origin, "--read", ...more);
  }

  async leave() {
    clearInterval(this.#beating);
    await this.#ask("DELETE", "presence").catch(() => undefined);
  }

  #beat() {
    return this.#ask("PUT", "presence", { capacity: CAPACITY, languages: this.#languages, cases: this.#cases });
  }

  async #ask(method, path, body, expected = []) {
    const answer = await fetch(`${origin}/v1/desks/${this.desk}/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.#token}`,
        "content-type": "application/json",
        "idempotency-key": randomBytes(16).toString("base64url"),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    assert.ok(answer.ok || expected.includes(answer.status), `${method} ${path}: ${answer.status}`);
    return answer;
  }
}
