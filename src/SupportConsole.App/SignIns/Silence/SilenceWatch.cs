using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;

namespace SupportConsole.App.SignIns.Silence;

/// <summary>
/// Notices live connections whose users have stopped signing in, and those whose users are back. It learns every connection's rhythm once a
/// day, in memory.
/// </summary>
public sealed class SilenceWatch(IDbContextFactory<ConsoleDbContext> contexts, IEnumerable<ISilenceListener> listeners, TimeProvider time)
{
    private const string Silent = "connection.silent";
    private const string TenantSilent = "tenant.silent";

    /// <summary>Entries show in Auth0's log some minutes late.</summary>
    private static readonly TimeSpan LogDelay = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan LearnEvery = TimeSpan.FromDays(1);

    private readonly SilenceFinder finder = new();
    private readonly Dictionary<Guid, WatchedConnection> suspicious = [];
    private Dictionary<Guid, SignInRhythm> rhythms = [];
    private DateTimeOffset? learnedAt;

    /// <summary>Compares the sign-ins up to the end of the log with what is usual. Called after the log has been read.</summary>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var position = await context.LogPositions.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (position?.ReadAt is not { } readAt)
        {
            return;
        }

        var now = readAt - LogDelay;
        if (learnedAt is not { } learned || now - learned >= LearnEvery || now < learned)
        {
            await LearnAsync(context, now, cancellationToken);
            learnedAt = now;
        }

        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var live = await LiveAsync(context, cancellationToken);
        await ForgetAsync(context, live, cancellationToken);
        var watched = live.FindAll(one => one.Last is not null)
            .ConvertAll(one => new WatchedConnection(
                one.Id,
                one.Provider,
                one.Last > position.GapUntil || position.GapUntil is null ? one.Last!.Value : position.GapUntil.Value,
                rhythms.GetValueOrDefault(one.Id),
                one.Silence is not null));
        for (var index = 0; index < watched.Count; index++)
        {
            watched[index] = await WithPastAsync(context, watched[index], now, cancellationToken);
        }

        var findings = finder.Find(watched, now);
        if (findings.Tenant is { } since)
        {
            await AddTenantAsync(context, since, cancellationToken);
        }

        foreach (var found in findings.Connections)
        {
            await AddAsync(context, found, cancellationToken);
        }

        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task LearnAsync(ConsoleDbContext context, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var end = SignInCount.HourOf(now);
        var from = end.AddDays(-7 * SignInRhythm.MostWeeks);
        var connections = await context.Connections.Where(row => row.State == ConnectionState.Live).Select(row => row.Id)
            .ToListAsync(cancellationToken);
        var learned = new Dictionary<Guid, SignInRhythm>();
        foreach (var connection in connections)
        {
            var hours = await HoursAsync(context, connection, from, end, cancellationToken);
            if (SignInRhythm.Of(hours, end) is { } rhythm)
            {
                learned[connection] = rhythm;
            }
        }

        rhythms = learned;
    }

