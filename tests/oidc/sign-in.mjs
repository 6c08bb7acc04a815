// A certified OpenID provider (panva's oidc-provider) for browser tests: the
// authorization code with PKCE, for a public client. Whoever comes is signed in
// at once as an officer with the roles that it was started with, so that no page
// of its own has to be filled in.

import { generateKeyPairSync, randomUUID } from "node:crypto";
import { createServer } from "node:http";

import Provider from "oidc-provider";

/**
 * Starts one on a free port, for a console at an origin. `life` is that of an
 * access token in seconds. Gives where it is, what it was asked for, and how it
 * ends.
 */
export async function provide({ console, roles, life = 600, refresh = true }) {
  const asked = [];
  let answer;
  const server = createServer(async (request, response) => {
    try {
      if (request.url.startsWith("/interaction/")) await signedIn(made, request, response);
      else answer(request, response);
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const key = { ...generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ format: "jwk" }), alg: "RS256", use: "sig", kid: randomUUID() };
  const resource = "urn:vigie:desk";
  const made = new Provider(issuer, {
    jwks: { keys: [key] },
    clients: [{
      client_id: "console",
      token_endpoint_auth_method: "none",
      application_type: "native",
      grant_types: ["authorization_code", ...(refresh ? ["refresh_token"] : [])],
      response_types: ["code"],
      redirect_uris: [`${console}/desk/signed-in`],
    }],
    clientBasedCORS: (_context, origin) => origin === console,
    cookies: { keys: [randomUUID()] },
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    issueRefreshToken: async () => refresh,
    ttl: { AccessToken: life },
    features: {
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => resource,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({ scope: "desk", audience: "vigie", accessTokenTTL: life, accessTokenFormat: "jwt" }),
      },
    },
    extraTokenClaims: () => ({ roles }),
  });
  // What the console asks for with the code and with the token that renews.
  made.on("grant.success", ({ oidc }) => asked.push(oidc.params.grant_type));
  answer = made.callback();
  return { issuer, asked, stop: () => new Promise((resolve) => { server.close(resolve); server.closeAllConnections(); }) };
}

/** Somebody is who they are, and lets the console know it. */
async function signedIn(provider, request, response) {
  const { params } = await provider.interactionDetails(request, response);
  const grant = new provider.Grant({ accountId: "martin", clientId: params.client_id });
  grant.addOIDCScope("openid offline_access");
  grant.addResourceScope("urn:vigie:desk", "desk");
  const grantId = await grant.save();
  await provider.interactionFinished(request, response, { login: { accountId: "martin" }, consent: { grantId } });
}
