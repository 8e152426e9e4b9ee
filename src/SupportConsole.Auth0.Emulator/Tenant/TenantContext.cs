using SupportConsole.Auth0.Emulator.State;
using SupportConsole.Auth0.Emulator.Tokens;

namespace SupportConsole.Auth0.Emulator.Tenant;

/// <summary>The tenant behind the wire: what the endpoints share.</summary>
internal sealed class TenantContext(EmulatorOptions options, TimeProvider time) : IDisposable
{
    public EmulatorOptions Options => options;

    public TimeProvider Time => time;

    public TenantStore Store { get; } = new(options.StateFile, time);

    public TokenIssuer Tokens { get; } = new(time);

    public PublishedDocuments Documents { get; } = new();

    public TenantLogs Logs { get; } = new();

    public IReadOnlyCollection<string> Scopes { get; set; } = options.Scopes;

    public IReadOnlyList<EmulatedDomain> CustomDomains { get; set; } = options.CustomDomains;

    public int? EntityLimit { get; set; } = options.EntityLimit;

    public TimeSpan DeletionTakes { get; set; } = options.DeletionTakes;

    public bool HasClient(string clientId) => options.Clients.Any(client => client.ClientId == clientId);

    public void Dispose() => Store.Dispose();
}
