using SupportConsole.Auth0.Access;

namespace SupportConsole.Auth0;

/// <summary>Which tenant the console talks to, and as whom. Bound from the section <see cref="Section"/>.</summary>
public sealed class Auth0TenantOptions
{
    public const string Section = "Auth0";

    /// <summary>The tenant's own domain, such as influxdata.us.auth0.com; never the custom one.</summary>
    public string Domain { get; set; } = "";

    /// <summary>The client ID of the console's machine-to-machine application.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>The application's client secret; empty if the application signs assertions (private_key_jwt).</summary>
    public string? ClientSecret { get; set; }

    public string? PrivateKeyPem { get; set; }

    /// <summary>A file with the application's RSA private key in PEM, for private_key_jwt.</summary>
    public string? PrivateKeyFile { get; set; }

    /// <summary>The <c>kid</c> of the private key as Auth0 shows it; needed if the application has several keys.</summary>
    public string? KeyId { get; set; }

    /// <summary>For the emulator: the address that answers instead of https://DOMAIN/. The audience stays the domain's.</summary>
    public Uri? BaseAddress { get; set; }

    public TenantClient Client { get; set; } = TenantClient.Own;

    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>The longest that one call waits for rate limits, all its waits together.</summary>
    public TimeSpan RateLimitPatience { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Calls a second that the console allows itself, below the tenant's limit, which other callers share. After a pause, as many may go
    /// out at once.
    /// </summary>
    public double RequestsPerSecond { get; set; } = 8;

    /// <summary>What is wrong with the settings, each message with the setting's name and what to put there.</summary>
    public IReadOnlyList<string> Problems() => Auth0TenantOptionsValidation.Check(this);

    /// <summary>Domain and client ID only.</summary>
    public override string ToString() => $"{ClientId} at {Domain}";

    internal bool SignsAssertions => !string.IsNullOrWhiteSpace(PrivateKeyPem) || !string.IsNullOrWhiteSpace(PrivateKeyFile);

    internal Uri Address => BaseAddress ?? new Uri($"https://{Domain}/");

    internal string Audience => $"https://{Domain}/api/v2/";
}
