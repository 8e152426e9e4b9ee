namespace SupportConsole.App.SignIns.Silence;

/// <summary>
/// Finds connections that are silent while people usually sign in. If nobody signs in through any of them, the tenant is silent, and they
/// are not reported one by one.
/// </summary>
public sealed class SilenceFinder
{
    /// <summary>The surprise from which on a silence counts as one of many.</summary>
    internal const double Noticeable = 4.5;

    /// <summary>How long nobody must have signed in on a day that began in silence, so that others can be compared.</summary>
    private const double FewestBusyHours = 1.5;

    /// <summary>From so many connections on, they are a tenant.</summary>
    private const int FewestOfTenant = 3;

    /// <summary>A silence of the tenant that chance brings so often a year is an alarm.</summary>
    private const double TenantByChance = 0.1;

    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(30);

    private readonly Dictionary<Guid, DateTimeOffset> forgiven = [];

    public SilenceFindings Find(IReadOnlyCollection<WatchedConnection> all, DateTimeOffset now)
    {
        var rhythmic = all.Where(one => one.Rhythm is not null).ToList();
        if (IsTenantSilent(rhythmic, all, now) is not { } since)
        {
            return new SilenceFindings(FindConnections(rhythmic, now), null);
        }

        foreach (var one in rhythmic)
        {
            forgiven[one.Id] = now;
        }

        return new SilenceFindings([], IsLongEnough(rhythmic, since, now) ? since : null);
    }

    private List<WatchedConnection> FindConnections(List<WatchedConnection> rhythmic, DateTimeOffset now)
    {
        var quiet = rhythmic.ConvertAll(one => new QuietConnection(one, Judge(one, now))).FindAll(one => one.Odds.Both >= Noticeable);
        var found = new List<WatchedConnection>();
        foreach (var one in quiet.FindAll(one => !one.One.IsFound && !IsForgiven(one.Id, now) && IsAlarming(one, now)))
        {
            if (one is { IsSudden: false, One.WasSilentAYearAgo: true })
            {
                forgiven[one.Id] = one.Rhythm.EndOfDay(now);
            }
            else if (RestingTogether.IsDayOff(one, quiet, rhythmic, now))
            {
                foreach (var other in quiet.Where(other => other.IsSudden == one.IsSudden && other.Rhythm.IsNear(one.Rhythm)))
                {
                    forgiven[other.Id] = other.Rhythm.EndOfDay(now);
                }
            }
            else
            {
                found.Add(one.One);
            }
        }

        return found;
    }

    private static bool IsAlarming(QuietConnection one, DateTimeOffset now)
    {
        if (one.IsSudden)
        {
            return now - one.One.Last >= Shortest;
        }

        var isUnlikely = one.Odds.LaterDays >= SignInRhythm.AlarmingOvernight || one.Odds.Both >= one.Rhythm.Alarming;
        return isUnlikely && one.Odds.BusyHours >= FewestBusyHours;
    }

    /// <summary>Since when nobody signed in through any connection, if so many should have that chance can't be the reason.</summary>
    private static DateTimeOffset? IsTenantSilent(
        List<WatchedConnection> rhythmic,
        IReadOnlyCollection<WatchedConnection> all,
        DateTimeOffset now)
    {
        if (rhythmic.Count < FewestOfTenant)
        {
            return null;
        }

        var since = all.Max(one => one.Last);
        var missed = rhythmic.Select(one => (one.Rhythm, one.Rhythm!.Judge(since, [], now).Both)).Where(one => one.Both >= 1).ToList();
        var alarming = Math.Log(rhythmic.Sum(one => one.Rhythm!.PerYear) / TenantByChance);
        return missed.Count >= FewestOfTenant
            && missed.Sum(one => one.Both) >= alarming
            && !missed.TrueForAll(one => DaysOff.Contains(one.Rhythm!.DateOf(now)))
            ? since
            : null;
    }

    private static bool IsLongEnough(List<WatchedConnection> rhythmic, DateTimeOffset since, DateTimeOffset now)
    {
        var odds = rhythmic.ConvertAll(one => one.Rhythm!.Judge(since, [], now));
        var isSudden = odds.Sum(one => one.SameDay) >= odds.Sum(one => one.LaterDays);
        return now - since >= Shortest && (isSudden || odds.Max(one => one.BusyHours) >= FewestBusyHours);
    }

    private bool IsForgiven(Guid id, DateTimeOffset now) => forgiven.TryGetValue(id, out var until) && until > now;

    private SilenceOdds Judge(WatchedConnection one, DateTimeOffset now) =>
        forgiven.TryGetValue(one.Id, out var at) && at > one.Last && at <= now
            ? one.Rhythm!.Judge(at, [], now)
            : one.Rhythm!.Judge(one.Last, one.Earlier, now);
}
