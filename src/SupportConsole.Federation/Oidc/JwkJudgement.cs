using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;

namespace SupportConsole.Federation.Oidc;

/// <summary>Decides whether one key of a key set can check ID tokens at Auth0.</summary>
internal static class JwkJudgement
{
    private const string SignWithRsa = "Ask the customer to sign ID tokens with RS256 and publish that key.";

    public static SigningKey? Of(JsonElement key, int number, List<DiscoveryFinding> findings)
    {
        if (key.ValueKind != JsonValueKind.Object)
        {
            findings.Add(Left("malformed-key", $"Key {number} is a JSON {key.ValueKind}, not an object.", SignWithRsa));
            return null;
        }

        var kid = Text(key, "kid");
        var name = $"Key {number}{(kid is null ? "" : $" ({(kid.Length <= 60 ? kid : kid[..60] + "…")})")}";
        var type = Text(key, "kty");
        if (type is "RSA" or "EC" && key.TryGetProperty("d", out _))
        {
            findings.Add(new(
                FindingSeverity.Warn,
                $"{name} is published with its private part: anyone can sign in as anyone.",
                "Tell the customer at once: the key must be replaced.",
                "jwks.private-key"));
        }

        var (code, what, cure, strength) = Judge(key, name, type);
        if (code is not null)
        {
            findings.Add(Left(code, what, cure));
            return null;
        }

        return new SigningKey(kid, type!, Text(key, "alg"), strength);
    }

    private static (string? Code, string What, string Cure, string Strength) Judge(JsonElement key, string name, string? type)
    {
        if (type == "oct")
        {
            return (
                "symmetric",
                $"{name} is a symmetric key (oct), which is a shared secret and must never be published.",
                "Tell the customer to remove it and to sign ID tokens with RS256.",
                "");
        }

        if (Text(key, "use") == "enc"
            || (Text(key, "use") is null && Operations(key) is { Count: > 0 } operations && !operations.Contains("verify")))
        {
            return (
                "encryption-only",
                $"{name} is for encryption only (use enc); it cannot sign.",
                "Ask the customer to publish the key that signs ID tokens (use sig).",
                "");
        }

        if (Text(key, "alg") is { } algorithm && !DiscoveryFindings.Auth0Algorithms.Contains(algorithm, StringComparer.Ordinal))
        {
            return (
                "algorithm",
                $"{name} signs with {(algorithm.Length <= 40 ? algorithm : algorithm[..40] + "…")}; Auth0 takes {string.Join(", ", DiscoveryFindings.Auth0Algorithms)}.",
                SignWithRsa,
                "");
        }

        return type switch
        {
            "RSA" => Rsa(key, name),
            "EC" => Curve(key, name),
            null => ("malformed-key", $"{name} does not say its type (kty).", SignWithRsa, ""),
            _ => (
                "key-type",
                $"{name} is of the type {(type.Length <= 40 ? type : type[..40] + "…")}; Auth0 takes RSA and EC.",
                SignWithRsa,
                ""),
        };
    }

    private static (string? Code, string What, string Cure, string Strength) Rsa(JsonElement key, string name)
    {
        var modulus = Bytes(key, "n").AsSpan().TrimStart((byte)0);
        var bits = modulus.IsEmpty ? 0 : (modulus.Length * 8) - byte.LeadingZeroCount(modulus[0]);
        return bits switch
        {
            0 => ("malformed-key", $"{name} has no readable modulus (n): it must be base64url.", SignWithRsa, ""),
            _ when Bytes(key, "e").Length == 0 => (
                "malformed-key",
                $"{name} has no readable exponent (e): it must be base64url.",
                SignWithRsa,
                ""),
            < 2048 => (
                "weak",
                $"{name} has {bits:N0} bits; RS256 needs at least 2,048.",
                "Ask the customer for a key of 2,048 bits or more.",
                ""),
            _ => (null, "", "", $"{bits} bits"),
        };
    }

    private static (string? Code, string What, string Cure, string Strength) Curve(JsonElement key, string name)
    {
        var curve = Text(key, "crv") ?? "";
        var size = curve switch { "P-256" => 32, "P-384" => 48, _ => 0 };
        return size switch
        {
            0 => (
                "curve",
                $"{name} is on the curve {(curve.Length is > 0 and <= 40 ? curve : "(none named)")}; Auth0 takes P-256 (ES256) and P-384 (ES384).",
                SignWithRsa,
                ""),
            _ when Bytes(key, "x").Length != size
                || Bytes(key, "y").Length != size => (
                    "malformed-key",
                    $"{name} has no point of {size} bytes (x and y) on {curve}.",
                    SignWithRsa,
                    ""),
            _ => (null, "", "", curve),
        };
    }

    private static List<string> Operations(JsonElement key) =>
        key.TryGetProperty("key_ops", out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)]
            : [];

    private static string? Text(JsonElement key, string name) =>
        key.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static byte[] Bytes(JsonElement key, string name)
    {
        var text = Text(key, name) ?? "";
        var bytes = new byte[text.Length];
        return Base64Url.DecodeFromChars(text, bytes, out _, out var length) == OperationStatus.Done ? bytes[..length] : [];
    }

    private static DiscoveryFinding Left(string code, string what, string cure) => new(FindingSeverity.Warn, what, cure, "jwks." + code);
}
