using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Search;
using SupportConsole.App.Sessions;

namespace SupportConsole.App.Access;

/// <summary>The sessions on the access page, the latest first: one's own, or everybody's for those who may see them.</summary>
public sealed class SessionList(IDbContextFactory<ConsoleDbContext> contexts, SessionClock clock, Rights rights, TimeProvider time)
{
    private const int MostRows = 200;

    public Task<ListPage<SessionRow>> ListOwnAsync(PersonId person, SessionQuery query, CancellationToken cancellationToken) =>
        ReadAsync(rows => rows.Where(row => row.Issuer == person.Issuer && row.Subject == person.Subject), query, cancellationToken);

    public async Task<Result<ListPage<SessionRow>>> ListAllAsync(Actor actor, SessionQuery query, CancellationToken cancellationToken) =>
        await rights.FindRefusalAsync(actor, Policies.ManageSessions) is { } refusal
            ? refusal
            : await ReadAsync(rows => rows, query, cancellationToken);

    private async Task<ListPage<SessionRow>> ReadAsync(
        Func<IQueryable<StaffSession>, IQueryable<StaffSession>> whose,
        SessionQuery query,
        CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = whose(context.Sessions.AsNoTracking());

        // An idle session has its end in memory first; it moves to the ended ones within half a minute.
        rows = query.Ended
            ? rows.Where(row => row.EndedAt != null)
            : rows.Where(row => row.EndedAt == null && row.ExpiresAt > now);
        foreach (var word in SearchWords.Of(query.Search))
        {
            rows = rows.Where(row => SettingQuery.Holds(row.Name + " " + row.Email + " " + row.Address, word));
        }

        var total = await rows.CountAsync(cancellationToken);
        var size = Math.Clamp(query.PageSize, 1, MostRows);
        var number = ListPage.Within(query.Page, size, total);
        var sorted = query.Ended
            ? rows.OrderByDescending(row => row.EndedAt).ThenByDescending(row => row.Id)
            : rows.OrderByDescending(row => row.StartedAt).ThenByDescending(row => row.Id);
        var page = await sorted.Skip(number * size).Take(size).ToListAsync(cancellationToken);
        foreach (var row in page)
        {
            row.LastUsedAt = clock.LastUsed(row);
        }

        return new ListPage<SessionRow>([.. page.Select(row => new SessionRow(row, clock.FindEnd(row)))], total) { Number = number };
    }
}
