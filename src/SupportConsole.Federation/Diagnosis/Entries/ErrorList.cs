namespace SupportConsole.Federation.Diagnosis.Entries;

internal static class ErrorList
{
    public const string Entra = "Microsoft Learn: Microsoft Entra authentication and authorization error codes";
    public const string EntraB2c = "Microsoft Learn: Azure Active Directory B2C error codes";
    public const string AdFs = "Microsoft Learn: AD FS troubleshooting, event IDs and MSIS errors";
    public const string Auth0Saml = "Auth0 documentation: SAML errors; auth0/passport-wsfed-saml2: the library's messages";
    public const string Auth0Oidc = "Auth0 documentation: test enterprise connections; openid-client: the library's messages";

    public static IReadOnlyList<ErrorEntry> From(string source, params ErrorEntry[] entries) =>
        [.. entries.Select(entry => entry with { Source = source })];
}
