using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Record;

namespace SupportConsole.App.SignIns;

/// <summary>Reads a connection's sign-ins and tests.</summary>
public sealed class SignInReader(IDbContextFactory<ConsoleDbContext> contexts, LogEventReader hashes, TimeProvider time)
{
    public const int ShownDays = 14;

    private const int ShownTests = 5;

    /// <summary>Null if there is no such connection.</summary>
    public async Task<SignInOverview?> FindAsync(Guid connectionId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var record = await context.Connections.AsNoTracking().SingleOrDefaultAsync(row => row.Id == connectionId, cancellationToken);
        if (record is null)
        {
            return null;
        }

        var now = time.GetUtcNow();
        var today = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
        var from = today.AddDays(1 - ShownDays);
        var revision = ConnectionRevision.Of(record);
        var groups = await GroupsAsync(context, connectionId, from, cancellationToken);
        var rotated = await context.Credentials
            .Where(row => row.ConnectionId == connectionId && row.Status == CredentialStatus.Current)
            .Where(row => context.Credentials.Any(old => old.ConnectionId == connectionId && old.Status == CredentialStatus.Previous))
            .Select(row => (DateTimeOffset?)row.SetAt)
            .FirstOrDefaultAsync(cancellationToken);
        return new SignInOverview
        {
            LastSuccess = await context.SignInCounts
                .Where(count => count.ConnectionId == connectionId && count.Succeeded && !count.IsTest)
                .OrderByDescending(count => count.Hour)
                .Select(count => (DateTimeOffset?)count.Last).FirstOrDefaultAsync(cancellationToken),
            Days = Days(groups, from),
            Failures = Failures(groups),
            Tests = await context.SignInTests.AsNoTracking().Where(test => test.ConnectionId == connectionId)
                .OrderByDescending(test => test.At).Take(ShownTests).ToListAsync(cancellationToken),
            Links = await context.TestLinks.AsNoTracking()
                .Where(link => link.ConnectionId == connectionId && link.RevokedAt == null && link.UsesLeft > 0 && link.ExpiresAt > now)
                .OrderByDescending(link => link.CreatedAt).ToListAsync(cancellationToken),
            RotatedAt = rotated,
            Revision = revision,
            Silence = await context.SignInSilences.AsNoTracking()
                .FirstOrDefaultAsync(row => row.ConnectionId == connectionId, cancellationToken),
            Position = await context.LogPositions.AsNoTracking().SingleOrDefaultAsync(cancellationToken),
        };
    }

    /// <summary>Changes with every new sign-in and test of a connection.</summary>
    public async Task<string> StampAsync(Guid connectionId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var last = await context.SignInEvents.Where(row => row.ConnectionId == connectionId)
            .MaxAsync(row => (DateTimeOffset?)row.At, cancellationToken);
        var test = await context.SignInTests.Where(row => row.ConnectionId == connectionId)
            .MaxAsync(row => (DateTimeOffset?)row.At, cancellationToken);
        return $"{last?.UtcTicks} {test?.UtcTicks}";
    }

