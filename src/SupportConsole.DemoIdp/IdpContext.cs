using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace SupportConsole.DemoIdp;

/// <summary>What the endpoints of the identity provider share.</summary>
internal sealed class IdpContext(DemoIdpOptions options, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Slow = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<string, object> kept = new(StringComparer.Ordinal);

    public DemoIdpOptions Options => options;

    public DemoFaults Faults { get; set; }

    public string Issuer => $"https://{options.Host}";

    public SigningKey CurrentKey { get; } = SigningKey.Load(options.FileOf("current"), "CN=Demo IdP signing", time.GetUtcNow());

    public SigningKey NextKey { get; } = SigningKey.Load(options.FileOf("next"), "CN=Demo IdP signing (next)", time.GetUtcNow());

    /// <summary>The key that messages are signed with.</summary>
    public SigningKey Key => Has(DemoFaults.RotatedCertificate) ? NextKey : CurrentKey;

    public DateTimeOffset Now => time.GetUtcNow() - (Has(DemoFaults.ClockSkew) ? Slow : TimeSpan.Zero);

    public bool Has(DemoFaults fault) => Faults.HasFlag(fault);

    public DemoUser? User(string? id) => options.Users.FirstOrDefault(user => user.Id == id);

    /// <summary>Only the emulated tenant's callback is registered.</summary>
    public bool IsRegistered(string callback) =>
        options.Hosts.AddressOf(callback) != callback && callback.Contains("/login/callback", StringComparison.Ordinal);

    /// <summary>Keeps something for one later request.</summary>
    public string Keep(object thing)
    {
        var key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));
        kept[key] = thing;
        return key;
    }

    public T? Peek<T>(string? key)
        where T : class => key is not null && kept.TryGetValue(key, out var thing) ? thing as T : null;

    public T? Take<T>(string? key)
        where T : class => key is not null && kept.TryRemove(key, out var thing) ? thing as T : null;

    public void Dispose()
    {
        CurrentKey.Dispose();
        NextKey.Dispose();
    }
}
