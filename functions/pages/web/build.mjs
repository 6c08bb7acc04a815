// Makes of the TypeScript what the pages function embeds: hashed modules, and a
// manifest that says which file is which.
//
//   node build.mjs OUT [--check]
//
// OUT/files has what is served, OUT/manifest.json the entries and the loader of
// widgets with their integrity, OUT/generated the types of the interface. With
// --check nothing is bundled: the types are made, and the compiler looks at
// everything. With --release the loader of widgets goes into the tree, where what
// municipalities name by its integrity is kept for good.

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
const ENTRIES = ["console", "frame", "portal", "signed-in", "widget"];

/** What other sites name with its integrity: one file, which stands alone. */
const LOADER = "src/widgets/loader.ts";

/** Every loader that was ever released. */
const released = join(here, "released");

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

/** `vigie:plain/<file>`: what a file of messages without variables says, in every
 * language at once. */
const plain = {
  name: "plain",
  setup(build) {
    build.onResolve({ filter: /^vigie:plain\// }, ({ path }) => ({ path: path.slice("vigie:plain/".length), namespace: "plain" }));
    build.onLoad({ filter: /.*/, namespace: "plain" }, ({ path }) => {
      const said = readdirSync(interfaceTexts).sort().map((language) => {
        const text = readFileSync(join(interfaceTexts, language, `${path}.ftl`), "utf8");
        return [language, Object.fromEntries([...text.matchAll(/^([a-z][a-z0-9-]*) = (.*)$/gm)].map(([, id, message]) => [id, message]))];
      });
      return { contents: JSON.stringify(Object.fromEntries(said)), loader: "json" };
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

/** `vigie:modules/<name>`: a module of Rust, as `cargo xtask build` made it, and
 * how to load it from wherever the file of its Wasm is served. */
const modules = {
  name: "modules",
  setup(build) {
    build.onResolve({ filter: /^vigie:modules\// }, ({ path }) => ({ path: path.slice("vigie:modules/".length), namespace: "modules" }));
    build.onLoad({ filter: /.*/, namespace: "modules" }, ({ path: name }) => {
      const folder = join(out, "modules", name);
      if (!existsSync(folder)) return { errors: [{ text: `the module ${name} is not compiled: \`cargo xtask build\` does that` }] };
      const contents = `
        import start from "./${name}.js";
        import wasm from "./${name}_bg.wasm";
        export * from "./${name}.js";
        export default async () => { await start({ module_or_path: new URL(wasm, import.meta.url) }); };
      `;
      return { contents, loader: "js", resolveDir: folder };
    });
  },
};

/** The same for the worker, which fetches the file by itself and has no address of
 * its own to find it by. */
const workerModules = {
  name: "modules",
  setup(build) {
    build.onResolve({ filter: /^vigie:modules\// }, ({ path }) => ({ path: path.slice("vigie:modules/".length), namespace: "modules" }));
    build.onLoad({ filter: /.*/, namespace: "modules" }, ({ path: name }) => {
      const contents = `
        import { initSync } from "./${name}.js";
        export { default as file } from "./${name}_bg.wasm";
        export * from "./${name}.js";
        export default (module) => { initSync({ module }); };
      `;
      return { contents, loader: "js", resolveDir: join(out, "modules", name) };
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
  const kept = pieces(outputs);
  const hash = createHash("sha256");
  const sources = [...Object.values(kept).flat(), "portal.js"].map((file) => join(files, file));
  const site = join(root, "functions/host/site/style.css");
  for (const path of [...sources, site, join(out, "modules/offline/offline_bg.wasm")]) hash.update(readFileSync(path));
  const version = hash.digest("hex").slice(0, 8);
  const known = {
    name: "pieces",
    setup(build) {
      build.onResolve({ filter: /^vigie:pieces$/ }, ({ path }) => ({ path, namespace: "pieces" }));
      build.onLoad({ filter: /.*/, namespace: "pieces" }, () => ({ contents: JSON.stringify({ version, files: kept }), loader: "json" }));
    },
  };
  await esbuild.build({
    ...COMMON,
    assetNames: "[name]-[hash]",
    entryPoints: ["src/sw.ts"],
    format: "iife",
    loader: { ".wasm": "file" },
    // The module is given to the glue, which needs no place of its own to find it.
    logOverride: { "empty-import-meta": "silent" },
    outdir: files,
    plugins: [texts, workerModules, known],
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

/** What is the same for all that is bundled. */
const COMMON = {
  absWorkingDir: here,
  bundle: true,
  format: "esm",
  legalComments: "none",
  minify: true,
  nodePaths: [join(root, "node_modules")],
  target: TARGET,
  tsconfig: join(here, "tsconfig.json"),
};

function integrity(bytes) {
  return `sha384-${createHash("sha384").update(bytes).digest("base64")}`;
}

/** The loader of widgets, under a name that tells which one it is. */
async function loader() {
  const { outputFiles: [{ contents }] } = await esbuild.build({ ...COMMON, entryPoints: [LOADER], plugins: [plain], write: false });
  const hash = createHash("sha256").update(contents).digest("hex").slice(0, 8).toUpperCase();
  return { name: `v1-${hash}.js`, contents };
}

async function release() {
  const { name, contents } = await loader();
  mkdirSync(released, { recursive: true });
  writeFileSync(join(released, name), contents);
  console.log(`${relative(root, join(released, name))}: ${contents.length} bytes`);
}

/** A page that names a loader by its integrity must find those very bytes for as
 * long as it stands there. */
async function isReleased() {
  const { name, contents } = await loader();
  const path = join(released, name);
  if (existsSync(path) && readFileSync(path).equals(contents)) return;
  throw new Error("the loader of widgets has changed: keep it by `node functions/pages/web/build.mjs target/web --release`");
}

async function bundle() {
  const files = join(out, "files");
  rmSync(files, { recursive: true, force: true });
  const { metafile } = await esbuild.build({
    ...COMMON,
    chunkNames: "[name]-[hash]",
    assetNames: "[name]-[hash]",
    entryNames: "[name]",
    entryPoints: ENTRIES.map((entry) => `src/${entry}.ts`),
    loader: { ".wasm": "file", ".css": "text" },
    metafile: true,
    outdir: files,
    plugins: [texts, outline, modules],
    splitting: true,
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
      integrity: integrity(bytes),
      // What the browser may fetch at the same time as the entry itself.
      imports: imports.filter(({ kind }) => kind === "import-statement").map(({ path }) => basename(path)),
    };
  }
  const { name, contents } = await loader();
  const widgets = join(out, "widgets");
  rmSync(widgets, { recursive: true, force: true });
  mkdirSync(widgets);
  writeFileSync(join(widgets, name), contents);
  const served = readdirSync(files).sort();
  const all = createHash("sha256");
  for (const file of served) all.update(file).update(readFileSync(join(files, file)));
  // Written only where anything changed: whoever embeds the files looks at its time.
  const manifest = { entries, loader: { file: name, integrity: integrity(contents) }, files: all.digest("hex") };
  const [path, text] = [join(out, "manifest.json"), `${JSON.stringify(manifest, undefined, 2)}\n`];
  if (!existsSync(path) || readFileSync(path, "utf8") !== text) writeFileSync(path, text);
  console.log(`${served.length} files, ${Object.keys(entries).length} entries in ${relative(root, out)}`);
}

try {
  types();
  if (process.argv.includes("--release")) await release();
  else if (process.argv.includes("--check")) {
    check();
    await isReleased();
  } else await bundle();
} catch (error) {
  // The compiler and esbuild have said by themselves what is wrong.
  if (!error.status && !error.errors) console.error(error);
  process.exitCode = 1;
}
