using Microsoft.EntityFrameworkCore;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Sessions;

namespace SupportConsole.App.Deadlines;

/// <summary>People's calendar feeds: each person renews and revokes their own.</summary>
public sealed class CalendarFeeds(IDbContextFactory<ConsoleDbContext> contexts, Rights rights, TimeProvider time)
{
    public const string Path = "/calendar";

    /// <summary>Nobody revokes the feed of a person who has left: it ends when they haven't signed in this long.</summary>
    public static readonly TimeSpan WithoutSignIn = TimeSpan.FromDays(30);

    private static readonly TimeSpan NoteEvery = TimeSpan.FromHours(1);

    /// <summary>The person's feed; null if there is none.</summary>
    public async Task<CalendarFeed?> FindOwnAsync(PersonId person, CancellationToken cancellationToken)
    {
        var id = person.ToString();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.CalendarFeeds.AsNoTracking().SingleOrDefaultAsync(feed => feed.PersonId == id, cancellationToken);
    }

    /// <summary>Gives the person a new address. The old one no longer works.</summary>
    /// <returns>The token, which is kept nowhere.</returns>
    public async Task<Result<string>> RenewAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (await rights.FindRefusalAsync(actor, Policies.SignedIn, new RefusedAct("calendar.renew")) is { } refusal)
        {
            return refusal;
        }

        var now = time.GetUtcNow();
        var token = SessionToken.New();
        var id = actor.Id.ToString();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.CalendarFeeds.SingleOrDefaultAsync(row => row.PersonId == id, cancellationToken) is { } feed)
        {
            feed.TokenHash = TokenHash.Of(token);
            feed.CreatedAt = now;
            feed.ReadAt = null;
        }
        else
        {
            context.Add(new CalendarFeed { PersonId = id, TokenHash = TokenHash.Of(token), CreatedAt = now });
        }

        Record(context, actor, "calendar.renew", $"{actor.Name} created a new address for their calendar feed.", now);
        await context.SaveChangesAsync(cancellationToken);
        return token;
    }

    public async Task<Result<Done>> RevokeAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (await rights.FindRefusalAsync(actor, Policies.SignedIn, new RefusedAct("calendar.revoke")) is { } refusal)
        {
            return refusal;
        }

        var id = actor.Id.ToString();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.CalendarFeeds.SingleOrDefaultAsync(row => row.PersonId == id, cancellationToken) is { } feed)
        {
            context.Remove(feed);
            Record(context, actor, "calendar.revoke", $"{actor.Name} revoked their calendar feed.", time.GetUtcNow());
            await context.SaveChangesAsync(cancellationToken);
        }

        return Done.Instance;
    }

    /// <summary>Whose feed a token opens; null if it is unknown or revoked, or the person hasn't signed in for a month.</summary>
    internal async Task<OwnerFilter?> OpenAsync(string token, CancellationToken cancellationToken)
    {
        if (SessionToken.Hash(token) is not { } hash)
        {
            return null;
        }

        var now = time.GetUtcNow();
        var since = now - WithoutSignIn;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var feed = await context.CalendarFeeds.SingleOrDefaultAsync(row => row.TokenHash == hash, cancellationToken);
        var person = feed is null ? null : await context.Staff.AsNoTracking()
            .SingleOrDefaultAsync(member => member.Id == feed.PersonId && member.LastSignedInAt > since, cancellationToken);
        if (person is null)
        {
            return null;
        }

        if (feed!.ReadAt is null || feed.ReadAt < now - NoteEvery)
        {
            feed.ReadAt = now;
            await context.SaveChangesAsync(cancellationToken);
        }

        return new OwnerFilter(person.Id, person.Name);
    }

    private static void Record(ConsoleDbContext context, Actor actor, string action, string summary, DateTimeOffset now) =>
        AuditTrail.Add(context, new AuditEntry { At = now, By = actor, Action = action, Outcome = "done", Summary = summary });
}
