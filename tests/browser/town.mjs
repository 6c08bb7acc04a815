// A municipality's site beside the service: another origin, which is allowed at
// `localhost` and not at `127.0.0.1`, as the sample tenant says.

import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { after, before } from "node:test";

import { address, origin } from "./support.mjs";

const EXAMPLE = new URL("../../examples/municipality/", import.meta.url);

/** What the page of the widgets gives to be copied: the loader and its integrity,
 * and the three snippets. */
export async function given(choice = "tenant=sample-town&show=all&speak=fr&lang=fr") {
  const page = await (await fetch(address(`/widgets?${choice}`))).text();
  const plain = (text) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&amp;", "&");
  const [module, frame, form] = [...page.matchAll(/<pre[^>]*><code>([^]*?)<\/code>/g)].map(([, text]) => plain(text));
  const [, loader, integrity] = /widgets\/(v1-\w+\.js)" integrity="([^"]+)"/.exec(module);
  // The snippets name the service as it is known outside, which a test may not reach.
  const [, known] = /src="([^"]*)\/widgets\//.exec(module);
  const here = (text) => text.replaceAll(known, origin);
  return { module: here(module), frame: here(frame), plain: here(form), loader, integrity, service: origin };
}

/** The example's page, with this service for the one that it names. */
export function example() {
  return readFileSync(new URL("index.html", EXAMPLE), "utf8").replaceAll("https://vigie.example", origin);
}

/** A page around a snippet. */
export function around(snippet, { lang = "fr", head = "" } = {}) {
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Mairie</title><link rel="icon" href="data:,">${head}</head><body><main><h1>Mairie</h1>${snippet}</main></body></html>`;
}

/** Serves pages by path, each a text or `{ html, headers }`. */
export function town() {
  const pages = new Map();
  const asked = [];
  const server = createServer((request, response) => {
    asked.push(request);
    const { pathname } = new URL(request.url, "http://town");
    if (pathname === "/town.css") {
      response.writeHead(200, { "content-type": "text/css" }).end(readFileSync(new URL("town.css", EXAMPLE)));
      return;
    }
    const page = pages.get(pathname);
    if (page === undefined) {
      response.writeHead(404).end();
      return;
    }
    const { html = page, headers = {} } = page;
    response.writeHead(200, { "content-type": "text/html; charset=utf-8", ...headers }).end(html);
  });
  before(() => new Promise((resolve) => server.listen(0, "127.0.0.1", resolve)));
  after(() => new Promise((resolve) => {
    server.closeAllConnections();
    server.close(resolve);
  }));
  return {
    asked,
    /** Where a page that is put up stands: on an allowed origin, or on another. */
    put(path, page, { allowed = true } = {}) {
      pages.set(path, page);
      return `http://${allowed ? "localhost" : "127.0.0.1"}:${server.address().port}${path}`;
    },
  };
}
