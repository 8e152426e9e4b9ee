using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace SupportConsole.App.SignIns;

/// <summary>Test sign-ins on their way, each for one return to the browser that began it.</summary>
internal sealed class SignInAttempts(TimeProvider time)
{
    private const int Most = 10_000;
    private static readonly TimeSpan Life = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, SignInAttempt> ready = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SignInAttempt> away = new(StringComparer.Ordinal);

    public static string NewKey() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>Keeps an attempt until a browser starts it.</summary>
    /// <returns>The key for the start, good once.</returns>
    public string Add(SignInAttempt attempt)
    {
        Tidy(ready);
        var key = NewKey();
        ready[key] = attempt;
        return key;
    }

    /// <summary>Binds the attempt to the browser that leaves for Auth0; null if the key is unknown, used or too old.</summary>
    public SignInAttempt? Leave(string? key, string browser)
    {
        if (key is null || !ready.TryRemove(key, out var attempt) || IsOld(attempt))
        {
            return null;
        }

        Tidy(away);
        var bound = attempt with { Browser = browser };
        away[bound.SignIn.State] = bound;
        return bound;
    }

    /// <summary>The attempt that comes back; null if it is unknown, used, too old, or another browser's.</summary>
    public SignInAttempt? Return(string? state, string? browser) =>
        state is not null
        && browser is not null
        && away.TryGetValue(state, out var attempt)
        && IsSame(browser, attempt.Browser!)
        && away.TryRemove(state, out _)
        && !IsOld(attempt)
            ? attempt
            : null;

    private static bool IsSame(string left, string right) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(left), Encoding.UTF8.GetBytes(right));

    private bool IsOld(SignInAttempt attempt) => (time.GetUtcNow() - attempt.StartedAt).Duration() > Life;

    private void Tidy(ConcurrentDictionary<string, SignInAttempt> attempts)
    {
        if (attempts.Count < Most / 2)
        {
            return;
        }

        foreach (var old in attempts.Where(pair => IsOld(pair.Value)))
        {
            attempts.TryRemove(old);
        }

        if (attempts.Count >= Most)
        {
            attempts.Clear();
        }
    }
}
