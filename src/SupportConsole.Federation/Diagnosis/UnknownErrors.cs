namespace SupportConsole.Federation.Diagnosis;

/// <summary>Codes of known providers that the catalogue does not describe. Until somebody looks one up, it is nobody's move.</summary>
internal static class UnknownErrors
{
    /// <summary>The entry for the first code that no entry describes; null if there is none.</summary>
    public static ErrorEntry? Of(SignInError error) =>
        error.Codes.FirstOrDefault(code => !ErrorCatalogue.Knows(code)) is { } code ? Of(code) : null;

    private static ErrorEntry Of(string code)
    {
        var (id, provider, lookUp) = Provider(code);
        return new ErrorEntry(
            id,
            ErrorMove.Unknown,
            ErrorDestination.Settings,
            $"{provider}'s error {code} is not in the catalogue",
            "The code alone does not tell who has to act.",
            lookUp,
            ErrorSigns.Codes(code));
    }

    private static (string Id, string Provider, string LookUp) Provider(string code) => code switch
    {
        _ when code.StartsWith("AADSTS", StringComparison.Ordinal) =>
            ("entra.unknown", "Entra", $"Look it up at https://login.microsoftonline.com/error?code={code[6..]}. "
                + "Entra's sign-in log has more, by the correlation ID."),
        _ when code.StartsWith("AADB2C", StringComparison.Ordinal) =>
            ("b2c.unknown", "Azure AD B2C", "Look it up in Microsoft's list of Azure AD B2C error codes."),
        _ when code.StartsWith("MSIS", StringComparison.Ordinal) =>
            ("adfs.unknown", "AD FS", "Ask the customer for the AD FS Admin event log of that minute, by the activity ID."),
        _ when code.StartsWith("E0000", StringComparison.Ordinal) =>
            ("okta.unknown", "Okta", "Look it up in Okta's list of error codes. Ask the customer for Okta's System Log of that minute."),
        _ when code.StartsWith("status:", StringComparison.Ordinal) =>
            ("status.unknown", "SAML", "Ask the customer for the IdP's log of that minute."),
        _ => ("ping.unknown", "Ping", "Look it up in Ping's list of error codes. Ask the customer for PingOne's audit log of that minute."),
    };
}
