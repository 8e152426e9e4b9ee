using System.Text.Json.Nodes;
using SupportConsole.Auth0.Emulator.Clients;
using SupportConsole.Auth0.Emulator.Domains;
using SupportConsole.Auth0.Emulator.SignIn;
using SupportConsole.Auth0.Emulator.State;
using SupportConsole.Auth0.Emulator.Tokens;

namespace SupportConsole.Auth0.Emulator.Tenant;

/// <summary>The tenant behind the wire: state and settings that the endpoints share.</summary>
internal sealed class TenantContext(EmulatorOptions options, TimeProvider time) : IDisposable
{
    private readonly Lazy<IReadOnlyList<JsonObject>> signingKeys = new(() => TenantSigningKeys.Create(options.Domain, time.GetUtcNow()));

    private readonly Lazy<TenantKey> key = new(() => new TenantKey(options.Domain, time.GetUtcNow()));

    public EmulatorOptions Options => options;

    public TimeProvider Time => time;

    public TenantStore Store { get; } = new(options.StateFile, time);

    public TokenIssuer Tokens { get; } = new(time);

    /// <summary>Signs ID tokens and SAML requests.</summary>
    public TenantKey Key => key.Value;

    public PublishedDocuments Documents { get; } = new();

    public TenantLogs Logs { get; } = new();

    public IReadOnlyCollection<string> Scopes { get; set; } = options.Scopes;

    public ClientStore Clients { get; } = new(options);

    public DomainStore Domains { get; } = new(options, time);

    public string Name => options.Domain.Split('.')[0];

    /// <summary>Where people and identity providers see the tenant: at its custom domain if one is ready.</summary>
    public Uri PublicAddress => new($"https://{Domains.ReadyDefault() ?? options.Domain}/");

    public IReadOnlyList<JsonObject> SigningKeys => signingKeys.Value;

    public int? EntityLimit { get; set; } = options.EntityLimit;

    public TimeSpan DeletionTakes { get; set; } = options.DeletionTakes;

    public void Dispose()
    {
        Store.Dispose();
        if (key.IsValueCreated)
        {
            key.Value.Dispose();
        }
    }
}
