using static SupportConsole.Federation.Diagnosis.ErrorDestination;
using static SupportConsole.Federation.Diagnosis.ErrorMove;
using static SupportConsole.Federation.Diagnosis.ErrorSigns;

namespace SupportConsole.Federation.Diagnosis.Entries;

/// <summary>Entra's errors about the client's secret, key or kind.</summary>
internal static class EntraSecrets
{
    public static IReadOnlyList<ErrorEntry> All { get; } = ErrorList.From(
        ErrorList.Entra,
        new(
            "entra.7000215", Customer, Rotation,
            "Entra rejected the client secret",
            "Auth0 doesn't have the secret's Value. Often the Secret ID was sent instead.",
            "In Entra, open App registrations > Certificates & secrets and create a client secret. Send us its Value, not its "
            + "ID, through a secure channel.",
            Codes("AADSTS7000215").OrSays("invalid client secret provided", "invalid client secret is provided")),
        new(
            "entra.7000222", Customer, Rotation,
            "The client secret has expired",
            "The client secret in Entra reached its expiry date.",
            "In Entra, open App registrations > Certificates & secrets and create a client secret. Send us its Value and its "
            + "expiry date through a secure channel.",
            Codes("AADSTS7000222").OrSays("client secret keys … are expired", "client secret keys are expired")),
        new(
            "entra.7000218", Support, Rotation,
            "Auth0 sent no client secret",
            "Entra expects a secret from this application and got none.",
            "Check that the connection has a client secret. If it has one, the customer has to register the callback under "
            + "the platform Web.",
            Codes("AADSTS7000218", "AADSTS7000216", "AADSTS7000219")
                .OrSays("must contain the following parameter: 'client_assertion' or 'client_secret'")),
        new(
            "entra.700025", Customer, HandOff,
            "Entra treats the application as a public client",
            "The callback is registered for a mobile or desktop app, which cannot use a secret.",
            "In Entra, open App registrations > Authentication. Remove our callback from Mobile and desktop applications and "
            + "add it under Web.",
            Codes("AADSTS700025", "AADSTS9002319").OrSays(
                "client is public so neither 'client_assertion' nor 'client_secret'", "public clients can't send a client secret")),
        new(
            "entra.spa", Customer, HandOff,
            "Entra treats the application as a single-page app",
            "The callback is registered under the platform Single-page application. Auth0 redeems the code from a server.",
            "In Entra, open App registrations > Authentication. Remove our callback from Single-page application and add it "
            + "under Web.",
            Codes("AADSTS9002325", "AADSTS9002326", "AADSTS9002327").OrSays(
                "tokens issued for the 'single-page application' client-type", "cross-origin token redemption is permitted only",
                "required for cross-origin authorization code redemption")),
        new(
            "entra.assertion", Customer, Rotation,
            "Entra rejected our signed client assertion",
            "The public key in Entra is not the one that Auth0 signs with, or it has expired.",
            "In Entra, open App registrations > Certificates & secrets > Certificates and upload the certificate from the "
            + "hand-off.",
            Codes(
                "AADSTS700027", "AADSTS700024", "AADSTS700030", "AADSTS50012", "AADSTS1000502", "AADSTS700026", "AADSTS700028",
                "AADSTS700029", "AADSTS700031", "AADSTS7000210", "AADSTS7000212", "AADSTS7000213", "AADSTS7000214").OrSays(
                "client assertion failed signature validation", "client assertion contains an invalid signature",
                "subject name in certificate is not authorized", "client assertion is not within its valid time range")),
        new(
            "entra.assertion-claims", Support, Settings,
            "Our client assertion names another client or address",
            "The client ID or the token endpoint on the connection is not the one of the customer's application.",
            "Compare the connection's client ID, issuer and token endpoint with the application and its directory in Entra.",
            Codes("AADSTS700021", "AADSTS700022", "AADSTS700023", "AADSTS50048", "AADSTS7000221").OrSays(
                "client assertion audience claim does not match", "client assertion application identifier doesn't match",
                "no subject claim provided in the assertion", "issuer claim in the client assertion")),
        new(
            "entra.pkce", Support, Settings,
            "The PKCE values of the sign-in don't match",
            "The code verifier is not the one that belongs to the code challenge.",
            "Set PKCE to S256 or automatic on the connection, then start the sign-in again.",
            Codes("AADSTS501481", "AADSTS50147", "AADSTS501491", "AADSTS501471", "AADSTS50148", "AADSTS50149", "AADSTS501482")
                .OrSays("code_verifier does not match the code_challenge", "code verifier doesn't match the code_challenge")));
}
