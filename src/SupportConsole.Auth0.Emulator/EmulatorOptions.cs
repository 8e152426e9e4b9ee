namespace SupportConsole.Auth0.Emulator;

/// <summary>What the emulated tenant is and may do. The defaults are a whole tenant, ready to use.</summary>
public sealed class EmulatorOptions
{
    /// <summary>The tenant's own domain: it stands in the audience, in assertions' <c>aud</c> and in entity IDs, not in the address.</summary>
    public string Domain { get; init; } = "influxdata-dev.us.auth0.com";

    /// <summary>The console's machine-to-machine application.</summary>
    public string ClientId { get; init; } = "EmulatedSupportConsole0000000001";

    /// <summary>Its secret. Worth nothing outside this machine.</summary>
    public string ClientSecret { get; init; } = "emulated-tenant-secret";

    /// <summary>The application's RSA public key in PEM. Where it is set, the application signs assertions (private_key_jwt) and its secret is refused.</summary>
    public string? ClientPublicKeyPem { get; init; }

    /// <summary>The scopes granted to the application.</summary>
    public IReadOnlyCollection<string> Scopes { get; init; } = EmulatorScopes.All;

    /// <summary>How long a token lives.</summary>
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Where the state is kept, connections' secrets included, readable by this user only; null keeps it in memory.</summary>
    public string? StateFile { get; init; }

    /// <summary>The loopback port; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The Management API's rate limit. Null never limits; the headers then show a production tenant's bucket, always full.</summary>
    public RateLimit? RateLimit { get; init; }

    /// <summary>The applications of the tenant, beside Auth0's global one.</summary>
    public IReadOnlyList<EmulatedClient> Clients { get; init; } = EmulatedClient.Defaults;

    /// <summary>The tenant's custom domains.</summary>
    public IReadOnlyList<EmulatedDomain> CustomDomains { get; init; } = [new("auth.influxdata.test")];

    /// <summary>Whether the tenant has not yet left "Legacy Management of Connection's Enabled Clients".</summary>
    public bool LegacyEnabledClients { get; init; }

    /// <summary>Whether a PATCH merges <c>metadata</c> (null removes a key) or replaces it. Auth0 documents neither.</summary>
    public bool MetadataMerges { get; init; } = true;

    /// <summary>How long a deleted connection keeps its name.</summary>
    public TimeSpan DeletionTakes { get; init; }

    /// <summary>The most connections that the plan allows; null for no limit.</summary>
    public int? EntityLimit { get; init; }

    /// <summary>How many requests the journal remembers; 0 switches it off.</summary>
    public int JournalCapacity { get; init; } = 1000;

    /// <summary>Whether the journal keeps request bodies, secrets included. For tests only.</summary>
    public bool RecordBodies { get; init; }
}

/// <summary>A token bucket.</summary>
/// <param name="Burst">How many calls may come at once.</param>
/// <param name="PerSecond">How many are refilled each second.</param>
public sealed record RateLimit(int Burst, double PerSecond);
