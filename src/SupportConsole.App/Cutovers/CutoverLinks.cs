using Microsoft.EntityFrameworkCore;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Sessions;

namespace SupportConsole.App.Cutovers;

/// <summary>The customers' links to a cutover: created and revoked by engineers, used in <see cref="CutoverVisits"/>.</summary>
public sealed class CutoverLinks(
    IDbContextFactory<ConsoleDbContext> contexts,
    Rights rights,
    TimeProvider time)
{
    public const string Path = "/cutover";

    /// <summary>How long a link works after the agreed minute: as long as a roll back is offered, and a few days more.</summary>
    public static readonly TimeSpan LifeAfter = TimeSpan.FromDays(7);

    /// <summary>The customer may say that they have switched this long before the agreed minute.</summary>
    public static readonly TimeSpan Early = TimeSpan.FromHours(1);

    /// <returns>The link's token, which is kept nowhere.</returns>
    public async Task<Result<string>> CreateAsync(Guid cutoverId, Actor actor, CancellationToken cancellationToken)
    {
        if (await rights.FindRefusalAsync(actor, Policies.ChangeSso, new RefusedAct("cutover.link")) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await FindAsync(context, cutoverId, cancellationToken) is not { } found)
        {
            return new Problem("This cutover isn't planned any more.", "Plan another one.") { Code = "cutover.ended" };
        }

        var now = time.GetUtcNow();
        var token = SessionToken.New();
        context.Add(New(found.Cutover, token, actor.Name, now));
        var summary = $"Created a cutover link for {found.Record.Name}.";
        CutoverEntries.Add(context, found.Cutover, found.Record, actor, "cutover.link", summary, now);
        await context.SaveChangesAsync(cancellationToken);
        return token;
    }

    /// <summary>Revokes all links of a cutover, also those in emails.</summary>
    public async Task<Result<Done>> RevokeAsync(Guid cutoverId, Actor actor, CancellationToken cancellationToken)
    {
        if (await rights.FindRefusalAsync(actor, Policies.ChangeSso, new RefusedAct("cutover.link-revoke")) is { } refusal)
        {
            return refusal;
        }

        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var links = await context.CutoverLinks.Where(link => link.CutoverId == cutoverId && link.RevokedAt == null)
            .ToListAsync(cancellationToken);
        if (links.Count > 0 && await FindAsync(context, cutoverId, cancellationToken) is { } found)
        {
            links.ForEach(link => link.RevokedAt = now);
            var summary = $"Revoked the cutover links for {found.Record.Name}.";
            CutoverEntries.Add(context, found.Cutover, found.Record, actor, "cutover.link-revoke", summary, now);
            await context.SaveChangesAsync(cancellationToken);
        }

        return Done.Instance;
    }

    /// <summary>Lets the links live as long as the moved plan needs.</summary>
    internal static async Task ExtendAsync(ConsoleDbContext context, Cutover cutover, CancellationToken cancellationToken)
    {
        var links = await context.CutoverLinks.Where(link => link.CutoverId == cutover.Id && link.RevokedAt == null)
            .ToListAsync(cancellationToken);
        links.ForEach(link => link.ExpiresAt = cutover.At + LifeAfter);
    }

    internal static CutoverLink New(Cutover cutover, string token, string by, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        CutoverId = cutover.Id,
        TokenHash = TokenHash.Of(token),
        CreatedBy = by,
        CreatedAt = now,
        ExpiresAt = cutover.At + LifeAfter,
    };

    private static async Task<(Cutover Cutover, ConnectionRecord Record)?> FindAsync(
        ConsoleDbContext context,
        Guid id,
        CancellationToken cancellationToken) =>
        await FindAnyAsync(context, id, cancellationToken) is { } found
            && found.Cutover.State is not (CutoverState.Cancelled or CutoverState.RolledBack)
            ? found
            : null;

    internal static async Task<(Cutover Cutover, ConnectionRecord Record)?> FindAnyAsync(
        ConsoleDbContext context,
        Guid id,
        CancellationToken cancellationToken)
    {
        var cutover = await context.Cutovers.SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        return cutover is null
            ? null
            : (cutover, await context.Connections.Include(row => row.Cluster)
                .SingleAsync(row => row.Id == cutover.ConnectionId, cancellationToken));
    }
}
