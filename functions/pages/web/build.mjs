// Makes of the TypeScript what the pages function embeds: hashed modules, and a
// manifest that says which file is which.
//
//   node build.mjs OUT [--check]
//
// OUT/files has what is served, OUT/manifest.json the entries with their
// integrity, OUT/generated the types of the interface. With --check nothing is
// bundled: the types are made, and the compiler looks at everything.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

import esbuild from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, "../../..");
const out = resolve(process.argv[2] ?? join(root, "target/web"));
const interfaceTexts = join(root, "content/interface");
const require = createRequire(import.meta.url);

/** Each entry is one address that a page or another site names. */
const ENTRIES = ["portal"];

/** The oldest browsers that are served. */
const TARGET = ["chrome109", "firefox115", "safari16.4"];

/** `vigie:texts/<file>`: how to load what a Fluent file says, by language. */
const texts = {
  name: "texts",
  setup(build) {
    build.onResolve({ filter: /^vigie:texts\// }, ({ path }) => ({ path: path.slice("vigie:texts/".length), namespace: "texts" }));
    build.onLoad({ filter: /.*/, namespace: "texts" }, ({ path }) => {
      const languages = readdirSync(interfaceTexts).sort();
      const loaders = languages.map((language) => {
        const file = join(interfaceTexts, language, `${path}.ftl`);
        return `${JSON.stringify(language)}: () => import(${JSON.stringify(file)})`;
      });
      return { contents: `export default {\n${loaders.join(",\n")}\n};`, loader: "js", resolveDir: here };
    });
    // Comments are for translators.
    build.onLoad({ filter: /\.ftl$/ }, ({ path }) => {
      const text = readFileSync(path, "utf8").replace(/^#.*\n/gm, "").replace(/\n{2,}/g, "\n");
      return { contents: `export default ${JSON.stringify(text)};`, loader: "js" };
    });
  },
};

/** The countries of Natural Earth that have French territories, by ISO 3166-1. */
const FRENCH = new Set(["250", "258", "540", "652", "663", "666", "876"]);

/** How much of the outline is kept: the least area of a triangle that shows, in
 * square degrees. */
const FINENESS = 0.0008;

/** `vigie:outline`: the coasts and borders of the territories, as GeoJSON, from
 * Natural Earth (public domain). */
const outline = {
  name: "outline",
  setup(build) {
    build.onResolve({ filter: /^vigie:outline$/ }, ({ path }) => ({ path, namespace: "outline" }));
    build.onLoad({ filter: /.*/, namespace: "outline" }, () => {
      const atlas = JSON.parse(readFileSync(require.resolve("world-atlas/countries-10m.json"), "utf8"));
      const { presimplify, simplify } = require("topojson-simplify");
      const { feature } = require("topojson-client");
      const topology = simplify(presimplify(atlas), FINENESS);
      const countries = feature(topology, topology.objects.countries).features;
      const rounded = (value) => (Array.isArray(value) ? value.map(rounded) : Math.round(value * 1000) / 1000);
      const shapes = countries.filter(({ id }) => FRENCH.has(id)).flatMap(({ geometry }) =>
        geometry.type === "MultiPolygon" ? geometry.coordinates : [geometry.coordinates]);
      const rings = shapes.map(([ring]) => rounded(ring)).filter((ring) => ring.length > 3);
      const shape = { type: "MultiPolygon", coordinates: rings.map((ring) => [ring]) };
      return { contents: `export default ${JSON.stringify(shape)};`, loader: "js" };
    });
  },
};

/** `vigie:modules/offline`: what `cargo xtask build` made of its crate, or what a
 * build without it has in its place. */
const modules = {
  name: "modules",
  setup(build) {
    build.onResolve({ filter: /^vigie:modules\// }, ({ path }) => ({ path: path.slice("vigie:modules/".length), namespace: "modules" }));
    build.onLoad({ filter: /.*/, namespace: "modules" }, ({ path }) => {
      const at = join(out, "modules", path);
      return {
        contents: `import { initSync } from ${JSON.stringify(`${at}.js`)};
          export { default as file } from ${JSON.stringify(`${at}_bg.wasm`)};
          export * from ${JSON.stringify(`${at}.js`)};
          export default (module) => { initSync({ module }); };`,
        resolveDir: here,
      };
    });
  },
};

/** The elements of the portal that work without a network. */
const WITHOUT_NETWORK = ["advice", "exit", "guide", "map", "numbers", "offline", "stations"];

/** `vigie:pieces`: what of the bundle the worker keeps, by the language of the
 * texts in it. */
function pieces(outputs) {
  const files = {};
  const seen = new Set();
  const walk = (path) => {
    if (seen.has(path)) return;
    seen.add(path);
    const { entryPoint = "", imports } = outputs[path];
    const text = /content\/interface\/(\w+)\//.exec(entryPoint);
    const element = /src\/elements\/(\w+)\.ts$/.exec(entryPoint);
    if (element && !WITHOUT_NETWORK.includes(element[1])) return;
    // The portal keeps its name and is kept by it.
    if (basename(path) !== "portal.js") (files[text?.[1] ?? ""] ??= []).push(basename(path));
    for (const { path: next, external } of imports) if (!external) walk(next);
  };
  walk(Object.keys(outputs).find((path) => basename(path) === "portal.js"));
  for (const language of Object.values(files)) language.sort();
  return files;
}

/** Bundles the worker, which lies at the root by itself: it cannot load modules
 * in all browsers. */
async function bundleWorker(files, outputs) {
  if (!existsSync(join(out, "modules/offline.js"))) {
    console.warn("no module for use without a network, so no worker: `cargo xtask build` makes it");
    return;
  }
  const kept = pieces(outputs);
  const hash = createHash("sha256");
  const sources = [...Object.values(kept).flat(), "portal.js"].map((file) => join(files, file));
  const site = join(root, "functions/host/site/style.css");
  for (const path of [...sources, site, join(out, "modules/offline_bg.wasm")]) hash.update(readFileSync(path));
  const version = hash.digest("hex").slice(0, 8);
  const known = {
    name: "pieces",
    setup(build) {
      build.onResolve({ filter: /^vigie:pieces$/ }, ({ path }) => ({ path, namespace: "pieces" }));
      build.onLoad({ filter: /.*/, namespace: "pieces" }, () => ({ contents: JSON.stringify({ version, files: kept }), loader: "json" }));
    },
  };
  await esbuild.build({
    absWorkingDir: here,
    assetNames: "[name]-[hash]",
    bundle: true,
    entryPoints: ["src/sw.ts"],
    format: "iife",
    legalComments: "none",
    loader: { ".wasm": "file" },
    // The module is given to the glue, which needs no place of its own to find it.
    logOverride: { "empty-import-meta": "silent" },
    minify: true,
    nodePaths: [join(root, "node_modules")],
    outdir: files,
    plugins: [texts, modules, known],
    target: TARGET,
    tsconfig: join(here, "tsconfig.json"),
  });
}

function types() {
  const generated = join(out, "generated");
  mkdirSync(generated, { recursive: true });
  const generator = join(dirname(require.resolve("openapi-typescript/package.json")), "bin/cli.js");
  const api = join(root, "functions/openapi.json");
  execFileSync(process.execPath, [generator, api, "--default-non-nullable=false", "-o", join(generated, "api.d.ts")], { stdio: ["ignore", "ignore", "inherit"] });
}

function check() {
  const compiler = require.resolve("typescript/bin/tsc");
  execFileSync(process.execPath, [compiler, "--project", join(here, "tsconfig.json")], { stdio: "inherit" });
}

async function bundle() {
  const files = join(out, "files");
  rmSync(files, { recursive: true, force: true });
  const { metafile } = await esbuild.build({
    absWorkingDir: here,
    bundle: true,
    chunkNames: "[name]-[hash]",
    assetNames: "[name]-[hash]",
    entryNames: "[name]",
    entryPoints: ENTRIES.map((entry) => `src/${entry}.ts`),
    format: "esm",
    legalComments: "none",
    loader: { ".wasm": "file", ".css": "text" },
    metafile: true,
    minify: true,
    nodePaths: [join(root, "node_modules")],
    outdir: files,
    plugins: [texts, outline],
    splitting: true,
    target: TARGET,
    tsconfig: join(here, "tsconfig.json"),
  });
  await bundleWorker(files, metafile.outputs);
  const entries = {};
  for (const [path, { entryPoint, imports }] of Object.entries(metafile.outputs)) {
    const name = entryPoint && basename(entryPoint, ".ts");
    if (!ENTRIES.includes(name)) continue;
    const file = basename(path);
    const bytes = readFileSync(resolve(here, path));
    entries[name] = {
      file,
      integrity: `sha384-${createHash("sha384").update(bytes).digest("base64")}`,
      // What the browser may fetch at the same time as the entry itself.
      imports: imports.filter(({ kind }) => kind === "import-statement").map(({ path }) => basename(path)),
    };
  }
  writeFileSync(join(out, "manifest.json"), `${JSON.stringify({ entries }, undefined, 2)}\n`);
  const served = readdirSync(files).length;
  console.log(`${served} files, ${Object.keys(entries).length} entries in ${relative(root, out)}`);
}

try {
  types();
  if (process.argv.includes("--check")) check();
  else await bundle();
} catch (error) {
  // The compiler and esbuild have said by themselves what is wrong.
  if (!error.status && !error.errors) console.error(error);
  process.exitCode = 1;
}
