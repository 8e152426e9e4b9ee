namespace SupportConsole.Auth0.Emulator;

/// <summary>An application of the emulated tenant.</summary>
/// <param name="ClientId">Auth0's client_id: 32 alphanumerics.</param>
/// <param name="Name">Its name.</param>
/// <param name="AppType">spa, regular_web, native, non_interactive.</param>
/// <param name="Description">What it is for.</param>
public sealed record EmulatedClient(string ClientId, string Name, string AppType, string? Description = null)
{
    /// <summary>The applications of a tenant like InfluxData's.</summary>
    public static IReadOnlyList<EmulatedClient> Defaults { get; } =
    [
        new("DedicatedConsole0000000000000001", "InfluxDB Cloud Dedicated", "regular_web", "The customers' web console"),
        new("InfluxctlDevice00000000000000002", "influxctl", "native", "The command line"),
        new("ConnectionTest000000000000000003", "SupportConsole connection test", "regular_web", "Tries a sign-in"),
    ];
}

/// <summary>A custom domain of the emulated tenant.</summary>
/// <param name="Domain">The host name.</param>
/// <param name="Status">ready, pending_verification or failed.</param>
/// <param name="IsDefault">Whether the tenant uses it by default.</param>
public sealed record EmulatedDomain(string Domain, string Status = "ready", bool IsDefault = true);
