using System.Globalization;

namespace SupportConsole.Crash.Silence;

/// <summary>What a simulation of silence came to.</summary>
public sealed record SilenceReport
{
    private static readonly TimeSpan Soon = TimeSpan.FromHours(2);

    public required int Connections { get; init; }

    /// <summary>Years of all connections together.</summary>
    public required double Years { get; init; }

    public required IReadOnlyDictionary<Habit, int> Habits { get; init; }

    public required IReadOnlyList<Outage> Outages { get; init; }

    public required IReadOnlyDictionary<string, int> FalseAlarms { get; init; }

    public required IReadOnlyDictionary<Habit, int> FalseAlarmsByHabit { get; init; }

    public double FalseAlarmsAYear => FalseAlarms.Values.Sum() / Years;

    /// <summary>Outages that take at least two hours of thick traffic.</summary>
    public IReadOnlyList<Outage> Noticeable => [.. Outages.Where(outage => outage.BusyTime >= Soon)];

    /// <summary>The part of them that was found within two hours of expected traffic.</summary>
    public double FoundSoon => Part(Noticeable, outage => outage.FoundAfter <= Soon);

    public int QuietAlarms => FalseAlarmsByHabit.GetValueOrDefault(Habit.Quiet);

    public override string ToString()
    {
        var slow = Outages.Where(outage => outage.BusyTime < Soon && outage.FoundAfter is not null).ToList();
        var after = Noticeable.Where(outage => outage.FoundAfter is not null).Select(outage => outage.FoundAfter!.Value).Order().ToList();
        return string.Join(
            Environment.NewLine,
            string.Create(CultureInfo.InvariantCulture, $"{Connections} connections, {Years:F0} years of connections: {Words(Habits)}"),
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Outages.Count} outages, {Noticeable.Count} with at least 2 h of 8 expected sign-ins an hour: {FoundSoon:P1} found within 2 h of such traffic, ")
                + string.Create(CultureInfo.InvariantCulture, $"{Part(Noticeable, outage => outage.FoundAfter is not null):P1} found at all")
                + (after.Count == 0 ? "" : string.Create(
                    CultureInfo.InvariantCulture,
                    $"; after {after[after.Count / 2].TotalHours:F1} h (median), {after[after.Count * 95 / 100].TotalHours:F1} h (95 %)")),
            string.Create(
                CultureInfo.InvariantCulture,
                $"of the others {slow.Count} found, after {(slow.Count == 0 ? 0 : slow.Average(outage => outage.FoundAtExpected)):F0} expected sign-ins on average"),
            string.Create(CultureInfo.InvariantCulture, $"{FalseAlarms.Values.Sum()} false alarms: {FalseAlarmsAYear:F2} per connection and year; {Words(FalseAlarms)}"),
            string.Create(CultureInfo.InvariantCulture, $"{QuietAlarms} of them of quiet connections"));
    }

    private static double Part(IReadOnlyCollection<Outage> outages, Func<Outage, bool> isSo) =>
        outages.Count == 0 ? 0 : (double)outages.Count(isSo) / outages.Count;

    private static string Words<TKey>(IReadOnlyDictionary<TKey, int> counts) =>
        string.Join(", ", counts.OrderByDescending(one => one.Value).Select(one => $"{one.Key} {one.Value}"));
}
