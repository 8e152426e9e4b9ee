using SupportConsole.Auth0.Access;

namespace SupportConsole.Auth0;

/// <summary>Which tenant the console talks to, and as whom. Bound from the section <see cref="Section"/>.</summary>
public sealed class Auth0TenantOptions
{
    /// <summary>The configuration section: <c>Auth0:Domain</c> and so on.</summary>
    public const string Section = "Auth0";

    /// <summary>The tenant's own domain, such as influxdata.us.auth0.com; never the custom one.</summary>
    public string Domain { get; set; } = "";

    /// <summary>The client ID of the console's machine-to-machine application.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>The application's client secret; empty where it signs assertions (private_key_jwt).</summary>
    public string? ClientSecret { get; set; }

    /// <summary>The application's RSA private key in PEM, for private_key_jwt.</summary>
    public string? PrivateKeyPem { get; set; }

    /// <summary>A file that holds the application's RSA private key in PEM, for private_key_jwt.</summary>
    public string? PrivateKeyFile { get; set; }

    /// <summary>The <c>kid</c> of the private key as Auth0 shows it; needed where the application has several.</summary>
    public string? KeyId { get; set; }

    /// <summary>Where the tenant is reached; null for https://DOMAIN/. The audience stays the domain's. For the emulator.</summary>
    public Uri? BaseAddress { get; set; }

    /// <summary>How long one try may take.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>The longest that one call waits for rate limits in all before it gives up.</summary>
    public TimeSpan RateLimitPatience { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Calls a second that the console allows itself: below the tenant's limit, which it shares with everything else that calls the API.
    /// As many may come at once after a quiet moment.
    /// </summary>
    public double RequestsPerSecond { get; set; } = 8;

    /// <summary>What is wrong with the settings, each named with what to put there; empty where nothing is.</summary>
    public IReadOnlyList<string> Problems() => Auth0TenantOptionsValidation.Check(this);

    /// <summary>Domain and client ID only.</summary>
    public override string ToString() => $"{ClientId} at {Domain}";

    internal bool SignsAssertions => !string.IsNullOrWhiteSpace(PrivateKeyPem) || !string.IsNullOrWhiteSpace(PrivateKeyFile);

    internal Uri Address => BaseAddress ?? new Uri($"https://{Domain}/");

    internal string Audience => $"https://{Domain}/api/v2/";
}
