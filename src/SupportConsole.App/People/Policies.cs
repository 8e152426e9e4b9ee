using Microsoft.AspNetCore.Authorization;

namespace SupportConsole.App.People;

/// <summary>The named rights. Pages, endpoints and services ask for these, never for a role.</summary>
public static class Policies
{
    /// <summary>Have any role: look at every page, and end one's own sessions.</summary>
    public const string SignedIn = nameof(SignedIn);

    /// <summary>Onboard, rotate, edit and remove connections; edit clusters and drafts; decide on findings; fetch from IdPs.</summary>
    public const string ChangeSso = nameof(ChangeSso);

    /// <summary>Run the integrity check, which reads the whole database.</summary>
    public const string CheckRecord = nameof(CheckRecord);

    public const string RemoveWithoutLimit = nameof(RemoveWithoutLimit);

    /// <summary>See and end the sessions of others.</summary>
    public const string ManageSessions = nameof(ManageSessions);

    /// <summary>Edit the texts of messages.</summary>
    public const string EditMessages = nameof(EditMessages);

    /// <summary>Says who has which right. Pages and endpoints that name no policy ask for a known role.</summary>
    public static void Configure(AuthorizationOptions options)
    {
        options.DefaultPolicy = Roles(Enum.GetValues<StaffRole>());
        options.FallbackPolicy = options.DefaultPolicy;
        options.AddPolicy(SignedIn, options.DefaultPolicy);
        options.AddPolicy(ChangeSso, Roles(StaffRole.Engineer, StaffRole.Administrator));
        options.AddPolicy(CheckRecord, Roles(StaffRole.Manager, StaffRole.Administrator));
        options.AddPolicy(RemoveWithoutLimit, Roles(StaffRole.Administrator));
        options.AddPolicy(ManageSessions, Roles(StaffRole.Administrator));
        options.AddPolicy(EditMessages, Roles(StaffRole.Administrator));
    }

    private static AuthorizationPolicy Roles(params IEnumerable<StaffRole> roles) =>
        new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireRole(roles.Select(role => role.ToString())).Build();
}
