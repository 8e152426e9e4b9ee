using System.Diagnostics;

namespace SupportConsole.Benchmarks;

/// <summary>Measured times in milliseconds.</summary>
public sealed class Series
{
    private readonly List<double> times = [];

    /// <summary>The middle one.</summary>
    public double Median => At(0.5);

    /// <summary>Nineteen of twenty took no longer.</summary>
    public double P95 => At(0.95);

    public double P99 => At(0.99);

    /// <summary>The processor's time of a round, this process's own: beside other work on the machine it says more than the clock.</summary>
    public double Processor { get; private set; }

    /// <summary>How many.</summary>
    public int Count => times.Count;

    /// <summary>Adds one.</summary>
    public void Add(double milliseconds) => times.Add(milliseconds);

    /// <summary>Measures so many rounds.</summary>
    public static async Task<Series> OfAsync(int rounds, Func<Task> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        var series = new Series();
        var before = Environment.CpuUsage.TotalTime;
        for (var round = 0; round < rounds; round++)
        {
            var started = Stopwatch.GetTimestamp();
            await work();
            series.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        series.Processor = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / rounds;
        return series;
    }

    private double At(double part)
    {
        var sorted = times.Order().ToList();
        return sorted[Math.Min(sorted.Count - 1, (int)Math.Ceiling(part * sorted.Count) - 1)];
    }
}
