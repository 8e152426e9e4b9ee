using System.Diagnostics;

namespace SupportConsole.Tests.Support;

/// <summary>How long something takes at its best: the clock's time or the processor's, whichever is less, since the machine or the process may be busy with others; and the best of some rounds.</summary>
internal static class Quickest
{
    private const int Rounds = 12;

    /// <summary>The time of the quickest round; no more rounds than it takes to stay within a bound.</summary>
    public static TimeSpan Of(Action act, TimeSpan bound)
    {
        var best = TimeSpan.MaxValue;
        for (var round = 0; round < Rounds && best > bound; round++)
        {
            GC.Collect();
            var (started, watch) = (Environment.CpuUsage.TotalTime, Stopwatch.StartNew());
            act();
            best = TimeSpan.FromTicks(Math.Min(best.Ticks, Math.Min(watch.Elapsed.Ticks, (Environment.CpuUsage.TotalTime - started).Ticks)));
        }

        return best;
    }
}

/// <summary>Tests that measure: no other test runs beside them.</summary>
[CollectionDefinition("alone", DisableParallelization = true)]
public sealed class Alone;
