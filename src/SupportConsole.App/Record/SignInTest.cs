namespace SupportConsole.App.Record;

/// <summary>A test sign-in. Only its outcome is kept: the names of claims, never their values.</summary>
public sealed class SignInTest
{
    public const int CauseMaxLength = 100;
    public const int ClaimsMaxLength = 1000;
    public const int CodeLength = 9;

    public required Guid Id { get; init; }

    public required Guid ConnectionId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required TestSource Source { get; init; }

    /// <summary>Who tested: an engineer's name, or "customer".</summary>
    public required string By { get; init; }

    public required bool Succeeded { get; init; }

    /// <summary>The catalogue's entry for the failure; empty if the test succeeded or the error is unknown.</summary>
    public string Cause { get; init; } = "";

    /// <summary>The names of the claims that came, separated by spaces.</summary>
    public string Claims { get; init; } = "";

    /// <summary>The names of needed claims that did not come, separated by spaces.</summary>
    public string Missing { get; init; } = "";

    /// <summary>The settings and credential that were tested; see <see cref="ConnectionRevision"/>.</summary>
    public required string Revision { get; init; }

    /// <summary>A short code that the customer can read out, such as K7QM-3XVD.</summary>
    public required string Code { get; init; }

    /// <summary>The customer's link; null if an engineer tested.</summary>
    public Guid? LinkId { get; init; }

    public bool IsPassed => Succeeded && Missing.Length == 0;
}
