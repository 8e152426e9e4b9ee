namespace SupportConsole.Federation.Oidc;

/// <summary>A key that may sign ID tokens.</summary>
/// <param name="KeyId">Its kid; null where it has none.</param>
/// <param name="KeyType">RSA or EC.</param>
/// <param name="Algorithm">The algorithm it is limited to; null where it is not.</param>
/// <param name="Strength">Its size or curve in words, such as "2048 bits" or "P-256".</param>
public sealed record SigningKey(string? KeyId, string KeyType, string? Algorithm, string Strength);

/// <summary>What an IdP's key set holds: at least one key that Auth0 can check ID tokens with.</summary>
/// <param name="Keys">The usable signing keys, in the document's order.</param>
/// <param name="Findings">What was left out, and what else bears on it.</param>
public sealed record JwksReading(IReadOnlyList<SigningKey> Keys, IReadOnlyList<DiscoveryFinding> Findings);
