namespace SupportConsole.Auth0.Emulator;

/// <summary>How the emulated tenant is set up. The defaults are a complete tenant.</summary>
public sealed class EmulatorOptions
{
    /// <summary>The tenant's own domain, as in the token's audience, in assertions and in entity IDs. The address is another.</summary>
    public string Domain { get; init; } = "influxdata-dev.us.auth0.com";

    public string ClientId { get; init; } = "EmulatedSupportConsole0000000001";

    /// <summary>The secret of that application. It is worth nothing outside this machine.</summary>
    public string ClientSecret { get; init; } = "emulated-tenant-secret";

    /// <summary>The application's RSA public key in PEM. If set, the application signs assertions and its secret is rejected.</summary>
    public string? ClientPublicKeyPem { get; init; }

    public IReadOnlyCollection<string> Scopes { get; init; } = EmulatorScopes.All;

    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromHours(24);

    /// <summary>The file that keeps the state, secrets included, readable by this user only. Null keeps the state in memory.</summary>
    public string? StateFile { get; init; }

    /// <summary>The loopback port; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The Management API's rate limit. Null never limits: the headers then show a bucket of 50, always full.</summary>
    public RateLimit? RateLimit { get; init; }

    /// <summary>The applications of the tenant, beside Auth0's global one.</summary>
    public IReadOnlyList<EmulatedClient> Clients { get; init; } = EmulatedClient.Defaults;

    public IReadOnlyList<EmulatedDomain> CustomDomains { get; init; } = [new("auth.influxdata.test")];

    /// <summary>Whether the tenant has not yet left "Legacy Management of Connection's Enabled Clients".</summary>
    public bool LegacyEnabledClients { get; init; }

    /// <summary>Whether a PATCH merges <c>metadata</c> (null removes a key) or replaces it. Auth0 documents neither.</summary>
    public bool MetadataMerges { get; init; } = true;

    public TimeSpan DeletionTakes { get; init; }

    /// <summary>The most connections that the plan allows; null for no limit.</summary>
    public int? EntityLimit { get; init; }

    /// <summary>Where the tenant's own domains and those of identity providers are found on this machine.</summary>
    public LoopbackHosts Hosts { get; init; } = new();

    /// <summary>How many requests the journal remembers; 0 switches it off.</summary>
    public int JournalCapacity { get; init; } = 1000;

    /// <summary>Whether the journal keeps request bodies, secrets included. For tests only.</summary>
    public bool RecordBodies { get; init; }
}

/// <summary>A token bucket.</summary>
/// <param name="Burst">How many calls may come at once.</param>
/// <param name="PerSecond">How many are refilled each second.</param>
public sealed record RateLimit(int Burst, double PerSecond);
