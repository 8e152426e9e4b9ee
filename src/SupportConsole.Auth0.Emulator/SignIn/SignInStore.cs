using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace SupportConsole.Auth0.Emulator.SignIn;

/// <summary>Sign-ins on their way and codes not yet exchanged, each for one use. In memory.</summary>
internal sealed class SignInStore(TimeProvider time)
{
    private static readonly TimeSpan SignInTakes = TimeSpan.FromHours(1);
    private static readonly TimeSpan CodeLives = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, PendingSignIn> pending = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IssuedCode> codes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> assertions = new(StringComparer.Ordinal);

    public static string NewKey() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <returns>The state, or RelayState, under which the sign-in comes back.</returns>
    public string Add(PendingSignIn signIn)
    {
        var key = NewKey();
        pending[key] = signIn;
        return key;
    }

    /// <summary>Null if it is unknown, used or too old.</summary>
    public PendingSignIn? Take(string? key) =>
        key is not null && pending.TryRemove(key, out var signIn) && time.GetUtcNow() - signIn.Started < SignInTakes ? signIn : null;

    public string Issue(IssuedCode code)
    {
        var key = NewKey();
        codes[key] = code;
        return key;
    }

    /// <summary>Null if it is unknown, used or too old.</summary>
    public IssuedCode? Redeem(string? key) =>
        key is not null && codes.TryRemove(key, out var code) && time.GetUtcNow() - code.Issued < CodeLives ? code : null;

    /// <summary>Whether the assertion is new. An assertion counts once, however it is sent.</summary>
    public bool IsFirstUse(string assertionId)
    {
        foreach (var old in assertions.Where(seen => time.GetUtcNow() - seen.Value > SignInTakes))
        {
            assertions.TryRemove(old);
        }

        return assertions.TryAdd(assertionId, time.GetUtcNow());
    }
}
