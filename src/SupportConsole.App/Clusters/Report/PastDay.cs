namespace SupportConsole.App.Clusters.Report;

/// <summary>A day that the report is asked for.</summary>
/// <param name="End">The moment after it, UTC; null if it isn't over: the clusters are shown as they are now.</param>
internal sealed record PastDay(DateOnly Date, DateTimeOffset? End)
{
    public bool IsOver => End is not null;

    public static PastDay? Of(DateOnly? day, DateTimeOffset now) => day is { } asked
        ? new PastDay(asked, asked < DateOnly.FromDateTime(now.UtcDateTime) ? Midnight(asked.AddDays(1)) : null)
        : null;

    private static DateTimeOffset Midnight(DateOnly day) => new(day.ToDateTime(default), TimeSpan.Zero);
}
