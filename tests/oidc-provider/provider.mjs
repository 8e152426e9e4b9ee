// The company's identity provider once more, by another implementation: npm's oidc-provider on loopback. It signs the test's person in
// without asking. POST /test changes that person, and says where the console listens behind its public name.
import http from "node:http";
import Provider from "oidc-provider";

const test = { person: { sub: "u-ana", name: "Ana Ruiz", email: "ana@example.com", groups: ["g-engineers"] }, console: "" };
const jwks = process.env.CLIENT_JWKS ? JSON.parse(process.env.CLIENT_JWKS) : undefined;
const proof = jwks
    ? { token_endpoint_auth_method: "private_key_jwt", jwks }
    : { token_endpoint_auth_method: "client_secret_post", client_secret: process.env.CLIENT_SECRET };

const configuration = {
    clients: [{
        client_id: "support-console",
        redirect_uris: ["https://console.example.com/sign-in/callback"],
        post_logout_redirect_uris: ["https://console.example.com/sign-in"],
        backchannel_logout_uri: "https://console.example.com/sign-in/back-channel",
        backchannel_logout_session_required: true,
        grant_types: ["authorization_code", "refresh_token"],
        response_types: ["code"],
        ...proof,
    }],
    claims: { openid: ["sub"], profile: ["name", "groups"], email: ["email"] },
    conformIdTokenClaims: false,
    cookies: { keys: ["a key for cookies"] },
    features: { devInteractions: { enabled: false }, backchannelLogout: { enabled: true } },
    fetch: (url, options) => toConsole(new URL(url), options),
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ ...test.person, sub: id }) }),
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    issueRefreshToken: (_, client) => client.grantTypeAllowed("refresh_token"),
    loadExistingGrant: async ({ oidc }) => {
        const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
        grant.addOIDCScope("openid profile email offline_access");
        await grant.save();
        return grant;
    },
};

// The console's public name leads to its port on this machine.
function toConsole(url, options) {
    return new Promise((resolve, reject) => {
        const own = new URL(test.console);
        const headers = { ...Object.fromEntries(new Headers(options.headers)), host: url.host };
        const request = http.request({ host: own.hostname, port: own.port, path: url.pathname, method: options.method, headers }, answer => {
            answer.resume();
            resolve(new Response(null, { status: answer.statusCode }));
        });
        request.on("error", reject);
        request.end(options.body?.toString());
    });
}

async function read(request) {
    let text = "";
    for await (const part of request) {
        text += part;
    }

    return text;
}

const server = http.createServer();
server.listen(0, "127.0.0.1", () => {
    const issuer = `http://localhost:${server.address().port}`;
    const provider = new Provider(issuer, configuration);
    const answer = provider.callback();
    server.on("request", async (request, response) => {
        if (request.url === "/test") {
            Object.assign(test, JSON.parse(await read(request)));
            response.end();
        } else if (request.url.startsWith("/interaction/")) {
            await provider.interactionFinished(request, response, { login: { accountId: test.person.sub } }, { mergeWithLastSubmission: false });
        } else {
            answer(request, response);
        }
    });
    console.log(`issuer ${issuer}`);
});
