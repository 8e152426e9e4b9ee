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

    /// <summary>How many.</summary>
    public int Count => times.Count;

    /// <summary>Adds one.</summary>
    public void Add(double milliseconds) => times.Add(milliseconds);

    /// <summary>Measures so many rounds.</summary>
    public static async Task<Series> OfAsync(int rounds, Func<Task> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        var series = new Series();
        for (var round = 0; round < rounds; round++)
        {
            var started = Stopwatch.GetTimestamp();
            await work();
            series.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return series;
    }

    private double At(double part)
    {
        var sorted = times.Order().ToList();
        return sorted[Math.Min(sorted.Count - 1, (int)Math.Ceiling(part * sorted.Count) - 1)];
    }
}
