using SupportConsole.Auth0;

namespace SupportConsole.App.Record;

/// <summary>The outcome of a change, with what was read from the tenant.</summary>
/// <param name="State">Confirmed, refused, superseded or unknown.</param>
/// <param name="Words">The outcome, for people.</param>
/// <param name="RequestId">Auth0's ID of the deciding request.</param>
public sealed record Verdict(ChangeState State, string Words, string RequestId = "")
{
    /// <summary>The connection as read back, with options; null if it was not read or does not exist.</summary>
    public TenantConnection? Connection { get; init; }

    /// <summary>The enabled applications; null if they were not read.</summary>
    public IReadOnlyList<string>? Applications { get; init; }

    public bool IsGone { get; init; }

    public string Attention { get; init; } = "";

    /// <summary>
    /// Asks for a rotation if a create found the connection of an earlier attempt, which has that attempt's credential instead of this
    /// one's.
    /// </summary>
    public Verdict After(Change change, string? current)
    {
        const string Says = "An earlier attempt reached Auth0: the connection has its credential, not the new one. Rotate the credential.";
        return change.Kind == ChangeKind.Create && change.CredentialFingerprint.Length > 0 && current != change.CredentialFingerprint
            ? this with { Words = $"{Words} {Says}", Attention = Says }
            : this;
    }

    public static Verdict From(TenantProblem problem, string prefix) => problem.Effect == TenantEffect.None
        ? new Verdict(ChangeState.Refused, $"{prefix} {problem.What} {problem.Cure}".TrimStart(), problem.RequestId ?? "")
        : new Verdict(
            ChangeState.Unknown,
            $"{prefix} {problem.What} SupportConsole checks whether Auth0 did it.".TrimStart(),
            problem.RequestId ?? "");
}
