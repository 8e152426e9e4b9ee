using SupportConsole.Auth0;

namespace SupportConsole.App.Record;

/// <summary>What the tenant turned out to hold, with what the record learns from it.</summary>
/// <param name="State">Confirmed, refused, superseded, or unknown where the tenant could not be asked.</param>
/// <param name="Words">What is known, for people.</param>
/// <param name="RequestId">Auth0's id of the deciding request.</param>
public sealed record Verdict(ChangeState State, string Words, string RequestId = "")
{
    /// <summary>The connection as read back, with options; null where it was not read or is not there.</summary>
    public TenantConnection? Connection { get; init; }

    /// <summary>The applications for which it is enabled, as read; null where they were not read.</summary>
    public IReadOnlyList<string>? Applications { get; init; }

    /// <summary>Whether the tenant was seen not to have the connection.</summary>
    public bool IsGone { get; init; }

    /// <summary>What the record is to ask attention for; empty where nothing.</summary>
    public string Attention { get; init; } = "";

    /// <summary>
    /// The verdict on a create that found the connection made by an earlier try, which had arrived after all: where that try's credential is in force and not
    /// this one's, that is said, and the record asks for it.
    /// </summary>
    public Verdict After(Change change, string? inForce)
    {
        const string Says = "An earlier try had reached Auth0 after all, and its credential is in force, not the one given now: rotate it.";
        return change.Kind == ChangeKind.Create && change.CredentialFingerprint.Length > 0 && inForce != change.CredentialFingerprint
            ? this with { Words = $"{Words} {Says}", Attention = Says }
            : this;
    }

    public static Verdict From(TenantProblem problem, string prefix) => new(
        problem.Effect == TenantEffect.None ? ChangeState.Refused : ChangeState.Unknown,
        problem.Effect == TenantEffect.None ? $"{prefix} {problem.What} {problem.Cure}" : $"{prefix} {problem.What} It is not known yet whether Auth0 did it; the console asks Auth0 and settles it.",
        problem.RequestId ?? "");
}
