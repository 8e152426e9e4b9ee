using System.Threading.Channels;

namespace SupportConsole.Tests.Support;

/// <summary>
/// A clock for what looks again after every pause: the test puts it forward pause by pause, and waits each time until the look that follows is over and the next
/// pause has begun.
/// </summary>
public sealed class PauseClock(TimeSpan pause) : SetBackClock(Begin)
{
    public static readonly DateTimeOffset Begin = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly Channel<DateTimeOffset> pauses = Channel.CreateUnbounded<DateTimeOffset>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime == pause)
        {
            pauses.Writer.TryWrite(GetUtcNow());
        }

        return timer;
    }

    /// <summary>Waits until a look is over, and fails where it hangs or there is none.</summary>
    public async Task LookedAsync() => await pauses.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

    /// <summary>Lets time pass, with every look that falls into it.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += pause)
        {
            Advance(pause);
            await LookedAsync();
        }
    }
}
