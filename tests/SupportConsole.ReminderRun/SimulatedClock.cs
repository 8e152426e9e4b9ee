namespace SupportConsole.ReminderRun;

/// <summary>A wall clock that can be wrong, with honest time stamps.</summary>
internal sealed class SimulatedClock(DateTimeOffset begin) : TimeProvider
{
    /// <summary>The true time.</summary>
    public DateTimeOffset Now { get; private set; } = begin;

    /// <summary>How far the wall clock is off.</summary>
    public TimeSpan Off { get; set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void Advance(TimeSpan by) => Now += by;

    public override DateTimeOffset GetUtcNow() => Now + Off;

    public override long GetTimestamp() => Now.UtcTicks;
}
