using SupportConsole.App.SignIns.Silence;

namespace SupportConsole.Crash.Silence;

/// <summary>Simulated years of sign-ins with outages: what the detector finds, how soon, and how often it is wrong.</summary>
public sealed class SilenceRun(int connections, int seed)
{
    /// <summary>An hour that brings as many sign-ins is one in which an outage can be noticed: some 60 on an office day.</summary>
    private const double ThickHour = 8;

    private const double StepsAYear = 365 * 48.0;

    private static readonly TimeSpan Step = TimeSpan.FromMinutes(30);
    private static readonly DateTimeOffset Start = new(2027, 1, 4, 0, 0, 0, TimeSpan.Zero);

    private readonly Random random = new(seed);
    private readonly SilenceFinder finder = new();
    private readonly List<Outage> ended = [];
    private readonly Dictionary<Company, Outage> outages = [];
    private readonly Dictionary<Company, DateTimeOffset> found = [];
    private readonly List<(Company Company, DateTimeOffset At)> alarms = [];
    private readonly Dictionary<string, int> falseAlarms = [];
    private readonly Dictionary<Habit, int> byHabit = [];
    private readonly TenantOutages tenant = new(new Random(seed + 1));

    /// <param name="weeks">How long the detector runs, after eight weeks in which it learns.</param>
    public SilenceReport Run(int weeks)
    {
        var companies = Enumerable.Range(0, connections).Select(number => new Company(number, new Random((seed * 100_000) + number))).ToList();
        var learned = Start.AddDays(7 * SignInRhythm.MostWeeks);
        var end = learned.AddDays(7 * weeks);
        for (var at = Start; at < end; at += Step)
        {
            tenant.Step(at, at >= learned);
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
            Tenant = tenant,
        };
    }

    private void Live(Company company, DateTimeOffset at, bool isWatched)
    {
        // Two outages a year, from four hours to two days long.
        var isFree = isWatched && !tenant.IsNear && !outages.ContainsKey(company) && !found.ContainsKey(company);
        if (isFree && random.NextDouble() < 2 / StepsAYear)
        {
            outages[company] = new Outage(company.Id, company.Habit, at, at.AddHours(random.Next(4, 48)));
        }

        var outage = outages.GetValueOrDefault(company);
        var growth = company.Habit == Habit.Growth ? Math.Pow(3, (at - Start).TotalDays / 365 % 2 - 1) : 1;
        company.Step(at, growth, isDown: outage is not null || tenant.IsDown);
        if (outage is not null)
        {
            Suffer(company, outage, at + Step);
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

    private void Suffer(Company company, Outage outage, DateTimeOffset now)
    {
        outage.Expected += company.Rate * Step.TotalHours;
        outage.ThickTime += company.Rate >= ThickHour ? Step : TimeSpan.Zero;
        outage.BusyTime += company.IsBusy ? Step : TimeSpan.Zero;
        if (outage.BusyTime <= Outage.Soon)
        {
            outage.ExpectedSoon = outage.Expected;
            outage.IsDecidable |= company.Ideal.Surprise >= company.Ideal.OnceAYear;
        }

        if (tenant.IsDown)
        {
            outages.Remove(company);
        }
        else if (now >= outage.Until)
        {
            ended.Add(outage);
            outages.Remove(company);
        }
    }

    private void Find(List<Company> companies, DateTimeOffset now)
    {
        var watched = companies.ConvertAll(one => Watched(one, now));
        var findings = finder.Find(watched, now);
        tenant.Hear(findings.Tenant, now);
        foreach (var alarm in findings.Connections)
        {
            var company = companies.Single(one => one.Id == alarm.Id);
            found[company] = now;
            alarms.Add((company, now));
            if (tenant.IsDown)
            {
                tenant.ConnectionAlarms++;
                continue;
            }

            var outage = outages.GetValueOrDefault(company) ?? ended.LastOrDefault(one => one.Until == now && one.Company == company.Id);
            if (outage is not null)
            {
                outage.FoundAfterThick = outage.ThickTime;
                outage.FoundAfterBusy = outage.BusyTime;
                outage.FoundAtExpected = outage.Expected;
                continue;
            }

            var kind = KindOf(company, now);
            falseAlarms[kind] = falseAlarms.GetValueOrDefault(kind) + 1;
            byHabit[company.Habit] = byHabit.GetValueOrDefault(company.Habit) + 1;
        }
    }

    private WatchedConnection Watched(Company company, DateTimeOffset now)
    {
        var one = new WatchedConnection(company.Id, company.Provider, company.Last, company.Rhythm, found.ContainsKey(company));
        if (!one.IsSuspicious(now))
        {
            return one;
        }

        var (from, until) = WatchedConnection.AYearAgo(now);
        var wasSilent = alarms.Exists(alarm => alarm.Company == company && alarm.At > from && alarm.At < until);
        return one with { Earlier = company.Earlier(now), WasSilentAYearAgo = wasSilent };
    }

    private string KindOf(Company company, DateTimeOffset now)
    {
        var reason = company.ReasonAt(now);
        return reason.Length > 0 ? reason
            : tenant.WasDown(now) || ended.Exists(one => one.Company == company.Id && one.Until > now.AddDays(-3)) ? "after an outage"
            : $"ordinary {company.Habit} day";
    }
}
