using System.Globalization;

namespace SupportConsole.Crash.Silence;

/// <summary>What a simulation of silence came to.</summary>
public sealed record SilenceReport
{
    public required int Connections { get; init; }

    /// <summary>Years of all connections together.</summary>
    public required double Years { get; init; }

    public required IReadOnlyDictionary<Habit, int> Habits { get; init; }

    public required IReadOnlyList<Outage> Outages { get; init; }

    public required IReadOnlyDictionary<string, int> FalseAlarms { get; init; }

    public required IReadOnlyDictionary<Habit, int> FalseAlarmsByHabit { get; init; }

    public required TenantOutages Tenant { get; init; }

    public double FalseAlarmsAYear => FalseAlarms.Values.Sum() / Years;

    /// <summary>Outages that take at least two hours of thick traffic.</summary>
    public IReadOnlyList<Outage> Noticeable => [.. Outages.Where(outage => outage.ThickTime >= Outage.Soon)];

    /// <summary>The part of them that was found within two hours of thick traffic.</summary>
    public double FoundSoon => Part(Noticeable, outage => outage.FoundAfterThick <= Outage.Soon);

    /// <summary>The part of the outages that an ideal detector finds within two hours of the rhythm's traffic that was found in that time.</summary>
    public double FoundOfDecidable => Part(Decidable(Outages), outage => outage.FoundAfterBusy <= Outage.Soon);

    public int QuietAlarms => FalseAlarmsByHabit.GetValueOrDefault(Habit.Quiet);

    public override string ToString() => string.Join(
        Environment.NewLine,
        [
            Line($"{Connections} connections, {Years:F0} years of connections, {Outages.Count} outages of a connection"),
            Line($"{Noticeable.Count} with at least 2 h of 8 expected sign-ins an hour: {FoundSoon:P1} found within 2 h of such traffic, ")
                + Line($"{Part(Noticeable, outage => outage.IsFound):P1} found at all{Times()}"),
            "by rhythm, outages with at least 2 h in which it expects people:",
            .. Habits.Keys.Order().SelectMany(Lines),
            Line($"of all that an ideal detector finds within 2 h: {FoundOfDecidable:P1} found within 2 h"),
            Line($"{FalseAlarms.Values.Sum()} false alarms: {FalseAlarmsAYear:F2} per connection and year; {Words(FalseAlarms)}"),
            Line($"{QuietAlarms} of them of quiet connections"),
            Line($"{Tenant.Count} outages of the tenant: {Tenant.Told} told, with {Tenant.ConnectionAlarms} alarms of connections; ")
                + Line($"{Tenant.FalseNotices} notices of the tenant while it worked"),
        ]);

    private IEnumerable<string> Lines(Habit habit)
    {
        var all = Outages.Where(outage => outage.Habit == habit && outage.BusyTime >= Outage.Soon).ToList();
        var (decidable, others) = (Decidable(all), all.FindAll(outage => !outage.IsDecidable));
        var years = Years * Habits[habit] / Connections;
        yield return Line($"  {habit}: {Habits[habit]} connections, {FalseAlarmsByHabit.GetValueOrDefault(habit) / years:F2} false alarms a year");
        yield return Line($"    {decidable.Count} decidable in 2 h: {Found(decidable)}");
        yield return Line($"    {others.Count} not decidable in 2 h by an ideal detector: {Found(others)}");
    }

    private static string Found(IReadOnlyList<Outage> outages) => outages.Count == 0 ? "none" : Line(
        $"{Part(outages, outage => outage.FoundAfterBusy <= Outage.Soon):P1} found within 2 h, {Part(outages, outage => outage.IsFound):P1} at all; ")
        + Line($"{outages.Average(outage => outage.ExpectedSoon):F1} sign-ins expected in those 2 h");

    private string Times()
    {
        var after = Noticeable.Where(outage => outage.IsFound).Select(outage => outage.FoundAfterThick!.Value.TotalHours).Order().ToList();
        return after.Count == 0 ? "" : Line($"; after {after[after.Count / 2]:F1} h (median), {after[after.Count * 95 / 100]:F1} h (95 %)");
    }

    private static List<Outage> Decidable(IEnumerable<Outage> outages) =>
        [.. outages.Where(outage => outage.IsDecidable && outage.BusyTime >= Outage.Soon)];

    private static double Part(IReadOnlyCollection<Outage> outages, Func<Outage, bool> isSo) =>
        outages.Count == 0 ? 0 : (double)outages.Count(isSo) / outages.Count;

    private static string Words<TKey>(IReadOnlyDictionary<TKey, int> counts) =>
        string.Join(", ", counts.OrderByDescending(one => one.Value).Select(one => $"{one.Key} {one.Value}"));

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
