// What `<vigie-widget>` shows, once it knows whose widget it is. The name of this
// file stays, and so does `show`: widgets that were set in long ago call it.

import type { Schema } from "./base/service.js";
import { VigieParts } from "./elements/parts.js";

/** The element in a municipality's page. */
export interface Shown extends HTMLElement {
  readonly root: ShadowRoot;
}

/** Shows what a tenant's widgets show, in its colours. */
export function show(widget: Shown, tenant: Schema["Tenant"]): void {
  const { root } = widget;
  const wanted = widget.lang || widget.closest<HTMLElement>("[lang]")?.lang;
  const lang = spoken(tenant, wanted ? [wanted] : navigator.languages);
  const there = root.querySelector("vigie-parts");
  // An element speaks one language for as long as it lives.
  const parts = there instanceof VigieParts && there.lang === lang ? there : new VigieParts();
  parts.tenant = tenant;
  parts.show = widget.getAttribute("show") ?? "";
  parts.lang = lang;
  const look = new CSSStyleSheet();
  look.replaceSync(`:host{display:block;${colours(tenant)}}:host([hidden]){display:none}`);
  root.adoptedStyleSheets = [look];
  if (parts !== there) root.replaceChildren(parts);
}

/** The first language that is wanted and that the tenant speaks, else its own. */
function spoken({ languages }: Schema["Tenant"], wanted: readonly string[]): string {
  const known: readonly string[] = languages;
  const tags = wanted.map((tag) => tag.toLowerCase().split("-", 1)[0] ?? "");
  return tags.find((tag) => known.includes(tag)) ?? known[0] ?? "fr";
}

/** The tenant's colours, which a page overrides on the widget itself. */
function colours({ light, dark }: Schema["Tenant"]): string {
  const names = Object.keys(light) as (keyof Schema["Palette"])[];
  return names.map((name) => `--vigie-${name.replace("_", "-")}:light-dark(${light[name]},${dark[name]});`).join("");
}
