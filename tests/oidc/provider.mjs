// A certified OpenID provider (panva's oidc-provider) on this machine, for the
// black-box suite: `node provider.mjs PORT`. It says `ready` on its standard
// output once it answers.
//
// Each officer is a client with a grant of its own (client credentials), so that
// no browser is needed. A client's name says what it is: `NAME/ROLE:DESK,...`.
// The resource that a token is asked for says how it is signed and for whom:
// `urn:vigie:ALGORITHM:AUDIENCE`.
//
// Beside what OpenID Connect says it answers `POST /test/rotate`, which gives it
// new keys and withdraws the old ones, and `GET /test/asked`, which tells how
// often its keys were asked for.

import { generateKeyPairSync, randomUUID } from "node:crypto";
import { createServer } from "node:http";

import Provider from "oidc-provider";

const port = Number(process.argv[2]);
const issuer = `http://127.0.0.1:${port}`;

const pairs = {
  RS256: () => generateKeyPairSync("rsa", { modulusLength: 2048 }),
  ES256: () => generateKeyPairSync("ec", { namedCurve: "P-256" }),
  EdDSA: () => generateKeyPairSync("ed25519"),
};

function keys() {
  return Object.entries(pairs).map(([alg, pair]) => ({
    ...pair().privateKey.export({ format: "jwk" }),
    alg,
    use: "sig",
    kid: randomUUID(),
  }));
}

// Whoever asks is a client: what it is stands in its name.
class Clients {
  async find(id) {
    return {
      client_id: id,
      client_secret: "development",
      grant_types: ["client_credentials"],
      redirect_uris: [],
      response_types: [],
    };
  }
  async upsert() {}
  async destroy() {}
  async consume() {}
  async findByUid() {}
  async findByUserCode() {}
  async revokeByGrantId() {}
}

// Nothing is kept: a token is looked up by nobody.
class Nothing extends Clients {
  async find() {}
}

function provider() {
  const made = new Provider(issuer, {
    adapter: (name) => (name === "Client" ? new Clients() : new Nothing()),
    jwks: { keys: keys() },
    enabledJWA: { idTokenSigningAlgValues: ["RS256", "ES256", "EdDSA"] },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo(_context, resource) {
          const [, , alg, audience] = resource.split(":");
          const opaque = alg === "opaque";
          return {
            scope: "desk",
            audience,
            accessTokenTTL: 3600,
            accessTokenFormat: opaque ? "opaque" : "jwt",
            ...(opaque ? {} : { jwt: { sign: { alg } } }),
          };
        },
      },
    },
    extraTokenClaims(_context, token) {
      return { roles: token.clientId.split("/")[1]?.split(",") ?? [] };
    },
  });
  return made.callback();
}

let answer = provider();
let asked = 0;

createServer((request, response) => {
  if (request.url === "/test/rotate" && request.method === "POST") {
    answer = provider();
    response.end();
  } else if (request.url === "/test/asked") {
    response.end(String(asked));
  } else {
    if (request.url === "/jwks") asked += 1;
    answer(request, response);
  }
}).listen(port, "127.0.0.1", () => console.log("ready"));

// It ends with whoever started it, however that ends.
process.stdin.on("end", () => process.exit()).resume();
