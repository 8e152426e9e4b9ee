using System.Text.RegularExpressions;

namespace SupportConsole.Federation.Diagnosis;

/// <summary>Finds the statuses of SAML 2.0, as URNs or as the bare names that libraries print.</summary>
internal static partial class SamlStatuses
{
    /// <summary>The statuses without their common prefix, in the order of the text, each once. Success is none.</summary>
    public static IReadOnlyList<string> In(string text) =>
    [
        .. Urn().Matches(text).Concat(Bare().Matches(text)).Concat(Labelled().Matches(text))
            .OrderBy(match => match.Index)
            .Select(match => match.Groups[1].Value).Where(status => status != "Success").Distinct().Take(20),
    ];

    [GeneratedRegex(@"urn:oasis:names:tc:SAML:2\.0:status:([A-Za-z]+)", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Urn();

    [GeneratedRegex(
        @"\b(AuthnFailed|InvalidAttrNameOrValue|InvalidNameIDPolicy|NoAuthnContext|NoAvailableIDP|NoPassive|NoSupportedIDP"
        + "|ProxyCountExceeded|RequestDenied|RequestUnsupported|ResourceNotRecognized|UnknownAttrProfile|UnknownPrincipal"
        + "|UnsupportedBinding|VersionMismatch)\\b",
        RegexOptions.NonBacktracking)]
    private static partial Regex Bare();

    /// <summary>Words that are statuses only where the text says so.</summary>
    [GeneratedRegex(
        @"(?:\b|_)(?:was|[Ss]tatus ?(?:[Cc]ode)?|[Ee]xception|[Ee]rror|[Rr]eceived|[Rr]eturned)[\s:=""'/]{1,4}(Responder|Requester)\b",
        RegexOptions.NonBacktracking)]
    private static partial Regex Labelled();
}
