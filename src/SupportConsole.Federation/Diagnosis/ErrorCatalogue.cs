using SupportConsole.Federation.Diagnosis.Entries;
using SupportConsole.Federation.Diagnosis.Topics;

namespace SupportConsole.Federation.Diagnosis;

/// <summary>Every sign-in error that the console knows, the more specific before the more general.</summary>
public static class ErrorCatalogue
{
    private static readonly string[] Collect =
    [
        "Ask for the full address of the error page, as text, and for the time with its time zone.",
        "Ask whose page shows the error: the identity provider's or Auth0's.",
        "Check the tenant log for that minute. Its description says more than the page, and it may lag by a minute.",
        "Ask the customer's administrator for the identity provider's log of the same sign-in.",
    ];

    public static IReadOnlyList<ErrorEntry> All { get; } =
    [
        .. EntraSecrets.All, .. EntraApplications.All, .. EntraClaims.All, .. EntraPeople.All, .. EntraPolicies.All,
        .. EntraSignedRequests.All, .. EntraRequests.All,
        .. EntraService.All, .. EntraB2c.All, .. EntraB2cPeople.All,
        .. SignedRequests.All, .. AdFsRequests.All, .. AdFsTrusts.All, .. AdFsPeople.All,
        .. OktaSignIns.All, .. OktaErrors.All, .. GoogleErrors.All, .. KeycloakPeople.All, .. KeycloakErrors.All, .. PingErrors.All,
        .. ShibbolethErrors.All,
        .. OtherProviders.All, .. ProviderPages.All, .. Auth0Rules.All,
        .. Auth0Certificates.All, .. Auth0Assertions.All, .. SamlSetup.All, .. SamlStatusErrors.All,
        .. Auth0Connections.All, .. Auth0Accounts.All, .. Auth0Tokens.All, .. Auth0Pages.All,
        .. OidcRequests.All, .. BrowserErrors.All, .. OidcNames.All,
    ];

    private static readonly HashSet<string> Known = [.. All.SelectMany(entry => entry.Signs.AllCodes)];

    private static readonly Dictionary<ErrorTopic, ErrorEntry> ByTopic =
        ErrorTopics.All.ToDictionary(topic => topic, topic => All.Single(entry => entry.Id == topic.Id));

    /// <summary>The first entry that fits, and the others that fit too.</summary>
    public static SignInDiagnosis Diagnose(SignInError error)
    {
        var fitting = All.Where(entry => entry.Signs.Fit(error)).ToList();
        var specific = fitting.FindAll(entry => !entry.IsGeneric);
        if (specific.Count > 0)
        {
            return new SignInDiagnosis(specific[0], specific[1..], []);
        }

        var unknown = UnknownErrors.Of(error);
        List<ErrorEntry> about = unknown is null ? [.. ErrorTopics.In(error.Text).Select(topic => ByTopic[topic]).Distinct()] : [];
        List<ErrorEntry> rest = unknown is not null ? [unknown, .. fitting]
            : about is [{ IsGeneric: false }, ..] ? about.FindAll(entry => !entry.IsGeneric)
            : [.. about.Union(fitting)];
        return rest.Count == 0
            ? new SignInDiagnosis(null, [], Collect)
            : new SignInDiagnosis(rest[0], rest[1..], rest[0].Move == ErrorMove.Unknown ? Collect : [])
            {
                IsByTopic = about.Count > 0 && !fitting.Contains(rest[0]),
            };
    }

    internal static bool Knows(string code) => Known.Contains(code);
}
