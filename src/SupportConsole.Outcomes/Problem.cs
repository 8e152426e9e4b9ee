namespace SupportConsole.Outcomes;

/// <summary>
/// An expected failure, in words that a support engineer can act on. Bugs are exceptions; anything that a user, a customer's
/// paste or the tenant can cause is a <see cref="Problem"/>.
/// </summary>
/// <param name="What">What happened, naming the thing and its place ("The certificate ends after 312 of 1,024 bytes").</param>
/// <param name="Cure">What to do next, as an instruction.</param>
public record Problem(string What, string Cure)
{
    /// <summary>What is still safe ("Your settings are still in the draft"); null if there is nothing to reassure about.</summary>
    public string? NotLost { get; init; }

    /// <summary>A stable name for tests and logs, such as <c>certificate.private-key</c>. Never shown on screen.</summary>
    public string Code { get; init; } = "problem";

    /// <summary>The whole text in one line, for logs and ticket notes.</summary>
    public sealed override string ToString() => NotLost is null ? $"{What} {Cure}" : $"{What} {NotLost} {Cure}";
}