    private static Task<List<Listened>> LiveAsync(ConsoleDbContext context, CancellationToken cancellationToken) =>
        context.Connections
            .Where(row => row.State == ConnectionState.Live && row.EnabledApplications != "")
            .Select(row => new Listened
            {
                Id = row.Id,
                Provider = row.IdentityProvider,
                Last = context.SignInCounts.Where(count => count.ConnectionId == row.Id && count.Succeeded && !count.IsTest)
                    .OrderByDescending(count => count.Hour).Select(count => (DateTimeOffset?)count.Last).FirstOrDefault(),
                Silence = context.SignInSilences.Where(silence => silence.ConnectionId == row.Id)
                    .Select(silence => (DateTimeOffset?)silence.Since).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);

    /// <summary>Somebody has signed in since, or the connection is not live any more.</summary>
    private static async Task ForgetAsync(ConsoleDbContext context, List<Listened> live, CancellationToken cancellationToken)
    {
        var silences = await context.SignInSilences.ToListAsync(cancellationToken);
        foreach (var silence in silences)
        {
            var one = live.Find(row => row.Id == silence.ConnectionId);
            if (one?.Last > silence.Since || one is null)
            {
                context.Remove(silence);
                one?.Silence = null;
            }
        }
    }

    /// <summary>What came in the day before, and what was a year ago: read once for each silence that might mean something.</summary>
    private async Task<WatchedConnection> WithPastAsync(
        ConsoleDbContext context,
        WatchedConnection one,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        if (!one.IsSuspicious(now))
        {
            suspicious.Remove(one.Id);
            return one;
        }

        if (!suspicious.TryGetValue(one.Id, out var known) || known.Last != one.Last)
        {
            var end = SignInCount.HourOf(one.Last).AddHours(1);
            var hours = await HoursAsync(context, one.Id, end.AddDays(-1), end, cancellationToken);
            known = suspicious[one.Id] = one with { Earlier = [.. Enumerable.Reverse(hours)] };
        }

        var (from, until) = WatchedConnection.AYearAgo(now);
        var wasSilent = await context.AuditEntries.AnyAsync(
            entry => entry.ConnectionId == one.Id && entry.Action == Silent && entry.At > from && entry.At < until,
            cancellationToken);
        return one with { Earlier = known.Earlier, WasSilentAYearAgo = wasSilent };
    }

    private static async Task<int[]> HoursAsync(
        ConsoleDbContext context,
        Guid connection,
        DateTimeOffset from,
        DateTimeOffset end,
        CancellationToken cancellationToken)
    {
        var counts = await context.SignInCounts.AsNoTracking()
            .Where(row => row.ConnectionId == connection && row.Hour >= from && row.Hour < end && row.Succeeded && !row.IsTest)
            .Select(row => new { row.Hour, row.Count })
            .ToListAsync(cancellationToken);
        var hours = new int[(int)(end - from).TotalHours];
        foreach (var count in counts)
        {
            hours[(int)(count.Hour - from).TotalHours] = count.Count;
        }

        return hours;
    }

    /// <summary>Once for each silence of the tenant, which lasts until anybody signs in.</summary>
    private async Task AddTenantAsync(ConsoleDbContext context, DateTimeOffset since, CancellationToken cancellationToken)
    {
        if (await context.AuditEntries.AnyAsync(entry => entry.Action == TenantSilent && entry.At > since, cancellationToken))
        {
            return;
        }

        var at = time.GetUtcNow();
        AuditTrail.Add(context, new AuditEntry
        {
            At = at,
            By = Actor.Console,
            Action = TenantSilent,
            Outcome = "done",
            Summary = $"Nobody signs in through any connection. None since {TimeWords.Minute(since)} UTC.",
        });
        foreach (var listener in listeners)
        {
            await listener.AddTenantAsync(context, since, at, cancellationToken);
        }
    }

    private async Task AddAsync(ConsoleDbContext context, WatchedConnection found, CancellationToken cancellationToken)
    {
        var record = await context.Connections.Include(row => row.Cluster).SingleAsync(row => row.Id == found.Id, cancellationToken);
        var silence = new SignInSilence
        {
            ConnectionId = found.Id,
            Since = found.Last,
            FoundAt = time.GetUtcNow(),
            PerDay = found.Rhythm!.PerDay,
        };
        context.Add(silence);
        AuditTrail.Add(context, new AuditEntry
        {
            At = silence.FoundAt,
            By = Actor.Console,
            Action = Silent,
            Outcome = "done",
            Summary = $"Nobody signs in through {record.Name}. {SilenceWords.Of(silence.PerDay, $"{TimeWords.Minute(silence.Since)} UTC")}",
            ConnectionId = record.Id,
            ClusterId = record.ClusterId.Value,
            Subject = record.Name.Value,
        });
        foreach (var listener in listeners)
        {
            await listener.AddAsync(context, record, silence, cancellationToken);
        }
    }

    private sealed class Listened
    {
        public required Guid Id { get; init; }

        public required Federation.IdentityProviders.IdentityProvider Provider { get; init; }

        public required DateTimeOffset? Last { get; init; }

        public required DateTimeOffset? Silence { get; set; }
    }
}
