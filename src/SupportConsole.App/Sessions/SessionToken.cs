using System.Security.Cryptography;
using SupportConsole.App.Record;

namespace SupportConsole.App.Sessions;

/// <summary>The cookie's value: 256 random bits. Whoever reads the database learns only its hash.</summary>
internal static class SessionToken
{
    private const int Length = 43;

    public static string New() =>
        Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>The token of a text's keyed fingerprint: the same for the same text, and nobody finds it without the key.</summary>
    /// <param name="fingerprint">64 hex digits.</param>
    public static string Of(string fingerprint) =>
        Convert.ToBase64String(Convert.FromHexString(fingerprint)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>The token's hash; null for a text that cannot be a token.</summary>
    public static string? Hash(string? token) =>
        token?.Length == Length ? TokenHash.Of(token) : null;
}
