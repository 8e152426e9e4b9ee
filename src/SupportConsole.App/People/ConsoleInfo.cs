namespace SupportConsole.App.People;

/// <summary>What the shell says about this console: which tenant, whether it is emulated, where the data is.</summary>
public sealed record ConsoleInfo
{
    /// <summary>The tenant's domain.</summary>
    public required string TenantDomain { get; init; }

    /// <summary>Whether the tenant is the emulator on this machine.</summary>
    public required bool IsEmulated { get; init; }

    /// <summary>Whether this runs in Development: the development sign-in and the sample are offered there only.</summary>
    public required bool IsDevelopment { get; init; }

    /// <summary>Whether the personas may sign in without a password: in Development, on this machine.</summary>
    public bool HasPersonas { get; init; }

    /// <summary>The address that people open; null if it is not set.</summary>
    public Uri? PublicAddress { get; init; }

    /// <summary>The data directory.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>The console's version.</summary>
    public required string Version { get; init; }
}
