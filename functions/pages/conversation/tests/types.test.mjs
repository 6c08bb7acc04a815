// What the modules export is what `types/*.d.ts` says: the same classes with the
// same members. wasm-bindgen knows no more precise types than `any`, so shapes
// are left to conversation.test.mjs.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import ts from "typescript";

const here = dirname(fileURLToPath(import.meta.url));
const folder = resolve(process.env.VIGIE_MODULES ?? join(here, "../../../../target/web/modules"));

/** Classes that wasm-bindgen adds members to, for whoever wants to free them early. */
const ADDED = new Set(["free", "[Symbol.dispose]"]);

function classes(path) {
  const source = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest);
  const found = {};
  source.forEachChild((node) => {
    if (!ts.isClassDeclaration(node)) return;
    const members = node.members.flatMap((member) => {
      if (!member.name || ADDED.has(member.name.getText(source))) return [];
      const isStatic = member.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword);
      const parameters = member.parameters?.length;
      return `${isStatic ? "static " : ""}${member.name.getText(source)}${parameters === undefined ? "" : `(${parameters})`}`;
    });
    found[node.name.text] = members.sort();
  });
  return found;
}

for (const [name, types] of [["conversation", "../types/conversation.d.ts"], ["officer", "../officer/types/officer.d.ts"]]) {
  test(`the module ${name} exports what its types say`, () => {
    const { Upload, ...said } = classes(join(here, types));
    const made = classes(join(folder, name, `${name}.d.ts`));
    // The officer's types take it from the other module's.
    const upload = Upload ?? classes(join(here, "../types/conversation.d.ts")).Upload;
    assert.deepEqual(made, { ...said, Upload: upload });
  });
}
