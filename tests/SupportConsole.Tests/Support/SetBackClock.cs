using Microsoft.Extensions.Time.Testing;

namespace SupportConsole.Tests.Support;

/// <summary>A clock that can be set back. What has really passed, and the timers, go on as before.</summary>
public class SetBackClock(DateTimeOffset begin) : FakeTimeProvider(begin)
{
    private TimeSpan setBack;

    public void SetBack(TimeSpan by) => setBack += by;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() - setBack;

    public override long GetTimestamp() => base.GetUtcNow().Ticks;
}
