namespace SupportConsole.Crash;

/// <summary>What the rounds came to: one line a round as they go, and at the end one line a point.</summary>
internal sealed class CrashReport
{
    private readonly List<CrashResult> results = [];
    private TimeSpan slowest;

    /// <summary>How many faults were found.</summary>
    public int Faults => results.Count(result => result.Fault is not null);

    /// <summary>Adds a round, and says how it went.</summary>
    public void Add(string round, IReadOnlyList<CrashResult> ofRound, TimeSpan settledAfter)
    {
        results.AddRange(ofRound);
        slowest = settledAfter > slowest ? settledAfter : slowest;
        Console.WriteLine($"{round}: {(settledAfter > TimeSpan.Zero ? $"settled {settledAfter.TotalSeconds:F0} s after the restart, " : "")}{Faults} faults so far");
    }

    /// <summary>Says it all.</summary>
    public void Write()
    {
        foreach (var point in results.GroupBy(result => result.Point))
        {
            var ends = string.Join(", ", point.Where(result => result.End.Length > 0).CountBy(result => result.End).Select(end => $"{end.Value} {end.Key.ToLowerInvariant()}"));
            Console.WriteLine($"{point.Key,-62} {point.Count(),3} runs, {point.Count(result => result.Fault is not null)} faults  {ends}");
            foreach (var result in point.Where(result => result.Fault is not null))
            {
                Console.WriteLine($"    {result.Fault}");
            }
        }

        Console.WriteLine($"{results.Count} checks, {Faults} faults, slowest settling {slowest.TotalSeconds:F0} s");
    }
}
