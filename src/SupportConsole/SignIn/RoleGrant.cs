using System.Security.Claims;
using SupportConsole.App.People;

namespace SupportConsole;

/// <summary>The role that a person's groups give, and by which of them.</summary>
internal sealed record RoleGrant(StaffRole Role, IReadOnlyList<string> By)
{
    public const string NoRoleCode = "staff.no-role";
    public const string OverageCode = "staff.overage";
    public const string NoMfaCode = "staff.no-mfa";

    /// <summary>Nobody has a role by default; of several, a person has the highest.</summary>
    public static Result<RoleGrant> Find(IReadOnlyCollection<Claim> claims, StaffSettings settings)
    {
        var found = Granted(claims, settings);
        if (found.Count == 0)
        {
            return Missing(claims, settings);
        }

        var role = found[0].Role;
        if (settings.RolesWithMfa.Contains(role) && !HasMfa(claims, settings))
        {
            return new Problem(
                $"You signed in without a second factor, which the role {RoleWords.Of(role)} needs.",
                "Sign in again with a second factor. If you were not asked for one, ask the people who run your company's sign-in.")
            {
                Code = NoMfaCode,
            };
        }

        return Of(found);
    }

    /// <summary>
    /// The role that the groups give a session now. Only the sign-in says how the person proved who they are, so a role that needs a second
    /// factor is given only to a session that began with one.
    /// </summary>
    /// <param name="current">The session's role.</param>
    public static Result<RoleGrant> FindAgain(IReadOnlyCollection<Claim> claims, StaffSettings settings, StaffRole current)
    {
        var hasMfa = settings.RolesWithMfa.Contains(current);
        var found = Granted(claims, settings);
        var allowed = found.Where(grant => hasMfa || !settings.RolesWithMfa.Contains(grant.Role)).ToList();
        return allowed.Count > 0 ? Of(allowed) : Missing(claims, settings);
    }

    private static RoleGrant Of(List<(StaffRole Role, string Id)> granted) =>
        new(granted[0].Role, [.. granted.Select(grant => grant.Id)]);

    /// <summary>The roles that the claims give, the highest first.</summary>
    private static List<(StaffRole Role, string Id)> Granted(IReadOnlyCollection<Claim> claims, StaffSettings settings)
    {
        var held = Held(claims, settings);
        return
        [
            .. settings.Roles
                .SelectMany(pair => pair.Value, (pair, id) => (Role: pair.Key, Id: id))
                .Where(grant => grant.Id.Length > 0 && held.Contains(grant.Id))
                .OrderByDescending(grant => grant.Role),
        ];
    }

    private static Problem Missing(IReadOnlyCollection<Claim> claims, StaffSettings settings) =>
        IsOverage(claims, settings) ? Overage(settings) : NoRole(Held(claims, settings).Count, settings);

    private static HashSet<string> Held(IReadOnlyCollection<Claim> claims, StaffSettings settings) => claims
        .Where(claim => claim.Type == settings.RolesClaim || claim.Type == settings.GroupsClaim)
        .Select(claim => claim.Value)
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>Entra ID leaves the groups out of the token of a person who has more than 200.</summary>
    private static bool IsOverage(IReadOnlyCollection<Claim> claims, StaffSettings settings) => claims.Any(claim =>
        claim.Type == "hasgroups"
        || (claim.Type == "_claim_names" && claim.Value.Contains($"\"{settings.GroupsClaim}\"", StringComparison.Ordinal)));

    private static bool HasMfa(IReadOnlyCollection<Claim> claims, StaffSettings settings) => claims.Any(claim =>
        claim.Type is "amr" or "acr" or ClaimTypes.AuthenticationMethod && settings.MfaMarks.Contains(claim.Value, StringComparer.Ordinal));

    private static Problem Overage(StaffSettings settings) => new(
        "You are in more groups than your company's sign-in puts into a token, so your access can't be told.",
        $"Ask {settings.Contact} to set the app registration's groups claim to “Groups assigned to the application”, or to use app roles.")
    {
        Code = OverageCode,
    };

    private static Problem NoRole(int groups, StaffSettings settings) => new(
        groups == 0
            ? $"You have no access: your company's sign-in sent no {settings.GroupsClaim} and no {settings.RolesClaim}."
            : $"You have no access: none of your {groups} groups and roles gives one.",
        $"Ask {settings.Contact} for access.")
    {
        Code = NoRoleCode,
    };
}
