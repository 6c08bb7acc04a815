// Policies that pages of municipalities have, and what each blocks of a widget:
// one table for what the rule says (functions/pages/web/tests/policy.test.mjs) and
// for what Chromium does (widgets-policy.test.mjs).
//
// SERVICE stands for the origin of the service, HASH for the integrity of the
// loader, NONCE for what the page's server drew. `blocked` are the parts that are
// blocked, `nonce` says that the page's script bears the nonce.

export const NONCE = "r4nd0m";

export const POLICIES = [
  { name: "no word of scripts", variant: "module", policy: "base-uri 'none'; object-src 'none'", blocked: [] },
  { name: "only itself", variant: "module", policy: "default-src 'self'", blocked: ["loader", "modules", "answers"] },
  { name: "nothing at all", variant: "module", policy: "default-src 'none'", blocked: ["loader", "modules", "answers"] },
  { name: "the service's scripts, no answers", variant: "module", policy: "default-src 'self'; script-src 'self' SERVICE", blocked: ["answers"] },
  { name: "the service's answers, no scripts", variant: "module", policy: "default-src 'self'; connect-src SERVICE", blocked: ["loader", "modules"] },
  { name: "both", variant: "module", policy: "default-src 'self'; script-src SERVICE; connect-src 'self' SERVICE", blocked: [] },
  { name: "a strict style", variant: "module", policy: "default-src 'none'; script-src SERVICE; connect-src SERVICE; style-src 'none'", blocked: [] },
  { name: "no pictures", variant: "module", policy: "default-src 'none'; script-src SERVICE; connect-src SERVICE; img-src 'none'; font-src 'none'", blocked: [] },
  { name: "only the files of widgets", variant: "module", policy: "script-src SERVICE/widgets/; connect-src SERVICE/v1/", blocked: ["modules"] },
  { name: "all its folders", variant: "module", policy: "script-src SERVICE/widgets/ SERVICE/web/; connect-src SERVICE/v1/", blocked: [] },
  { name: "the hash alone", variant: "module", policy: "script-src 'HASH'; connect-src *", blocked: ["modules"] },
  { name: "the hash, trusted on", variant: "module", policy: "script-src 'HASH' 'strict-dynamic'; connect-src *", blocked: ["modules"] },
  { name: "trusted on, with another hash", variant: "module", policy: "script-src 'sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=' 'strict-dynamic' https:", blocked: ["loader"] },
  { name: "trusted on, with a nonce that the script lacks", variant: "module", policy: "script-src 'nonce-NONCE' 'strict-dynamic' SERVICE", blocked: ["loader"] },
  { name: "trusted on, with the nonce", variant: "module", nonce: true, policy: "script-src 'nonce-NONCE' 'strict-dynamic'", blocked: [] },
  { name: "the nonce without more", variant: "module", nonce: true, policy: "script-src 'nonce-NONCE'", blocked: [] },
  { name: "the nonce that the script lacks", variant: "module", policy: "script-src 'nonce-NONCE'", blocked: ["loader", "modules"] },
  { name: "the first of two directives", variant: "module", policy: "script-src 'none'; script-src SERVICE", blocked: ["loader", "modules"] },
  { name: "elements before scripts", variant: "module", policy: "script-src 'none'; script-src-elem SERVICE", blocked: [] },
  { name: "a scheme", variant: "module", policy: "default-src http: https:", blocked: [] },
  { name: "any host", variant: "module", policy: "default-src *", blocked: [] },
  { name: "two policies", variant: "module", policy: "script-src SERVICE, script-src 'self'", blocked: ["loader", "modules"] },
  { name: "trusted types that know nobody", variant: "module", policy: "trusted-types 'none'", blocked: ["display"] },
  { name: "trusted types that know us", variant: "module", policy: "require-trusted-types-for 'script'; trusted-types lit-html vigie", blocked: [] },
  { name: "trusted types of any name", variant: "module", policy: "require-trusted-types-for 'script'", blocked: [] },
  { name: "a sandbox with scripts", variant: "module", policy: "sandbox allow-scripts", blocked: ["answers", "links"] },
  { name: "a sandbox with all", variant: "module", policy: "sandbox allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox", blocked: [] },
  { name: "a frame, not named", variant: "frame", policy: "default-src 'self'", blocked: ["frame"] },
  { name: "a frame", variant: "frame", policy: "default-src 'self'; frame-src SERVICE", blocked: [] },
  { name: "a child", variant: "frame", policy: "default-src 'none'; child-src SERVICE", blocked: [] },
  { name: "a frame before a child", variant: "frame", policy: "frame-src 'self'; child-src SERVICE", blocked: ["frame"] },
  { name: "frames by folder", variant: "frame", policy: "frame-src SERVICE/widgets/", blocked: [] },
  { name: "no word of frames", variant: "frame", policy: "script-src 'none'; connect-src 'none'", blocked: [] },
  { name: "a sandbox around a frame", variant: "frame", policy: "sandbox", blocked: ["frame", "form", "links"] },
  { name: "a form, not named", variant: "plain", policy: "form-action 'self'", blocked: ["form"] },
  { name: "a form", variant: "plain", policy: "default-src 'none'; form-action SERVICE", blocked: [] },
  { name: "forms do not fall back", variant: "plain", policy: "default-src 'none'", blocked: [] },
  { name: "forms by page", variant: "plain", policy: "form-action SERVICE/v1/stations/search", blocked: [] },
  { name: "a sandbox without forms", variant: "plain", policy: "sandbox allow-popups", blocked: ["form", "links"] },
];

/** A policy of the table for a service and its loader. */
export function filled(policy, { service, integrity }) {
  return policy.replaceAll("SERVICE", service).replaceAll("HASH", integrity).replaceAll("NONCE", NONCE);
}
