using System.Text.Json;

namespace SupportConsole.Federation.Oidc;

/// <summary>Reads the key set (JWKS) that an IdP publishes.</summary>
public static class JwksReader
{
    public const int MaxBytes = 128 * 1024;

    private const string AskForKeys = "Ask the customer to publish the key that signs ID tokens at jwks_uri.";

    /// <summary>Reads a key set in UTF-8: the usable signing keys, or why there is none.</summary>
    public static Result<JwksReading> Read(ReadOnlyMemory<byte> document)
    {
        if (JsonText.Open(document, MaxBytes, "key set", "jwks").TryGet(out var json, out var problem))
        {
            using (json)
            {
                try
                {
                    return Take(json.RootElement);
                }
                catch (InvalidOperationException)
                {
                    return Refused(
                        "malformed",
                        "The key set holds text that is not valid Unicode.",
                        "Ask the customer for the key set as the IdP publishes it.");
                }
            }
        }

        return problem;
    }

    private static Result<JwksReading> Take(JsonElement root)
    {
        if (!root.TryGetProperty("keys", out var list) || list.ValueKind != JsonValueKind.Array)
        {
            return root.TryGetProperty("issuer", out _)
                ? Refused(
                    "discovery",
                    "This is a discovery document, not a key set: it has an issuer and no keys.",
                    "Use the address that it names as jwks_uri.")
                : Refused("no-keys-member", "The key set has no list named keys.", "Check that jwks_uri leads to the IdP's key set.");
        }

        List<SigningKey> usable = [];
        List<DiscoveryFinding> left = [];
        foreach (var (index, key) in list.EnumerateArray().Index())
        {
            if (JwkJudgement.Of(key, index + 1, left) is { } one)
            {
                usable.Add(one);
            }
        }

        left.AddRange(Together(usable));
        return (usable.Count, list.GetArrayLength()) switch
        {
            (0, 0) => Refused("no-keys", "The key set is empty: it has 0 keys, so no ID token can be checked.", AskForKeys),
            (0, 1) => new Problem(left[0].What, left[0].Cure) { Code = left[0].Code },
            (0, var count) when left.Select(finding => finding.Code).Distinct().ToList() is [var same] => new Problem(
                $"None of the {count} keys may check ID tokens. {left[0].What}",
                left[0].Cure)
            { Code = same },
            (0, var count) => Refused(
                "none-usable",
                $"None of the {count} keys may check ID tokens: {string.Join(" ", left.Take(3).Select(finding => finding.What))}",
                AskForKeys),
            _ => new JwksReading(usable, left),
        };
    }

    private static IEnumerable<DiscoveryFinding> Together(List<SigningKey> keys)
    {
        if (keys.Where(key => key.KeyId is not null).GroupBy(key => key.KeyId, StringComparer.Ordinal)
            .FirstOrDefault(same => same.Count() > 1)?.Key is { } twice)
        {
            yield return new(
                FindingSeverity.Warn,
                $"Two keys have the same kid, {(twice.Length <= 60 ? twice : twice[..60] + "…")}; Auth0 may choose the wrong one.",
                "Ask the customer to give each key its own kid.",
                "jwks.duplicate-kid");
        }

        if (keys.Count > 1 && keys.Any(key => key.KeyId is null))
        {
            yield return new(
                FindingSeverity.Warn,
                $"There are {keys.Count} signing keys, and not all have a kid, so a token does not always say which one signed it.",
                "Ask the customer to give each key a kid.",
                "jwks.no-kid");
        }
    }

    private static Problem Refused(string code, string what, string cure) => new(what, cure) { Code = "jwks." + code };
}
