using System.Security.Cryptography;

namespace SupportConsole.Federation.Certificates;

/// <summary>
/// The hash of a certificate's DER bytes: SHA-1 (40 hex digits; what Auth0 computes and names in its error texts) or SHA-256 (64).
/// Compared without regard to case, colons and spaces, since every tool prints it differently.
/// </summary>
public sealed record Thumbprint
{
    /// <summary>The longest form, SHA-256 in hex digits.</summary>
    public const int MaxLength = 64;

    private Thumbprint(string hex) => Hex = hex;

    /// <summary>Lower-case hex digits without separators: 40 (SHA-1) or 64 (SHA-256).</summary>
    public string Hex { get; }

    /// <summary>Whether this is a SHA-1 hash (else SHA-256).</summary>
    public bool IsSha1 => Hex.Length == 40;

    /// <summary>As people compare it: upper-case pairs with colons, <c>3F:A0:…</c>.</summary>
    public string Display => string.Join(':', Hex.ToUpperInvariant().Chunk(2).Select(pair => new string(pair)));

    /// <summary>Computes the SHA-1 thumbprint of DER bytes.</summary>
    public static Thumbprint Sha1Of(ReadOnlySpan<byte> der) => new(Convert.ToHexStringLower(SHA1.HashData(der)));

    /// <summary>Computes the SHA-256 thumbprint of DER bytes.</summary>
    public static Thumbprint Sha256Of(ReadOnlySpan<byte> der) => new(Convert.ToHexStringLower(SHA256.HashData(der)));

    /// <summary>Reads a thumbprint in any common notation: either case, with or without colons, spaces or hyphens.</summary>
    public static Result<Thumbprint> Parse(string? text)
    {
        var hex = new string([.. (text ?? "").Where(c => c is not (':' or ' ' or '-') && !char.IsControl(c) && c != '\u200e')])
            .ToLowerInvariant();
        return hex.Length is 40 or 64 && hex.All(char.IsAsciiHexDigit)
            ? new Thumbprint(hex)
            : new Problem(
                $"“{Short(text ?? "")}” is not a thumbprint: it has {hex.Length:N0} characters.",
                "Paste the 40 hex digits of a SHA-1 or the 64 of a SHA-256 thumbprint.")
            { Code = "thumbprint" };
    }

    /// <summary>A stored thumbprint as people compare it; a text that is none stays as it is.</summary>
    public static string Show(string hex) => Parse(hex) is { IsOk: true } read ? read.Value.Display : hex;

    private static string Short(string text) => text.Length <= 100 ? text : text[..100] + "…";

    public override string ToString() => Hex;
}
