// A customer's OpenID provider by another implementation: npm's oidc-provider on loopback. It signs the person in without asking.
import http from "node:http";
import Provider from "oidc-provider";

const person = { sub: "u-1001", name: "Priya Raman", email: "priya@customer.example" };
const provider = new Provider(process.env.ISSUER, {
    clients: [{
        client_id: "influxdb-cloud-dedicated",
        client_secret: process.env.CLIENT_SECRET,
        redirect_uris: [process.env.CALLBACK],
        token_endpoint_auth_method: "client_secret_post",
    }],
    claims: { openid: ["sub"], profile: ["name"], email: ["email"] },
    conformIdTokenClaims: false,
    cookies: { keys: ["a key for cookies"] },
    features: { devInteractions: { enabled: false } },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ ...person, sub: id }) }),
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    loadExistingGrant: async ({ oidc }) => {
        const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
        grant.addOIDCScope("openid profile email");
        await grant.save();
        return grant;
    },
    pkce: { required: () => false },
});
const answer = provider.callback();
const server = http.createServer((request, response) => request.url.startsWith("/interaction/")
    ? provider.interactionFinished(request, response, { login: { accountId: person.sub } }, { mergeWithLastSubmission: false })
    : answer(request, response));
server.listen(0, "127.0.0.1", () => console.log(`listens http://127.0.0.1:${server.address().port}/`));