    /// <summary>Finds what a person reads out: a test's code, an ID of Auth0's log, or the ID of a user.</summary>
    public async Task<IReadOnlyList<FoundSignIn>> LookUpAsync(Guid connectionId, string typed, CancellationToken cancellationToken)
    {
        var text = typed.Trim();
        if (text.Length is 0 or > 300)
        {
            return [];
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var code = ShortCode.Plain(text);
        var user = hashes.HashOf(text);
        var tests = await context.SignInTests.AsNoTracking()
            .Where(test => test.ConnectionId == connectionId && test.Code == code)
            .Select(test => new { test.At, test.Succeeded, test.Cause })
            .ToListAsync(cancellationToken);
        var events = await context.SignInEvents.AsNoTracking()
            .Where(row => row.ConnectionId == connectionId && (row.LogId == text || row.User == user))
            .OrderByDescending(row => row.At).Take(10)
            .Select(row => new { row.At, row.Succeeded, row.Cause })
            .ToListAsync(cancellationToken);
        return
        [
            .. tests.Concat(events).OrderByDescending(row => row.At)
                .Select(row => new FoundSignIn(row.At, row.Succeeded, ErrorCauses.Find(row.Cause)?.Title ?? "")),
        ];
    }

    /// <summary>
    /// The first sign-in or test that succeeded since then; if none did, the last one that failed; null if there is none.
    /// </summary>
    public async Task<FirstSignIn?> FindFirstSinceAsync(Guid connectionId, DateTimeOffset since, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var events = context.SignInEvents.Where(row => row.ConnectionId == connectionId && row.At > since)
            .Select(row => new Ending { At = row.At, Succeeded = row.Succeeded, Cause = row.Cause });
        var tests = context.SignInTests.Where(test => test.ConnectionId == connectionId && test.At > since)
            .Select(test => new Ending { At = test.At, Succeeded = test.Succeeded, Cause = test.Cause });

        // One table at a time: a query over both would sort them whole.
        var good = new[]
        {
            await events.Where(row => row.Succeeded).OrderBy(row => row.At).FirstOrDefaultAsync(cancellationToken),
            await tests.Where(row => row.Succeeded).OrderBy(row => row.At).FirstOrDefaultAsync(cancellationToken),
        };
        var found = good.OfType<Ending>().MinBy(row => row.At);
        if (found is null)
        {
            var bad = new[]
            {
                await events.OrderByDescending(row => row.At).FirstOrDefaultAsync(cancellationToken),
                await tests.OrderByDescending(row => row.At).FirstOrDefaultAsync(cancellationToken),
            };
            found = bad.OfType<Ending>().MaxBy(row => row.At);
        }

        return found is null ? null : new FirstSignIn(found.At, found.Succeeded, ErrorCauses.Find(found.Cause));
    }

    private static Task<List<Group>> GroupsAsync(
        ConsoleDbContext context,
        Guid connectionId,
        DateTimeOffset from,
        CancellationToken cancellationToken) =>
        context.Database.SqlQuery<Group>($"""
            SELECT "Hour" / {TimeSpan.TicksPerDay} AS "Day", "Succeeded", "Cause", SUM("Count") AS "Count", MAX("Last") AS "Last"
            FROM "SignInCounts"
            WHERE "ConnectionId" = {connectionId} AND "Hour" >= {from.UtcTicks}
            GROUP BY 1, 2, 3
            """).ToListAsync(cancellationToken);

    private static IReadOnlyList<SignInDay> Days(List<Group> groups, DateTimeOffset from)
    {
        var byDay = groups.ToLookup(group => group.Day);
        return
        [
            .. Enumerable.Range(0, ShownDays)
                .Select(index => from.AddDays(index))
                .Select(day => new SignInDay(
                    DateOnly.FromDateTime(day.UtcDateTime),
                    byDay[day.UtcTicks / TimeSpan.TicksPerDay].Where(group => group.Succeeded).Sum(group => group.Count),
                    byDay[day.UtcTicks / TimeSpan.TicksPerDay].Where(group => !group.Succeeded).Sum(group => group.Count))),
        ];
    }

    private static IReadOnlyList<FailureGroup> Failures(List<Group> groups) =>
    [
        .. groups.Where(group => !group.Succeeded)
            .GroupBy(group => group.Cause)
            .Select(same => new FailureGroup(
                ErrorCauses.Find(same.Key),
                same.Sum(group => group.Count),
                new DateTimeOffset(same.Max(group => group.Last), TimeSpan.Zero)))
            .OrderByDescending(failure => failure.Count),
    ];

    private sealed class Ending
    {
        public required DateTimeOffset At { get; init; }

        public required bool Succeeded { get; init; }

        public required string Cause { get; init; }
    }

    /// <param name="Day">Days since the first of January of year one.</param>
    /// <param name="Last">UTC ticks.</param>
    private sealed record Group(long Day, bool Succeeded, string Cause, int Count, long Last);
}

/// <param name="Cause">The failure in a few words; empty if it succeeded or is unknown.</param>
public sealed record FoundSignIn(DateTimeOffset At, bool Succeeded, string Cause);
