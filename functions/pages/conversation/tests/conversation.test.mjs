// Conversations between a citizen's module and an officer's, against a Vigie that
// is served. Node 20 has WebSockets with --experimental-websocket only, so this
// goes over a stream of events without it, and over a socket with it.

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";

import { PASSPHRASE, base, eventually, keyFile, module, officer, refused, root } from "./support.mjs";

const { Conversation, Draft, Receipt } = await module("conversation");
const { DeskKey, OfficerConversation } = await module("officer");

const routing = { kind: "chat", desk: "bordeaux", priority: "danger", locale: "fr" };
const last = (side) => side.entries().at(-1)?.content;

/** Follows, and keeps what is told; `stop` waits until it is over. */
function follow(side) {
  const changes = [];
  const over = side.changes((change) => changes.push(change));
  const stop = async () => {
    side.stop();
    await over;
  };
  return { changes, over, stop, told: (type) => changes.find((change) => change.type === type) };
}

/** An officer on duty who takes a case, however many wait before it. */
async function taken(caseId, name = "modules", desk = "bordeaux") {
  const ask = officer(`${name}-${randomBytes(4).toString("hex")}`, `supervisor:${desk}`);
  const present = (cases) => ask("PUT", `/v1/desks/${desk}/presence`, { capacity: 3, languages: ["fr"], cases });
  await present([]);
  const lease = await eventually("the case is in the queue", () => ask("POST", `/v1/desks/${desk}/take`, { case: caseId }).catch(() => undefined));
  assert.equal(lease.case, caseId);
  return { ask, lease, present, home: () => ask("DELETE", `/v1/desks/${desk}/presence`) };
}

const key = DeskKey.unlock(keyFile("bordeaux"), PASSPHRASE);

test("a receipt is shown, confirmed and read before anything is sent", async () => {
  const draft = await Draft.prepare(base, root, routing);
  assert.equal(draft.sample, true);
  const receipt = draft.receipt();
  const words = receipt.words("fr");
  assert.equal(words.length, 14);
  assert.deepEqual([Receipt.wordsLanguage("fr-FR"), Receipt.wordsLanguage("uk")], ["fr", "en"]);
  assert.match(receipt.characters(), /^[0-9A-Z]{5}(-[0-9A-Z]{5}){5}$/);
  assert.deepEqual(receipt.groups(), receipt.characters().split("-"));
  assert.ok(receipt.matches("words", 3, ` ${words[3].toUpperCase()} `, "fr"));
  assert.ok(!receipt.matches("words", 3, words[4] === words[3] ? "x" : words[4], "fr"));
  assert.ok(receipt.matches("characters", 5, receipt.groups()[5].toLowerCase(), "fr"));
  assert.ok(!receipt.matches("characters", 6, "", "fr"));

  assert.equal(Receipt.read(words.join(" ")).characters(), receipt.characters());
  const [first, ...others] = receipt.characters();
  const mended = Receipt.read((first === "7" ? "8" : "7") + others.join(""));
  assert.deepEqual([mended.characters(), mended.corrected, mended.form], [receipt.characters(), 1, "characters"]);
  const wrong = { "": "receipt_length_invalid", abaisser: "receipt_length_invalid", "\u{1f600}": "receipt_character_invalid", [`${"0".repeat(28)}UU`]: "receipt_wrong" };
  for (const [typed, code] of Object.entries(wrong)) await refused(code, () => Receipt.read(typed));
  // Nothing was sent: the relay knows no such case.
  const nobody = Conversation.resume(base, receipt);
  await refused("wrong_receipt", () => nobody.refresh());

  receipt.forget();
  await refused("forgotten", () => receipt.words("fr"));
  assert.equal(receipt.matches("words", 0, words[0], "fr"), false);
});

test("a directory that the root key did not sign is not believed", async () => {
  const other = (root[0] === "A" ? "B" : "A") + root.slice(1);
  await refused("directory_untrusted", () => Draft.prepare(base, other, routing));
  await refused("desk_unknown", () => Draft.prepare(base, root, { ...routing, desk: "lutece" }));
  await refused("argument_invalid", () => Draft.prepare(base, "root", routing));
  await refused("argument_invalid", () => Draft.prepare(base, root, { ...routing, kind: "letter" }));
  const offline = await refused("offline", () => Draft.prepare("http://127.0.0.1:9", root, routing));
  assert.equal(offline.temporary, true);
});

