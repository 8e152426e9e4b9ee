namespace SupportConsole.Crash.Silence;

/// <summary>An outage that was put into a company's sign-ins.</summary>
public sealed class Outage(Guid company, Habit habit, DateTimeOffset from, DateTimeOffset until)
{
    public static readonly TimeSpan Soon = TimeSpan.FromHours(2);

    public Guid Company => company;

    public Habit Habit => habit;

    public DateTimeOffset From => from;

    public DateTimeOffset Until => until;

    /// <summary>Sign-ins that did not come.</summary>
    public double Expected { get; set; }

    /// <summary>The part of it in which sign-ins would have come thick enough to be missed.</summary>
    public TimeSpan ThickTime { get; set; }

    /// <summary>The part of it in which the company's rhythm expects people.</summary>
    public TimeSpan BusyTime { get; set; }

    /// <summary>Sign-ins that did not come in the first two hours of busy time.</summary>
    public double ExpectedSoon { get; set; }

    /// <summary>Whether an ideal detector finds it within two hours of busy time at one false alarm a year.</summary>
    public bool IsDecidable { get; set; }

    public TimeSpan? FoundAfterThick { get; set; }

    public TimeSpan? FoundAfterBusy { get; set; }

    public double? FoundAtExpected { get; set; }

    public bool IsFound => FoundAfterBusy is not null;
}
