using SupportConsole.App.SignIns.Silence;

namespace SupportConsole.Crash.Silence;

/// <summary>Simulated years of sign-ins with outages: what the detector finds, how soon, and how often it is wrong.</summary>
public sealed class SilenceRun(int connections, int seed)
{
    /// <summary>An hour that brings as many sign-ins is one in which an outage can be noticed: some 60 on an office day.</summary>
    private const double BusyHour = 8;

    private static readonly TimeSpan Step = TimeSpan.FromMinutes(30);
    private static readonly DateTimeOffset Start = new(2027, 1, 4, 0, 0, 0, TimeSpan.Zero);

    private readonly Random random = new(seed);
    private readonly SilenceFinder finder = new();
    private readonly List<Outage> ended = [];
    private readonly Dictionary<Company, Outage> outages = [];
    private readonly Dictionary<Company, DateTimeOffset> found = [];
    private readonly Dictionary<string, int> falseAlarms = [];
    private readonly Dictionary<Habit, int> byHabit = [];

    /// <param name="weeks">How long the detector runs, after eight weeks in which it learns.</param>
    public SilenceReport Run(int weeks)
    {
        var companies = Enumerable.Range(0, connections).Select(number => new Company(number, new Random((seed * 100_000) + number))).ToList();
        var learned = Start.AddDays(7 * SignInRhythm.MostWeeks);
        var end = learned.AddDays(7 * weeks);
        for (var at = Start; at < end; at += Step)
        {
            foreach (var company in companies)
            {
                Live(company, at, at >= learned);
            }

            if (at >= learned)
            {
                Find(companies, at + Step);
            }
        }

        return new SilenceReport
        {
            Years = connections * weeks / 52.0,
            Connections = connections,
            Habits = companies.CountBy(company => company.Habit).ToDictionary(),
            Outages = [.. ended],
            FalseAlarms = falseAlarms,
            FalseAlarmsByHabit = byHabit,
        };
    }

    private void Live(Company company, DateTimeOffset at, bool isWatched)
    {
        // Two outages a year, from four hours to two days long.
        if (isWatched && !outages.ContainsKey(company) && !found.ContainsKey(company) && random.NextDouble() < 2 / (365 * 48.0))
        {
            outages[company] = new Outage(company.Id, at, at.AddHours(random.Next(4, 48)));
        }

        var outage = outages.GetValueOrDefault(company);
        var growth = company.Habit == Habit.Growth ? Math.Pow(3, (at - Start).TotalDays / 365 % 2 - 1) : 1;
        company.Step(at, growth, isDown: outage is not null);
        if (outage is not null)
        {
            outage.Expected += company.Rate * Step.TotalHours;
            outage.BusyTime += company.Rate >= BusyHour ? Step : TimeSpan.Zero;
            if (at + Step >= outage.Until)
            {
                ended.Add(outage);
                outages.Remove(company);
            }
        }

        if (found.TryGetValue(company, out var foundAt) && company.Last > foundAt)
        {
            found.Remove(company);
        }

        if (isWatched && at is { Hour: 3, Minute: 0, DayOfWeek: DayOfWeek.Monday or DayOfWeek.Thursday })
        {
            company.Learn(at);
        }
    }

    private void Find(List<Company> companies, DateTimeOffset now)
    {
        var watched = companies.ConvertAll(one => new WatchedConnection(one.Id, one.Provider, one.Last, one.Rhythm, found.ContainsKey(one)));
        foreach (var alarm in finder.FindNew(watched, now))
        {
            var company = companies.Single(one => one.Id == alarm.Id);
            found[company] = now;
            var outage = outages.GetValueOrDefault(company) ?? ended.LastOrDefault(one => one.Until == now && one.Company == company.Id);
            if (outage is not null)
            {
                outage.FoundAfter = outage.BusyTime;
                outage.FoundAtExpected = outage.Expected;
                continue;
            }

            var reason = company.ReasonAt(now);
            var kind = reason.Length > 0 ? reason
                : ended.Exists(one => one.Company == company.Id && one.Until > now.AddDays(-3)) ? "after an outage"
                : $"ordinary {company.Habit} day";
            falseAlarms[kind] = falseAlarms.GetValueOrDefault(kind) + 1;
            byHabit[company.Habit] = byHabit.GetValueOrDefault(company.Habit) + 1;
        }
    }
}

/// <summary>An outage that was put into a company's sign-ins.</summary>
public sealed class Outage(Guid company, DateTimeOffset from, DateTimeOffset until)
{
    public Guid Company => company;

    public DateTimeOffset From => from;

    public DateTimeOffset Until => until;

    /// <summary>Sign-ins that did not come.</summary>
    public double Expected { get; set; }

    /// <summary>The part of it in which sign-ins would have come thick enough to be missed.</summary>
    public TimeSpan BusyTime { get; set; }

    public TimeSpan? FoundAfter { get; set; }

    public double? FoundAtExpected { get; set; }
}
