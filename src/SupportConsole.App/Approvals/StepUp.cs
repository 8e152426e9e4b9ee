using Microsoft.EntityFrameworkCore;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.Federation;

namespace SupportConsole.App.Approvals;

/// <summary>Before a dangerous act the person must have signed in a short while ago: an unlocked screen is not enough.</summary>
public sealed class StepUp(IDbContextFactory<ConsoleDbContext> contexts, ApprovalSettings settings, TimeProvider time)
{
    public const string Action = "session.confirm";
    public const string Code = "session.confirm";

    /// <summary>How far the provider's clock can be ahead. A later sign-in time means that this machine's clock was set back.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <returns>The demand to confirm who they are; null if they signed in within <see cref="ApprovalSettings.SignedInWithin"/>.</returns>
    public async Task<Problem?> FindProblemAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var session = await context.Sessions.AsNoTracking().SingleOrDefaultAsync(row => row.Id == actor.Session, cancellationToken);
        var now = time.GetUtcNow();
        return session is not null
            && session.AuthenticatedAt + settings.SignedInWithin > now
            && session.AuthenticatedAt <= now + Tolerance
            ? null
            : new Problem(
                $"Your last sign-in was more than {settings.SignedInWithin.TotalMinutes:0} minutes ago.",
                "Confirm it's you, then try again.")
            {
                Code = Code,
                NotLost = "Nothing was sent.",
            };
    }

    /// <summary>Notes that the person has just proved again who they are.</summary>
    public async Task ConfirmAsync(Actor actor, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var open = context.Sessions.Where(row => row.Id == actor.Session && row.EndedAt == null);
        if (await open.SingleOrDefaultAsync(cancellationToken) is not { } session)
        {
            return;
        }

        session.AuthenticatedAt = now;
        AuditTrail.Add(context, new AuditEntry
        {
            At = now,
            By = actor,
            Action = Action,
            Outcome = "done",
            Summary = $"{actor.Name} confirmed who they are.",
            Subject = actor.Name,
        });
        await context.SaveChangesAsync(cancellationToken);
    }
}
