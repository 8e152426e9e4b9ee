using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using SupportConsole.App.People;
using SupportConsole.App.Record;

namespace SupportConsole.App.Sessions;

/// <summary>
/// The sessions of the people who are signed in. The database's row is the truth: an ended row ends the session in every tab, and every
/// act reads it first.
/// </summary>
public sealed class StaffSessions(
    IDbContextFactory<ConsoleDbContext> contexts,
    SessionSettings settings,
    SessionClock clock,
    Rights rights,
    TimeProvider time)
{
    private const int Most = 500;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>A session ended or its role changed: open pages look again at once.</summary>
    public event Action<StaffSession>? Changed;

    public async Task<StartedSession> StartAsync(NewSession start, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var person = start.Person;
        var longest = start.Longest is { } shorter && shorter < settings.Longest ? shorter : settings.Longest;
        var token = SessionToken.New();
        var session = new StaffSession
        {
            Id = Guid.CreateVersion7(now),
            TokenHash = SessionToken.Hash(token)!,
            Kind = start.Kind,
            Issuer = person.Id.Issuer,
            Subject = person.Id.Subject,
            Name = Cut(person.Name, Actor.MaxLength),
            Email = Cut(person.Email, StaffSession.EmailMaxLength),
            Role = person.Role,
            RoleBy = Cut(string.Join('\n', start.RoleBy), StaffSession.TextMaxLength),
            StartedAt = now,
            AuthenticatedAt = start.AuthenticatedAt ?? now,
            LastUsedAt = now,
            ExpiresAt = now + longest,
            RoleCheckedAt = start.IsRechecked ? now : now + longest,
            ProviderSession = Cut(start.ProviderSession, StaffSession.TextMaxLength),
            ProtectedTokens = start.ProtectedTokens,
            Address = Cut(start.Address, StaffSession.TextMaxLength),
            Browser = Cut(start.Browser, StaffSession.TextMaxLength),
            Reason = Cut(start.Reason, StaffSession.TextMaxLength),
        };
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var open = await Of(context, person.Id).OrderByDescending(row => row.StartedAt).ToListAsync(cancellationToken);
        var surplus = open.Where(row => clock.FindEnd(row) is null).Skip(settings.MostForOne - 1).ToList();
        foreach (var oldest in surplus)
        {
            SessionEntries.AddEnd(context, oldest, SessionEnd.TooMany, oldest.ToActor(), now);
        }

        context.Sessions.Add(session);
        await NoteMemberAsync(context, session, cancellationToken);
        var summary = $"{session.Name} signed in as {RoleWords.Of(session.Role)}.";
        SessionEntries.Add(context, session, session.ToActor(), SessionEntries.Start, summary, now, start.Details);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        surplus.ForEach(row => Changed?.Invoke(row));
        return new StartedSession(session, token);
    }

    /// <summary>Keeps the person's name and email for assigning work, after the session is gone.</summary>
    private static async Task NoteMemberAsync(ConsoleDbContext context, StaffSession session, CancellationToken cancellationToken)
    {
        var id = new PersonId(session.Issuer, session.Subject).ToString();
        var member = await context.Staff.FindAsync([id], cancellationToken);
        if (member is null)
        {
            member = new StaffMember { Id = id, Name = session.Name, LastSignedInAt = session.StartedAt };
            context.Staff.Add(member);
        }

        member.Name = session.Name;
        member.Email = session.Email;
        member.LastSignedInAt = session.StartedAt;
    }

    /// <summary>The session that a cookie's token belongs to, open or ended; null if there is none.</summary>
    public async Task<StaffSession?> FindAsync(string? token, CancellationToken cancellationToken)
    {
        if (SessionToken.Hash(token) is not { } hash)
        {
            return null;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Sessions.AsNoTracking().SingleOrDefaultAsync(row => row.TokenHash == hash, cancellationToken);
    }

    public async Task<StaffSession?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Sessions.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
    }

    /// <summary>The open sessions whose role was last confirmed at or before a time.</summary>
    public async Task<IReadOnlyList<StaffSession>> ListDueAsync(DateTimeOffset checkedBefore, CancellationToken cancellationToken)
    {
        // A check later than now means that the clock was set back; one at the session's end means that nobody checks this session.
        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var due = await context.Sessions.AsNoTracking()
            .Where(row => row.Kind == SessionKind.Staff && row.EndedAt == null)
            .Where(row => row.RoleCheckedAt <= checkedBefore || (row.RoleCheckedAt > now && row.RoleCheckedAt != row.ExpiresAt))
            .OrderBy(row => row.RoleCheckedAt)
            .Take(Most)
            .ToListAsync(cancellationToken);
        return [.. due.Where(row => clock.FindEnd(row) is null)];
    }

    /// <summary>Ends one session: one's own, or somebody else's as an administrator.</summary>
    public async Task<Result<Done>> EndAsync(Guid id, Actor actor, CancellationToken cancellationToken)
    {
        var session = await FindAsync(id, cancellationToken);
        var isOwn = session is not null && session.ToActor().Id == actor.Id;
        var policy = isOwn ? Policies.SignedIn : Policies.ManageSessions;
        if (await rights.FindRefusalAsync(actor, policy, new RefusedAct(SessionEntries.End)) is { } refusal)
        {
            return refusal;
        }

        await EndAsync(row => row.Id == id, isOwn ? SessionEnd.ByPerson : SessionEnd.ByAdministrator, actor, cancellationToken);
        return Done.Instance;
    }

    /// <summary>Ends the person's open sessions but the one that they act in.</summary>
    /// <returns>How many ended.</returns>
    public async Task<Result<int>> EndOthersAsync(Actor actor, CancellationToken cancellationToken) =>
        await rights.FindRefusalAsync(actor, Policies.SignedIn, new RefusedAct(SessionEntries.End)) is { } refusal
            ? refusal
            : await EndAsync(
                row => row.Issuer == actor.Id.Issuer && row.Subject == actor.Id.Subject && row.Id != actor.Session,
                SessionEnd.ByPerson,
                actor,
                cancellationToken);

    /// <summary>Ends the open sessions that a condition names, without asking for a right: sign-out, the provider, the clock.</summary>
    /// <param name="by">Who ends them; null for the person whose session it is.</param>
    internal async Task<int> EndAsync(
        Expression<Func<StaffSession, bool>> which,
        SessionEnd why,
        Actor? by,
        CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var rows = await context.Sessions.Where(row => row.EndedAt == null).Where(which).ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            SessionEntries.AddEnd(context, row, why, by ?? row.ToActor(), now);
        }

        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        rows.ForEach(row => Changed?.Invoke(row));
        return rows.Count;
    }

    /// <summary>Sets what the provider said of a session: its role, and the tokens that came with the answer.</summary>
    /// <param name="by">The groups that give the role.</param>
    public async Task SetRoleAsync(
        Guid id,
        StaffRole role,
        IReadOnlyList<string> by,
        string? tokens,
        CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var row = await context.Sessions.SingleOrDefaultAsync(session => session.Id == id && session.EndedAt == null, cancellationToken);
        if (row is null)
        {
            return;
        }

        var before = row.Role;
        row.Role = role;
        row.RoleBy = Cut(string.Join('\n', by), StaffSession.TextMaxLength);
        row.RoleCheckedAt = now;
        row.ProtectedTokens = tokens;
        if (before != role)
        {
            var summary = $"{row.Name}'s role changed from {RoleWords.Of(before)} to {RoleWords.Of(role)}.";
            var details = new Dictionary<string, string?> { ["roleBy"] = string.Join(", ", by) };
            SessionEntries.Add(context, row, Actor.Console, SessionEntries.RoleChange, summary, now, details);
        }

        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        if (before != role)
        {
            Changed?.Invoke(row);
        }
    }

    /// <summary>Writes down when sessions were last used, ends those that are over, and forgets those that ended long ago.</summary>
    public async Task TidyAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var open = await context.Sessions.AsNoTracking().Where(row => row.EndedAt == null).ToListAsync(cancellationToken);
        foreach (var row in open)
        {
            if (clock.FindEnd(row) is { } end)
            {
                await EndAsync(session => session.Id == row.Id, end, Actor.Console, cancellationToken);
            }
            else if (clock.LastUsed(row) is var last && last != row.LastUsedAt)
            {
                await context.Sessions.Where(session => session.Id == row.Id)
                    .ExecuteUpdateAsync(update => update.SetProperty(session => session.LastUsedAt, last), cancellationToken);
            }
        }

        clock.KeepOnly(open.Select(row => row.Id));
        var longAgo = now - Kept;
        await context.Sessions.Where(row => row.EndedAt < longAgo).ExecuteDeleteAsync(cancellationToken);
        await context.LogoutTokens.Where(token => token.ReceivedAt < longAgo).ExecuteDeleteAsync(cancellationToken);
    }

    private static IQueryable<StaffSession> Of(ConsoleDbContext context, PersonId person) =>
        context.Sessions.Where(row => row.Issuer == person.Issuer && row.Subject == person.Subject && row.EndedAt == null);

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];
}
