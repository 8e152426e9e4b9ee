// A customer's SAML identity provider by another implementation: npm's samlp on loopback. It answers every request for one person, in the
// way that the path behind /saml/ names.
import fs from "node:fs";
import http from "node:http";
import samlp from "samlp";

const read = name => fs.readFileSync(process.env[name], "utf8");
const trusted = { cert: read("CERTIFICATE"), key: read("KEY") };
const other = { cert: read("OTHER_CERTIFICATE"), key: read("OTHER_KEY") };
const person = { id: "u-1001", displayName: "Priya Raman", name: { givenName: "Priya", familyName: "Raman" }, emails: [{ value: "priya@customer.example" }] };
const modes = {
    "": {},
    "signed-response": { signAssertion: false, signResponse: true },
    unsigned: { signAssertion: false },
    "other-key": other,
    "other-audience": { audience: "urn:another:application" },
    encrypted: {
        encryptionCert: trusted.cert,
        encryptionPublicKey: trusted.cert,
        encryptionAlgorithm: "http://www.w3.org/2009/xmlenc11#aes256-gcm",
    },
};

const escaped = text => text.replace(/[&"<>]/g, letter => `&#${letter.charCodeAt(0)};`);
function fail(response, error) {
    response.statusCode = 500;
    response.end(String(error));
}

const server = http.createServer((request, response) => {
    const url = new URL(request.url, "http://127.0.0.1/");
    request.query = Object.fromEntries(url.searchParams);
    samlp.parseRequest(request, (error, asked) => {
        if (error) {
            return fail(response, error);
        }

        const consumer = asked.assertionConsumerServiceURL;
        const answer = samlp.auth({
            issuer: "urn:customer:samlp",
            ...trusted,
            destination: consumer,
            recipient: consumer,
            getPostURL: (_audience, _dom, _request, callback) => callback(null, consumer),
            getUserFromRequest: () => person,
            responseHandler: token => {
                response.setHeader("Content-Type", "text/html");
                response.end(`<form method="post" action="${escaped(consumer)}">`
                    + `<input name="SAMLResponse" value="${token.toString("base64")}">`
                    + `<input name="RelayState" value="${escaped(request.query.RelayState ?? "")}"></form>`);
            },
            ...modes[url.pathname.slice("/saml/".length)],
        });
        answer(request, response, problem => fail(response, problem));
    });
});
server.listen(0, "127.0.0.1", () => console.log(`listens http://127.0.0.1:${server.address().port}/`));
