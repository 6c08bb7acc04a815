import assert from "node:assert/strict";
import { test } from "node:test";

import { lookUp, pathOf, router } from "./router.mjs";

const ownerOf = lookUp([
  ["/...", "pages"],
  ["/v1/stations/...", "stations"],
  ["/v1/stations/search/...", "search"],
  ["/v1/openapi.json", "description"],
]);

test("an exact route wins over a wildcard", () => {
  assert.equal(ownerOf("/v1/openapi.json"), "description");
  assert.equal(ownerOf("/v1/openapi.json/"), "description");
  assert.equal(ownerOf("/v1/openapi.jsonx"), "pages");
});

test("the longest wildcard wins", () => {
  assert.equal(ownerOf("/v1/stations/search"), "search");
  assert.equal(ownerOf("/v1/stations/search/x"), "search");
  assert.equal(ownerOf("/v1/stations/35238"), "stations");
});

test("a wildcard owns its own base and stops at a whole segment", () => {
  assert.equal(ownerOf("/v1/stations"), "stations");
  assert.equal(ownerOf("/v1/stations/"), "stations");
  assert.equal(ownerOf("/v1/stationsx"), "pages");
});

test("what nobody else owns goes to the catch-all", () => {
  assert.equal(ownerOf("/"), "pages");
  assert.equal(ownerOf(""), "pages");
  assert.equal(ownerOf("//"), "pages");
});

test("a table without a catch-all is refused", () => {
  assert.throws(() => lookUp([["/v1/...", "stations"]]), /no function owns/);
});

test("the path of a URL is taken as it was sent", () => {
  assert.equal(pathOf("http://localhost:8787/a/%2e%2e/b?c=/d#e"), "/a/%2e%2e/b");
  assert.equal(pathOf("http://localhost"), "/");
  assert.equal(pathOf("https://vigie.example/#part"), "/");
});

test("a function is called with what the runtime gave, each time", async () => {
  let made = 0;
  class Pages {
    constructor() {
      made += 1;
    }

    async fetch(request) {
      return { request, context: this.ctx, env: this.env };
    }
  }
  const { fetch } = router([["/...", Pages]]);
  for (const url of ["http://localhost/a", "http://localhost/b"]) {
    const [request, env, context] = [{ url }, {}, {}];
    const answer = await fetch(request, env, context);
    assert.equal(answer.request, request);
    assert.equal(answer.env, env);
    assert.equal(answer.context, context);
  }
  assert.equal(made, 1);
});
