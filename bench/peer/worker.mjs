// The same look-up as a JavaScript programmer would write it by hand, for
// `cargo xtask bench stations` to hold Vigie against: the stations as a JSON
// module, kdbush for the index and geokdbush for the distance on the globe.
// It does less than Vigie: no opening hours, no languages, no entity tags, and
// of the errors only the one.

import { around, distance } from "geokdbush";
import KDBush from "kdbush";

import directory from "directory.json";

const { data_date, sample, features } = directory;

// Vigie's radius of the Earth over the one that geokdbush calculates with.
const METRES = (1000 * 6371.0088) / 6371;

const HEADERS = {
  "content-type": "application/geo+json",
  "cache-control": "public, max-age=3600",
};

// What Vigie sends beside these, for the run that tells the cost of headers
// from that of the rest.
const PROTECTION = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "content-language, etag, x-request-id",
  "content-security-policy":
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "cross-origin-resource-policy": "cross-origin",
  "permissions-policy":
    "camera=(), geolocation=(), interest-cohort=(), microphone=()",
  "referrer-policy": "no-referrer",
  "strict-transport-security": "max-age=63072000; includeSubDomains",
  "x-content-type-options": "nosniff",
};

const index = new KDBush(features.length);
for (const { geometry } of features) index.add(...geometry.coordinates);
index.finish();

function feature(number, lon, lat) {
  const { type, id, geometry, properties } = features[number];
  const { name, institution, kind, ...rest } = properties;
  const metres = distance(lon, lat, ...geometry.coordinates) * METRES;
  const distance_m = Math.round(metres);
  return {
    type,
    id,
    geometry,
    properties: { name, institution, kind, distance_m, ...rest },
  };
}

export default {
  fetch(request, env) {
    const asked = new URL(request.url).searchParams;
    const [lat, lon] = (asked.get("near") ?? "").split(",").map(Number);
    if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180)) {
      return new Response("near=lat,lon", { status: 400 });
    }
    const limit = Math.min(Number(asked.get("limit") ?? 10), 100);
    const found = around(index, lon, lat, limit);
    const body = {
      type: "FeatureCollection",
      sample,
      data_date,
      at: asked.get("at") ?? new Date().toISOString(),
      located_by: { kind: "coordinates" },
      features: found.map((number) => feature(number, lon, lat)),
    };
    const headers = env.PROTECTED
      ? { ...HEADERS, ...PROTECTION, "x-request-id": crypto.randomUUID() }
      : HEADERS;
    return new Response(JSON.stringify(body), { headers });
  },
};
