using SupportConsole.Auth0.Emulator;

namespace SupportConsole.DemoIdp;

/// <summary>How the demo identity provider is set up.</summary>
public sealed class DemoIdpOptions
{
    /// <summary>The host in its documents and messages.</summary>
    public string Host { get; init; } = "login.demo-customer.example";

    /// <summary>The loopback port; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>Where the tenant's domains are found on this machine. The identity provider adds its own host.</summary>
    public LoopbackHosts Hosts { get; init; } = new();

    /// <summary>Where the signing keys are kept, so that a restart signs as before. Null makes new ones at each start.</summary>
    public string? KeyDirectory { get; init; }

    public string ClientId { get; init; } = "influxdb-cloud-dedicated";

    /// <summary>
    /// The secret that the customer would send. It is worth nothing outside this machine. Once it is another one, the old one is refused.
    /// </summary>
    public string ClientSecret { get; set; } = "demo-idp-client-secret-0001";

    public IReadOnlyList<DemoUser> Users { get; init; } = DemoUser.Defaults;

    internal string? FileOf(string key) => KeyDirectory is null ? null : Path.Combine(KeyDirectory, $"demo-idp-{key}.pem");
}
