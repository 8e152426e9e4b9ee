namespace SupportConsole.Auth0.Access;

/// <summary>The scopes that the console needs, and what fails without each.</summary>
internal static class RequiredScopes
{
    private static readonly (string[] AnyOf, string Consequence)[] Needs =
    [
        (["read:connections"], "Connections cannot be listed or read: nothing in the console works."),
        (["read:connections_options"], "Settings and certificates in Auth0 cannot be seen, compared or changed safely: rotation, drift and adoption do not work."),
        (["create:connections"], "Connections cannot be created: onboarding stops at the plan."),
        (["update:connections"], "Connections cannot be changed or enabled for applications."),
        (["update:connections_options"], "Secrets, certificates and settings cannot be changed: rotation does not work."),
        (["delete:connections"], "Connections cannot be removed."),
        (["read:clients", "read:client_summary"], "Applications cannot be listed: a connection cannot be enabled for one by name."),
        (["read:custom_domains"], "The custom domain is not known: hand-off values would name the auth0.com domain."),
    ];

    public static IReadOnlyList<MissingScope> MissingFrom(IReadOnlySet<string> granted) =>
        [.. Needs.Where(need => !need.AnyOf.Any(granted.Contains)).Select(need => new MissingScope(need.AnyOf[0], need.Consequence))];

    /// <summary>What fails without a scope; null for one that the console does not need.</summary>
    public static string? ConsequenceOf(string scope) => Needs.FirstOrDefault(need => need.AnyOf.Contains(scope)).Consequence;
}
