namespace SupportConsole.Federation.Diagnosis;

/// <summary>Every sign-in error that the console knows, the more specific before the more general.</summary>
public static class ErrorCatalogue
{
    /// <summary>All entries in the order in which they are tried.</summary>
    public static IReadOnlyList<ErrorEntry> All { get; } =
        [.. EntraErrors.All, .. ProviderErrors.All, .. Auth0SamlErrors.All, .. Auth0Errors.All, .. SamlStatusErrors.All, .. OidcErrors.All];

    /// <summary>Says what an error is: the first entry that fits, and the others that fit too.</summary>
    public static SignInDiagnosis Diagnose(SignInError error)
    {
        var fitting = All.Where(entry => entry.Pattern.IsMatch(error.Text)).ToList();
        return fitting.Count > 0
            ? new SignInDiagnosis(fitting[0], fitting[1..], [])
            : new SignInDiagnosis(null, [],
            [
                "This error is not in the catalogue.",
                "Ask for the whole address of the error page, as text, and the time with its time zone.",
                "Ask on whose page the error stands: the identity provider's own, or Auth0's.",
                "Look into the tenant's log for that minute: its description says more than the page (it may lag a minute).",
                "Ask the customer's administrator for the identity provider's log of the same sign-in.",
            ]);
    }
}
