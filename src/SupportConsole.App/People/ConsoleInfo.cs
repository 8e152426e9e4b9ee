namespace SupportConsole.App.People;

/// <summary>What the shell says about this console: which tenant, whether it is emulated, where the data is.</summary>
public sealed record ConsoleInfo
{
    public required string TenantDomain { get; init; }

    public required bool IsEmulated { get; init; }

    /// <summary>The page of the demo identity provider beside the emulated tenant; null without one.</summary>
    public Uri? DemoIdp { get; init; }

    /// <summary>Whether this runs in Development: the development sign-in and the sample are offered there only.</summary>
    public required bool IsDevelopment { get; init; }

    /// <summary>Whether the personas may sign in without a password: in Development, on this machine.</summary>
    public bool HasPersonas { get; init; }

    /// <summary>Whether staff sign in with their company account.</summary>
    public bool HasStaffSignIn { get; init; }

    /// <summary>Whom people ask for access; empty if the settings say nobody.</summary>
    public string Contact { get; init; } = "";

    /// <summary>For each role the IDs of the groups and app roles that give it; empty without staff sign-in.</summary>
    public IReadOnlyDictionary<StaffRole, IReadOnlyList<string>> RoleSources { get; init; } = new Dictionary<StaffRole, IReadOnlyList<string>>();

    /// <summary>The address that people open; null if it is not set.</summary>
    public Uri? PublicAddress { get; init; }

    public required string DataDirectory { get; init; }

    public required string Version { get; init; }
}
