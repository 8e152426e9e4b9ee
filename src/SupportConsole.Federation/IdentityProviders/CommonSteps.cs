namespace SupportConsole.Federation.IdentityProviders;

/// <summary>Steps and requests that read alike for every provider.</summary>
internal static class CommonSteps
{
    public const string Secure = "Send the new secret and its expiry date through a secure channel, never in an email or a ticket.";

    public const string Agree =
        "Agree on a minute with InfluxData support: Auth0 holds one certificate at a time, so the switch on both sides "
        + "must fall together.";

    public const string Confirm = "Sign in once, tell support the result, and only then retire the previous one.";

    public static readonly RequestedValue Domains = new(
        "Email domains",
        "The domains of the people who will sign in, such as acme.example",
        Required: false);

    public static readonly RequestedValue SecretExpiry = new(
        "Expiry date of the secret",
        "Shown where the secret was created",
        Required: false);

    public static readonly RequestedValue TestUser = new("A test person", "Someone who can try the sign-in with support", Required: false);

    public static IReadOnlyList<RequestedValue> Oidc(string issuer, string issuerWhere, string clientId, string secret, string where) =>
    [
        new(issuer, issuerWhere),
        new(clientId, where),
        new(secret, where, Secret: true), SecretExpiry, Domains, TestUser,
    ];

    public static IReadOnlyList<RequestedValue> Saml(string metadata, string metadataWhere, string signInUrl,
        string certificate, string where) =>
    [
        new(metadata, metadataWhere),
        new(signInUrl, where + "; only if there is no metadata", Required: false),
        new(certificate, where + "; only if there is no metadata", Required: false), Domains, TestUser,
    ];

    public static IReadOnlyList<string> RotateSecret(string make, string retire) =>
        [make, Secure, "Support switches to it and checks a sign-in.", retire];

    public static IReadOnlyList<string> RotateCertificate(string make, string send, string activate) =>
        [make, send, Agree, activate, "In the same minute support switches to the new certificate.", Confirm];
}
