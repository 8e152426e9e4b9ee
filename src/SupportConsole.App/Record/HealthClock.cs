namespace SupportConsole.App.Record;

/// <summary>The one row that says for which time <see cref="HealthColumns.Now"/> is right. The migration HealthNow adds it.</summary>
public sealed class HealthClock
{
    public int Id { get; init; } = 1;

    public DateTimeOffset At { get; set; }
}
