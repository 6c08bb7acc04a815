// What the build makes of addresses that are no files; see build.mjs.

declare module "vigie:texts/*" {
  /** How to load the messages of a Fluent file, by language. */
  const load: Readonly<Record<string, () => Promise<{ default: string }>>>;
  export default load;
}

declare module "vigie:plain/*" {
  /** The messages of a file, by language and id. */
  const texts: Readonly<Record<string, Readonly<Record<string, string>>>>;
  export default texts;
}

declare module "*.wasm" {
  /** Where the file is served, relative to the module that names it. */
  const path: string;
  export default path;
}

declare module "vigie:outline" {
  /** The coasts and borders of the French territories. */
  const shape: { type: "MultiPolygon"; coordinates: [number, number][][][] };
  export default shape;
}

declare module "*.css" {
  /** The sheet's text. */
  const text: string;
  export default text;
}

declare module "vigie:pieces" {
  /** What the worker keeps of what pages load, by the language of the texts in it;
   * "" is for all. The version changes with any of it. */
  const pieces: { version: string; files: Readonly<Record<string, readonly string[]>> };
  export default pieces;
}
