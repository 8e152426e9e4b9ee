using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Differences;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;
using SupportConsole.App.Settings;
using SupportConsole.Federation;

namespace SupportConsole.App.Cutovers;

/// <summary>What engineers do with a cutover: plan, move, cancel, agree to automatic application, and apply it.</summary>
public sealed class CutoverPlans(
    IDbContextFactory<ConsoleDbContext> contexts,
    CutoverMessages messages,
    CutoverSettler settler,
    Rights rights,
    TimeProvider time)
{
    public static readonly TimeSpan Furthest = TimeSpan.FromDays(180);

    private static readonly Problem NotPlanned = new("This cutover isn't planned any more.", "Look at how it ended.")
    {
        Code = "cutover.ended",
    };

    public async Task<Result<Guid>> PlanAsync(CutoverOrder order, Actor actor, CancellationToken cancellationToken)
    {
        if (await rights.FindRefusalAsync(actor, Policies.ChangeSso, new RefusedAct("cutover.plan")) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var record = await FindConnectionAsync(context, order.ConnectionId, cancellationToken);
        if (FindProblem(order, record) is { } problem)
        {
            return problem;
        }

        var now = time.GetUtcNow();
        var cutover = New(order, record!, actor, now);
        context.Add(cutover);
        var summary = $"Planned the cutover of {record!.Name} for {TimeWords.Minute(cutover.At)} UTC.";
        CutoverEntries.Add(context, cutover, record, actor, "cutover.plan", summary, now);
        await messages.InviteAsync(context, cutover, record, now, cancellationToken);
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (StorageProblem.IsUniqueViolation(exception))
        {
            return new Problem("A cutover of this connection is planned already.", "Move or cancel that one.") { Code = "cutover.planned" };
        }

        return cutover.Id;
    }

    /// <summary>Moves it to another minute. What the customer said about the old one is forgotten.</summary>
    public async Task<Result<Done>> MoveAsync(
        Guid id,
        DateTimeOffset at,
        string customerZone,
        Actor actor,
        CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return await EditAsync(id, actor, "cutover.move", async (context, cutover, record) =>
        {
            if (FindProblem(at, now) is { } problem)
            {
                return problem;
            }

            var before = TimeWords.Minute(cutover.At);
            cutover.At = at;
            cutover.CustomerZone = CutoverTimes.IsZone(customerZone) ? customerZone : cutover.CustomerZone;
            cutover.SwitchedAt = null;
            cutover.Sequence++;
            cutover.Problem = "";
            await CutoverLinks.ExtendAsync(context, cutover, cancellationToken);
            var summary = $"Moved the cutover of {record.Name} from {before} to {TimeWords.Minute(at)} UTC.";
            CutoverEntries.Add(context, cutover, record, actor, "cutover.move", summary, now);
            await messages.InviteAsync(context, cutover, record, now, cancellationToken);
            return null;
        }, cancellationToken);
    }

    public Task<Result<Done>> CancelAsync(Guid id, Actor actor, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return EditAsync(id, actor, "cutover.cancel", async (context, cutover, record) =>
        {
            cutover.State = CutoverState.Cancelled;
            cutover.EndedAt = now;
            cutover.Sequence++;
            CutoverEntries.Add(context, cutover, record, actor, "cutover.cancel", $"Cancelled the cutover of {record.Name}.", now);
            await messages.CancelAsync(context, cutover, record, now, cancellationToken);
            return null;
        }, cancellationToken);
    }

    /// <summary>Agrees to apply it automatically once the customer has switched, or withdraws that.</summary>
    public Task<Result<Done>> AgreeAsync(Guid id, bool isAgreed, Actor actor, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var action = isAgreed ? "cutover.agree" : "cutover.disagree";
        return EditAsync(id, actor, action, (context, cutover, record) =>
        {
            cutover.AgreedBy = isAgreed ? actor.Name : "";
            cutover.AgreedAt = isAgreed ? now : null;
            cutover.NextTryAt = null;
            var summary = isAgreed
                ? $"Agreed that the new certificate of {record.Name} is applied as soon as the customer has switched."
                : $"The new certificate of {record.Name} is no longer applied automatically.";
            CutoverEntries.Add(context, cutover, record, actor, action, summary, now);
            return Task.FromResult<Problem?>(null);
        }, cancellationToken);
    }

    /// <summary>Applies it now, as a change of the engineer.</summary>
    public async Task<Result<Done>> ApplyAsync(Guid id, Actor actor, CancellationToken cancellationToken) =>
        await rights.FindRefusalAsync(actor, Policies.ChangeSso, new RefusedAct("cutover.apply")) is { } refusal
            ? refusal
            : await settler.ApplyAsync(id, actor, cancellationToken) is { } problem ? problem : Done.Instance;

    private async Task<Result<Done>> EditAsync(
        Guid id,
        Actor actor,
        string action,
        Func<ConsoleDbContext, Cutover, ConnectionRecord, Task<Problem?>> edit,
        CancellationToken cancellationToken)
    {
        if (await rights.FindRefusalAsync(actor, Policies.ChangeSso, new RefusedAct(action)) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var cutover = await context.Cutovers.SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        var record = cutover is null ? null : await FindConnectionAsync(context, cutover.ConnectionId, cancellationToken);
        if (cutover is not { State: CutoverState.Planned } || record is null)
        {
            return NotPlanned;
        }

        if (await context.Changes.AnyAsync(change => change.RequestKey == cutover.RequestKey, cancellationToken))
        {
            return new Problem("The new certificate is being applied.", "Wait for the outcome.") { Code = "cutover.applying" };
        }

        if (await edit(context, cutover, record) is { } problem)
        {
            return problem;
        }

        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Done.Instance;
    }

    private static Task<ConnectionRecord?> FindConnectionAsync(ConsoleDbContext context, Guid id, CancellationToken cancellationToken) =>
        context.Connections.Include(row => row.Cluster).SingleOrDefaultAsync(row => row.Id == id, cancellationToken);

    private Problem? FindProblem(CutoverOrder order, ConnectionRecord? record)
    {
        if (record is not { Protocol: Protocol.Saml, Auth0Id: not null } || !KnownConnection.InTenant.Contains(record.State))
        {
            return new Problem("Only a SAML connection that is in Auth0 has a certificate to switch.", "Open another connection.")
            {
                Code = "cutover.no-certificate",
            };
        }

        if (order.Certificate.Sha256.Hex == record.CredentialFingerprint)
        {
            return new Problem("This is the current certificate.", "Ask the customer for the new one.") { Code = "cutover.current" };
        }

        if (!CutoverTimes.IsZone(order.StaffZone) || !CutoverTimes.IsZone(order.CustomerZone))
        {
            return new Problem("A time zone isn't known.", "Choose one of the list, such as Europe/Berlin.") { Code = "cutover.zone" };
        }

        return order.Ticket.Trim().Length is 0 or > Change.TicketMaxLength
            ? new Problem("Enter a ticket number.", "") { Code = "cutover.no-ticket" }
            : TypedText.FindProblem(order.Ticket) ?? FindProblem(order.At, time.GetUtcNow());
    }

    private static Problem? FindProblem(DateTimeOffset at, DateTimeOffset now) =>
        at <= now ? new Problem("That minute has passed.", "Choose a later one.") { Code = "cutover.past" }
        : at > now + Furthest ? new Problem("That is more than half a year ahead.", "Choose an earlier day.") { Code = "cutover.far" }
        : null;

    private static Cutover New(CutoverOrder order, ConnectionRecord record, Actor actor, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        ConnectionId = record.Id,
        State = CutoverState.Planned,
        At = order.At,
        StaffZone = order.StaffZone,
        CustomerZone = order.CustomerZone,
        OldFingerprint = record.CredentialFingerprint,
        NewFingerprint = order.Certificate.Sha256.Hex,
        CertificatePem = order.Certificate.ToPem(),
        CustomerMessageAt = order.Message?.At,
        CustomerMessageSource = order.Message?.Source ?? CustomerMessageSource.None,
        Ticket = order.Ticket.Trim(),
        PlannedBy = actor.Name,
        PlannedByEmail = actor.Email,
        PlannedAt = now,
        AgreedBy = order.IsAgreed ? actor.Name : "",
        AgreedAt = order.IsAgreed ? now : null,
        RequestKey = Guid.NewGuid(),
    };
}
