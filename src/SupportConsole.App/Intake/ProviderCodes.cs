using SupportConsole.App.Record;

namespace SupportConsole.App.Intake;

/// <summary>One provider's own code or words at its token endpoint, and what they say of the credentials.</summary>
internal sealed record ProviderCode(string Provider, string Words, SecretVerdict Verdict, string What, string Cure);

/// <summary>The codes of known providers, which say more than the standard's error names.</summary>
internal static class ProviderCodes
{
    public static IReadOnlyList<ProviderCode> All { get; } =
    [
        new("Entra ID", "AADSTS7000215", SecretVerdict.Wrong,
        "Entra refuses the secret (AADSTS7000215): it is not the Value of a client secret of this application, often it is the Secret ID.",
        "Ask the customer for the secret's Value, which Entra shows only when it is made."),
        new("Entra ID", "AADSTS7000222", SecretVerdict.Wrong, "The client secret has expired in Entra (AADSTS7000222).",
        "Ask the customer for a new client secret: its Value and its expiry date."),
        new("Entra ID", "AADSTS700016", SecretVerdict.Wrong,
        "Entra does not find the client ID in this directory (AADSTS700016).",
        "Compare the Application (client) ID and the Directory (tenant) ID."),
        new("Entra ID", "AADSTS7000218", SecretVerdict.Unclear, "Entra got no secret (AADSTS7000218).",
        "Check again; if it stays, see that the platform of the redirect URI is Web."),
        new("Entra ID", "AADSTS90002", SecretVerdict.Unclear, "Entra does not know the directory (AADSTS90002).",
        "Compare the Directory (tenant) ID in the issuer."),
        new("Entra ID", "AADSTS90023", SecretVerdict.Unclear,
        "Entra refuses the request (AADSTS90023); whether the secret is right, it does not say.", "Read what it says and check again."),
        new("Entra ID", "AADSTS7000112", SecretVerdict.Unclear, "The application is disabled in Entra (AADSTS7000112).",
        "Ask the customer to enable sign-in for the enterprise application."),
        new("Entra ID", "AADSTS50194", SecretVerdict.Unclear,
        "The application is for one directory, and the shared endpoint was asked (AADSTS50194).",
        "Use the issuer with the Directory (tenant) ID."),
        new("Entra ID", "AADSTS9002313", SecretVerdict.Unclear,
        "Entra refused the form of the made-up code before it looked at the secret (AADSTS9002313): whether the secret is "
            + "right, it did not say.",
        "Compare the secret's first characters and its expiry date with the customer, and test sign-in after saving."),
        new("Entra ID", "AADSTS70000", SecretVerdict.Unclear,
        "Entra calls the made-up code malformed (AADSTS70000), perhaps before it looked at the secret: whether the secret is "
            + "right, that does not say.",
        "Compare the secret's first characters and its expiry date with the customer, and test sign-in after saving."),
        new("Okta", "client secret supplied for a confidential client is invalid", SecretVerdict.Wrong,
        "Okta knows the client ID and refuses the secret.",
        "Ask the customer for a Client secret that is active on the application's General tab."),
        new("Okta", "Invalid value for 'client_id' parameter", SecretVerdict.Wrong, "Okta does not know the client ID.",
        "Compare the Client ID on the application's General tab, and see that the application is active and in this Okta."),
        new("Okta", "E0000022", SecretVerdict.Unclear, "Okta has no such endpoint (E0000022).",
        "Compare the token endpoint with the discovery document, and the authorization server in the issuer."),
        new("Google", "OAuth client was not found", SecretVerdict.Wrong, "Google does not know the client ID.",
        "Compare the client ID; it ends in .apps.googleusercontent.com."),
        new("Google", "OAuth client was deleted", SecretVerdict.Wrong, "The OAuth client was deleted at Google.",
        "Ask the customer for a new OAuth client."),
        new("Google", "provided client secret is invalid", SecretVerdict.Wrong,
        "Google knows the client ID and refuses the secret.", "Ask the customer for the client secret again; it begins with GOCSPX-."),
        new("Google", "Malformed auth code", SecretVerdict.Unclear,
        "Google calls the made-up code malformed, perhaps before it looked at the secret: whether the secret is right, that does not say.",
        "Compare the secret's first characters with the customer, and test sign-in after saving."),
        new("Ping", "Unsupported authentication method", SecretVerdict.Unclear,
        "PingOne refuses the way the secret is sent; whether it is right, it does not say.",
        "Ask the customer to set Token Auth Method to Client Secret Post."),
        new("Ping", "Invalid client or client credentials", SecretVerdict.Wrong,
        "PingFederate refuses the client ID or the secret.", "Compare the client ID, and ask the customer for the secret again."),
        new("Keycloak", "Invalid client or Invalid client credentials", SecretVerdict.Wrong,
        "Keycloak refuses the client ID or the secret.", "Compare the Client ID, and look up the Client Secret on the Credentials tab."),
        new("The provider", "Invalid client credentials", SecretVerdict.Wrong,
        "The provider refuses the client ID or the secret.", "Compare the client ID, and ask the customer for the secret again."),
    ];

    public static ProviderCode? Find(string? error, string? description) =>
        description is null && error is null ? null
            : All.FirstOrDefault(code => Holds(description, code.Words) || Holds(error, code.Words));

    private static bool Holds(string? text, string words)
    {
        for (var at = text?.IndexOf(words, StringComparison.OrdinalIgnoreCase)
            ?? -1; at >= 0; at = text!.IndexOf(words, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + words.Length;
            if (end == text!.Length || !char.IsAsciiDigit(text[end]))
            {
                return true;
            }
        }

        return false;
    }
}
