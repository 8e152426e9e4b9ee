using SupportConsole.App.Record;
using SupportConsole.Federation.Diagnosis;

namespace SupportConsole.App.SignIns;

/// <summary>What the card of a connection's sign-ins shows.</summary>
public sealed record SignInOverview
{
    public required DateTimeOffset? LastSuccess { get; init; }

    /// <summary>The last 14 days, oldest first, days without sign-ins included.</summary>
    public required IReadOnlyList<SignInDay> Days { get; init; }

    /// <summary>Failures of these days by cause, the most frequent first.</summary>
    public required IReadOnlyList<FailureGroup> Failures { get; init; }

    /// <summary>The newest tests first.</summary>
    public required IReadOnlyList<SignInTest> Tests { get; init; }

    /// <summary>Links that a customer can still use.</summary>
    public required IReadOnlyList<TestLink> Links { get; init; }

    /// <summary>When the credential was last rotated; null if it never was.</summary>
    public DateTimeOffset? RotatedAt { get; init; }

    /// <summary>The settings and credential as they are.</summary>
    public required string Revision { get; init; }

    /// <summary>Null unless its users have stopped signing in.</summary>
    public SignInSilence? Silence { get; init; }

    public LogPosition? Position { get; init; }

    public SignInTest? LastTest => Tests.Count == 0 ? null : Tests[0];

    /// <summary>Whether the last test was of the settings and credential as they are, and passed.</summary>
    public bool IsTestedNow => LastTest is { IsPassed: true } last && last.Revision == Revision;
}

public sealed record SignInDay(DateOnly Day, int Successes, int Failures);

/// <param name="Cause">Null if the catalogue doesn't have the error.</param>
public sealed record FailureGroup(ErrorEntry? Cause, int Count, DateTimeOffset Last);

/// <param name="Cause">The cause of a failure; null if it succeeded or is unknown.</param>
public sealed record FirstSignIn(DateTimeOffset At, bool Succeeded, ErrorEntry? Cause);
