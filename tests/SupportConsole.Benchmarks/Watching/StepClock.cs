namespace SupportConsole.Benchmarks.Watching;

/// <summary>A clock that moves when told. Timers run in real time.</summary>
internal sealed class StepClock(DateTimeOffset start) : TimeProvider
{
    private long ticks = start.UtcTicks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);

    public override long GetTimestamp() => Interlocked.Read(ref ticks);

    public void Advance(TimeSpan step) => Interlocked.Add(ref ticks, step.Ticks);
}
