namespace SupportConsole.Auth0.Access;

/// <summary>The scopes that the console needs, and what fails without each.</summary>
internal static class RequiredScopes
{
    private static readonly Need[] Needs =
    [
        new(["read:connections"], "Connections cannot be listed or read: nothing in the console works."),
        new(
            ["read:connections_options"],
            "Settings and certificates in Auth0 cannot be read: rotation, sync checks and adoption do not work."),
        new(["create:connections"], "Connections cannot be created: onboarding stops at the plan."),
        new(["update:connections"], "Connections cannot be changed or enabled for applications."),
        new(["update:connections_options"], "Secrets, certificates and settings cannot be changed: rotation does not work."),
        new(["delete:connections"], "Connections cannot be deleted."),
        new(
            ["read:clients", "read:client_summary"],
            "Applications cannot be listed: a connection cannot be enabled for one by name."),
        new(["read:custom_domains"], "The custom domain is unknown: hand-off values would use the auth0.com domain."),
        new(
            ["read:logs", "read:logs_users"],
            "The tenant's log cannot be read: sign-ins and their failures are not shown."),
    ];

    public static IReadOnlyList<MissingScope> MissingFrom(IReadOnlySet<string> granted) =>
    [
        .. Needs.Where(need => !need.AnyOf.Any(granted.Contains)).Select(need => new MissingScope(need.AnyOf[0], need.Consequence)),
    ];

    public static string? ConsequenceOf(string scope) => Needs.FirstOrDefault(need => need.AnyOf.Contains(scope))?.Consequence;

    private sealed record Need(string[] AnyOf, string Consequence);
}
