namespace SupportConsole.Crash.TenantLog;

/// <summary>What reading a long log came to.</summary>
public sealed record LogReport
{
    private const double Megabyte = 1024 * 1024;

    public required int Events { get; init; }

    /// <summary>Kills while a page was on its way.</summary>
    public required int InReads { get; init; }

    /// <summary>Kills while a page that had come was not committed yet.</summary>
    public required int InWrites { get; init; }

    /// <summary>Kills after a commit and before the next call. They prove little, and were made again.</summary>
    public required int Between { get; init; }

    public required bool HasFailed { get; init; }

    /// <summary>The sign-ins in the database. An ID can't be there twice.</summary>
    public required int Kept { get; init; }

    public required int WrongCounts { get; init; }

    public required TimeSpan Took { get; init; }

    /// <summary>The working set of the process that was not killed, each second.</summary>
    public required IReadOnlyList<long> Memory { get; init; }

    public required int Calls { get; init; }

    /// <summary>How often the tenant answered 429.</summary>
    public required int Limited { get; init; }

    /// <summary>Ordered.</summary>
    public required IReadOnlyList<TimeSpan> PageTimes { get; init; }

    public bool IsFine => !HasFailed && Kept == Events && WrongCounts == 0 && Limited == 0;

    public override string ToString() => string.Join(
        Environment.NewLine,
        $"{InReads + InWrites} kills in the middle: {InReads} of a read, {InWrites} of a write; {Between} between two pages, made again",
        $"{Events:N0} events: {Kept:N0} sign-ins in the database, none twice, {WrongCounts} wrong hourly counts",
        $"{Took.TotalSeconds:F0} s, {Calls:N0} calls for {Events / 100:N0} pages, {Limited} limited",
        $"memory of the last process: {MemoryAt(0.25):F0} MB after a quarter, {MemoryAt(1):F0} MB at the end",
        $"a connection's sign-ins: median {PageTimes[PageTimes.Count / 2].TotalMilliseconds:F1} ms, 95 % {PageTimes[PageTimes.Count * 95 / 100].TotalMilliseconds:F1} ms");

    private double MemoryAt(double part) =>
        Memory.Count == 0 ? 0 : Memory[Math.Min(Memory.Count - 1, (int)(Memory.Count * part))] / Megabyte;
}
