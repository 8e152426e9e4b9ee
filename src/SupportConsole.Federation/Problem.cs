namespace SupportConsole.Federation;

/// <summary>
/// An expected failure in the words a support engineer reads: what happened, what to do, and what was not lost.
/// Bugs are exceptions; whatever a user, a customer's paste or the tenant can bring about is a <see cref="Problem"/>.
/// </summary>
/// <param name="What">What happened, naming the thing and its place ("The certificate ended after 312 of 1,024 bytes").</param>
/// <param name="Cure">What to do next, as an instruction.</param>
public record Problem(string What, string Cure)
{
    /// <summary>What stayed safe ("Your settings are still in the draft"), where saying so helps; else null.</summary>
    public string? NotLost { get; init; }

    /// <summary>A stable, machine-readable name of the cause, such as <c>certificate.private-key</c>: for tests and logs.</summary>
    public string Code { get; init; } = "problem";

    /// <summary>What happened and what to do, as one text for logs and ticket notes.</summary>
    public sealed override string ToString() => NotLost is null ? $"{What} {Cure}" : $"{What} {NotLost} {Cure}";
}
