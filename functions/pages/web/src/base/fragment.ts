// A piece of HTML that the service made, as nodes that an element may show.
//
// Only what a sheet is made of is taken over, and made anew: whatever else an
// answer may hold, such as a script or an attribute that acts, never comes to be.

const ELEMENTS = new Set([
  "a", "article", "aside", "div", "em", "h2", "h3", "h4", "li", "ol", "p", "section", "span", "strong", "ul",
]);

/** What may be said of an element beside where a link leads. */
const ATTRIBUTES = ["aria-label", "class", "dir", "hreflang", "lang"];

/** Where links may lead. */
const SCHEMES = new Set(["https:", "http:", "tel:", "sms:"]);

/** Pages that ask for Trusted Types let through what a policy by this name made. */
const types = (globalThis as { trustedTypes?: { createPolicy: Policies } }).trustedTypes;
const policy = types?.createPolicy("vigie", { createHTML: (text) => text });

type Policies = (name: string, rules: Rules) => Rules;
type Rules = { createHTML: (text: string) => string };

/** The elements of a piece, with links that are whole wherever it is shown. */
export function fragment(text: string, origin: string): DocumentFragment {
  // Nothing that is parsed so is loaded or run.
  const parsed = new DOMParser().parseFromString(policy?.createHTML(text) ?? text, "text/html");
  return copied(parsed.body, origin);
}

function copied(from: Node, origin: string): DocumentFragment {
  const made = document.createDocumentFragment();
  for (const node of from.childNodes) {
    if (node instanceof Text) made.append(node.data);
    else if (node instanceof HTMLElement && ELEMENTS.has(node.localName)) made.append(element(node, origin));
  }
  return made;
}

function element(from: HTMLElement, origin: string): HTMLElement {
  const made = document.createElement(from.localName);
  for (const name of ATTRIBUTES) {
    const value = from.getAttribute(name);
    if (value !== null) made.setAttribute(name, value);
  }
  const href = from.getAttribute("href");
  if (href !== null && made instanceof HTMLAnchorElement) {
    const url = URL.canParse(href, origin) ? new URL(href, origin) : undefined;
    if (url && SCHEMES.has(url.protocol)) made.href = url.href;
  }
  made.append(copied(from, origin));
  return made;
}
