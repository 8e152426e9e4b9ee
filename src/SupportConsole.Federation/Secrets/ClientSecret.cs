using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace SupportConsole.Federation.Secrets;

/// <summary>
/// A client secret on its way through memory. It never prints, never serialises, compares in constant time, and forgets its
/// value when disposed: from then on nothing is answered, so that zeros are never taken for a secret. <see cref="Reveal"/> is for
/// the request to Auth0 and the check at
/// the IdP's token endpoint only.
/// </summary>
[DebuggerDisplay("client secret")]
public sealed class ClientSecret : IEquatable<ClientSecret>, IDisposable
{
    /// <summary>The longest client secret that Auth0 takes for OIDC connections, in characters.</summary>
    public const int MaxLength = 700;

    private readonly char[] value;
    private bool isForgotten;

    /// <summary>Takes a secret exactly as it was given: trimming an opaque value is the engineer's decision.</summary>
    public ClientSecret(ReadOnlySpan<char> value) => this.value = value.ToArray();

    public int Length => value.Length;

    private char[] Value => isForgotten ? throw new ObjectDisposedException(nameof(ClientSecret)) : value;

    /// <summary>The secret in clear. For the request to Auth0 and the check at the IdP's token endpoint, nowhere else.</summary>
    /// <exception cref="ObjectDisposedException">It was forgotten.</exception>
    public string Reveal() => new(Value);

    /// <summary>
    /// A keyed fingerprint: HMAC-SHA-256 over the UTF-8 bytes, 64 lower-case hex digits. Answers “is it this one?” and, without
    /// the key, nothing else.
    /// </summary>
    /// <exception cref="ObjectDisposedException">It was forgotten.</exception>
    public string Fingerprint(ReadOnlySpan<byte> key)
    {
        var bytes = Encoding.UTF8.GetBytes(Value);
        try
        {
            return Convert.ToHexStringLower(HMACSHA256.HashData(key, bytes));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    /// <summary>Looks at the secret without copying it: for rules about its shape.</summary>
    /// <exception cref="ObjectDisposedException">It was forgotten.</exception>
    public TResult Inspect<TResult>(Func<ReadOnlyMemory<char>, TResult> look) => look(Value);

    public void Dispose()
    {
        isForgotten = true;
        Array.Clear(value);
    }

    public bool Equals(ClientSecret? other) =>
        other is not null && CryptographicOperations.FixedTimeEquals(
            System.Runtime.InteropServices.MemoryMarshal.AsBytes<char>(value),
            System.Runtime.InteropServices.MemoryMarshal.AsBytes<char>(other.value));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ClientSecret);

    /// <summary>The length only: a hash of the value would be a leak.</summary>
    public override int GetHashCode() => value.Length;

    public override string ToString() => "(client secret)";
}