test("a whole conversation, both ways, until it is erased", async () => {
  const draft = await Draft.prepare(base, root, routing);
  const receipt = draft.receipt().characters();
  const citizen = await Conversation.open(base, draft);
  const following = follow(citizen);
  await eventually("live", () => following.told("live"));
  const way = following.told("connected").way;
  assert.ok(["socket", "stream"].includes(way), way);
  console.log(`over a ${way}`);
  if (globalThis.WebSocket && (await (await fetch(`${base}/v1/capabilities`)).json()).sockets) assert.equal(way, "socket");

  const wait = await citizen.wait();
  assert.equal(wait.desk, "bordeaux");
  assert.ok(["waiting", "deferred", "over"].includes(wait.standing), JSON.stringify(wait));

  const id = citizen.write("Il est derrière la porte.", "fr");
  assert.equal(citizen.pending()[0].client_id, id);
  assert.deepEqual(citizen.pending()[0].message, { type: "text", text: "Il est derrière la porte.", lang: "fr" });
  assert.equal(citizen.pending()[0].delivery.state, "pending");
  await eventually("sent", () => following.changes.find((change) => change.type === "delivery" && change.client_id === id && change.delivery.state === "sent"));
  citizen.sendPhrase("hiding");
  citizen.sharePlace(44.8378, -0.5792, 12.5);
  await eventually("three entries", () => citizen.pending().length === 0 && citizen.entries().length >= 4);

  const { ask, lease, present, home } = await taken(citizen.caseId);
  const desk = OfficerConversation.open(base, citizen.caseId, lease.capability, key);
  await desk.refresh();
  assert.ok(key.opens(desk.document()));
  const read = desk.entries().filter(({ author }) => author === "citizen").map(({ content }) => content);
  assert.deepEqual(read[0], { type: "text", text: "Il est derrière la porte.", lang: "fr" });
  assert.deepEqual(read[1], { type: "phrase", code: "hiding" });
  assert.deepEqual(read[2].point, { lat: 44.8378, lon: -0.5792 });
  assert.equal(read[2].accuracy_m, 12.5);
  assert.match(read[2].at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  assert.equal(desk.place().author, "citizen");
  const reading = follow(desk);
  await eventually("the officer is live", () => reading.told("live"));

  // The desk's answer, and what the citizen is told in passing.
  desk.signal("typing");
  desk.write("Restez où vous êtes.", "fr");
  await eventually("the answer", () => last(citizen)?.text === "Restez où vous êtes.");
  assert.equal(citizen.state(), "active");
  const assigned = citizen.entries().find(({ content }) => content.event === "assigned");
  assert.deepEqual([assigned.author, assigned.content.reason], ["service", "by_officer"]);

  // A file, in pieces.
  const file = new Uint8Array(randomBytes(150_000));
  const upload = citizen.attach(file, "image/jpeg", "photo.jpg");
  const progress = [];
  const told = await upload.send((done, of) => progress.push([done, of]));
  assert.deepEqual(progress.at(-1), [progress.at(-1)[1], progress.at(-1)[1]]);
  assert.ok(progress.length > 2);
  const sent = await eventually("the attachment", () => desk.entries().find(({ client_id }) => client_id === told));
  assert.deepEqual(sent.content, { type: "attachment", name: "photo.jpg", media_type: "image/jpeg", size: 150_000 });
  assert.deepEqual(await desk.download(sent.seq), file);
  await refused("attachment_missing", () => desk.download(1));
  await refused("attachment_invalid", () => citizen.attach(new Uint8Array(), "image/jpeg", "x.jpg"));
  await refused("argument_invalid", () => citizen.attach(file, "text/html", "x.html"));

  // A note for the desk alone.
  const note = key.sealNote(citizen.caseId, "troisième étage, un chien");
  await ask("POST", `/v1/desks/bordeaux/cases/${citizen.caseId}/notes`, { sealed: note.sealed }, note.client_id);
  const { notes } = await ask("GET", `/v1/desks/bordeaux/cases/${citizen.caseId}/notes`);
  assert.equal(key.openNote(citizen.caseId, notes[0].client_id, notes[0].sealed), "troisième étage, un chien");
  await refused("seal_broken", () => key.openNote(citizen.caseId, randomBytes(16).toString("base64url"), notes[0].sealed));

  // Somebody goes there: they read where to, with their own desk's key.
  const line = await desk.interventionLine("33", root);
  assert.equal(line[0], "gironde");
  await desk.sealToLine(line, root);
  desk.sharePlace(44.84, -0.58, 5);
  await eventually("the place", () => desk.pending().length === 0);
  await ask("POST", `/v1/desks/bordeaux/cases/${citizen.caseId}/intervention`, { line });
  const unit = officer("unit", "officer:gironde");
  const call = await eventually("the call", () => unit("POST", `/v1/desks/gironde/calls/${citizen.caseId}/acknowledge`).catch(() => undefined));
  const outside = OfficerConversation.open(base, citizen.caseId, call.capability, DeskKey.unlock(keyFile("gironde"), PASSPHRASE));
  await outside.refresh();
  assert.deepEqual([outside.place().author, outside.place().content.point], ["officer", { lat: 44.84, lon: -0.58 }]);
  assert.equal(outside.entries()[1].content.text, "Il est derrière la porte.");
  await ask("DELETE", `/v1/desks/bordeaux/cases/${citizen.caseId}/intervention`);

  // Closed by the officer; what is written then is refused, and sent after reopening.
  const [kept] = (await present([citizen.caseId])).leases;
  desk.renew(kept.capability);
  await desk.close("resolved");
  await eventually("closed", () => citizen.state() === "closed");
  assert.deepEqual([last(citizen).event, last(citizen).reason], ["closed", "resolved"]);
  const late = citizen.write("Merci.");
  const state = () => citizen.pending().find(({ client_id }) => client_id === late)?.delivery;
  assert.deepEqual(await eventually("refused", () => state()?.state === "refused" && state()), { state: "refused", code: "case_closed" });
  assert.deepEqual(citizen.discard(late), { type: "text", text: "Merci." });
  await refused("not_in_outbox", () => citizen.retry(late));
  await citizen.reopen();
  await citizen.close();
  // It stands in the log before it is read again.
  await eventually("closed again", () => last(citizen).event === "closed" && last(citizen).reason === "by_citizen");
  assert.equal(citizen.state(), "closed");

  // On another device, by the receipt.
  const count = citizen.entries().length;
  await following.stop();
  await reading.stop();
  const again = Conversation.resume(base, Receipt.read(receipt.toLowerCase().replaceAll("-", " ")));
  await again.refresh();
  assert.equal(again.entries().length, count);
  assert.deepEqual(again.entries(), citizen.entries());
  assert.equal(again.receipt().characters(), receipt);
  const photo = again.entries().find(({ content }) => content.type === "attachment");
  assert.deepEqual(await again.download(photo.seq), file);

  await again.erase();
  await refused("erased", () => citizen.refresh());
  again.forget();
  await refused("forgotten", () => again.entries());
  await refused("forgotten", () => again.write("x"));
  await home();
});

test("a case that is handed on is read by the desk that has it then", async () => {
  const citizen = await Conversation.open(base, await Draft.prepare(base, root, { ...routing, priority: "ordinary" }));
  citizen.write("Bonjour");
  await citizen.flush();
  const { ask, lease, home } = await taken(citizen.caseId);
  const desk = OfficerConversation.open(base, citizen.caseId, lease.capability, key);
  await desk.refresh();
  // A desk that the case was not sealed to, with an overflow of its own.
  const to = "alsace";
  await desk.sealToDesk(to, root);
  await ask("POST", `/v1/desks/bordeaux/cases/${citizen.caseId}/transfer`, { to });
  const next = await taken(citizen.caseId, "next", to);
  const other = OfficerConversation.open(base, citizen.caseId, next.lease.capability, DeskKey.unlock(keyFile(to), PASSPHRASE));
  await other.refresh();
  assert.equal(other.entries()[1].content.text, "Bonjour");
  // Whoever had it before writes no more, and says so.
  const late = desk.write("encore");
  await desk.flush();
  const own = desk.pending().find(({ client_id }) => client_id === late);
  assert.deepEqual(own.delivery, { state: "refused", code: "lease_lost" });
  assert.deepEqual(own.message, { type: "text", text: "encore" });
  await citizen.erase();
  await home();
  await next.home();
});

test("a key file opens by its passphrase alone", async () => {
  const text = keyFile("bordeaux");
  assert.equal(DeskKey.deskOf(text), "bordeaux");
  assert.equal(key.desk, "bordeaux");
  assert.match(key.publicKey, /^[\w-]{43}$/);
  await refused("key_file_locked", () => DeskKey.unlock(text, "vigie"));
  await refused("key_file_invalid", () => DeskKey.unlock("{}", PASSPHRASE));
  await refused("key_file_version", () => DeskKey.unlock(text.replace(": 1", ": 2"), PASSPHRASE));
  const started = performance.now();
  const own = DeskKey.unlock(text, PASSPHRASE);
  console.log(`unlocked in ${Math.round(performance.now() - started)} ms`);
  own.forget();
  await refused("forgotten", () => own.sealNote("AAECAwQFBgcICQoLDA0ODw", "x"));
});
