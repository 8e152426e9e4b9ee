using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;
using SupportConsole.App.Settings;
using SupportConsole.Federation;
using SupportConsole.Federation.Names;

namespace SupportConsole.App.Onboarding;

/// <summary>A draft as it is opened.</summary>
/// <param name="Record">The record that stands as draft, with its cluster.</param>
/// <param name="SavedAt">When it was saved, UTC.</param>
/// <param name="Given">The hand-off that the customer was given last; null if none was.</param>
public sealed record OpenDraft(ConnectionRecord Record, OnboardingForm Form, Guid Version, DateTimeOffset SavedAt, GivenHandOff? Given);

/// <summary>A draft as the cluster's other drafts are offered.</summary>
/// <param name="SavedAt">UTC.</param>
public sealed record DraftOfCluster(Guid Id, ConnectionName Name, ConnectionState State, string SavedBy, DateTimeOffset SavedAt);

/// <summary>Starts, saves, hands over and discards drafts. A save from another tab is never overwritten.</summary>
public sealed partial class DraftService(IDbContextFactory<ConsoleDbContext> contexts, AuditTrail audit, Rights rights, TimeProvider time)
{
    /// <summary>Opens a draft; null where there is none of that id.</summary>
    public async Task<OpenDraft?> OpenAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var record = await context.Connections
            .AsNoTracking()
            .Include(row => row.Cluster)
            .SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        var draft = await context.Drafts.AsNoTracking().SingleOrDefaultAsync(row => row.ConnectionId == id, cancellationToken);
        if (record is null || draft is null)
        {
            return null;
        }

        var form = JsonSerializer.Deserialize<OnboardingForm>(draft.Form) ?? new OnboardingForm();
        return new OpenDraft(record, form, draft.Version, draft.SavedAt, await GivenHandOff.FindAsync(context, id, cancellationToken));
    }

    /// <summary>The cluster's drafts, the one saved last first.</summary>
    public async Task<IReadOnlyList<DraftOfCluster>> OfClusterAsync(ClusterId cluster, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var drafts = await context.Drafts.AsNoTracking()
            .Join(
                context.Connections.Where(record => record.ClusterId == cluster && record.Auth0Id == null
                    && (record.State == ConnectionState.Draft || record.State == ConnectionState.WaitingOnCustomer)),
                draft => draft.ConnectionId,
                record => record.Id,
                (draft, record) => new { record.Id, record.Name, record.State, draft.SavedBy, draft.SavedAt })
            .ToListAsync(cancellationToken);
        return [.. drafts.OrderByDescending(draft => draft.SavedAt)
            .Select(draft => new DraftOfCluster(draft.Id, draft.Name, draft.State, draft.SavedBy, draft.SavedAt))];
    }

    /// <summary>Starts a draft: the name is reserved in the record, nothing is in Auth0.</summary>
    public Task<Result<OpenDraft>> StartAsync(ClusterId clusterId, OnboardingForm form, Actor actor, CancellationToken cancellationToken) =>
        StorageProblem.OrAsync(() => BeginAsync(clusterId, form, actor, cancellationToken));

    /// <summary>
    /// Saves the form as it is, valid or not; refused where another tab or person saved since <paramref name="version"/>.
    /// </summary>
    /// <returns>The draft with its new version.</returns>
    public Task<Result<OpenDraft>> SaveAsync(
        Guid id,
        OnboardingForm form,
        Guid version,
        Actor actor,
        CancellationToken cancellationToken) =>
        StorageProblem.OrAsync(() => WriteAsync(id, form, version, actor, cancellationToken));

    /// <summary>Records that the customer was given the hand-off: the next step is theirs.</summary>
    /// <param name="to">Whom it was sent to; empty if nobody was named.</param>
    public Task<Result<Done>> HandOverAsync(Guid id, Actor actor, string to, CancellationToken cancellationToken) =>
        StorageProblem.OrAsync(() => ChangeAsync(
            id,
            actor,
            (context, record, by, _) => Task.FromResult(MarkAsSent(context, record, by, to)),
            cancellationToken));

    /// <summary>Takes back that the hand-off was sent. Nothing in Auth0 changes.</summary>
    public Task<Result<Done>> UndoHandOverAsync(Guid id, Actor actor, CancellationToken cancellationToken) =>
        StorageProblem.OrAsync(() => ChangeAsync(
            id,
            actor,
            (context, record, by, _) => Task.FromResult(Unmark(context, record, by)),
            cancellationToken));

    /// <summary>Discards a draft. Its name becomes available again, unless a create was attempted.</summary>
    public Task<Result<Done>> DiscardAsync(Guid id, Actor actor, CancellationToken cancellationToken) =>
        StorageProblem.OrAsync(() => ChangeAsync(id, actor, DiscardAsync, cancellationToken));

    private async Task<Result<OpenDraft>> BeginAsync(
        ClusterId clusterId,
        OnboardingForm form,
        Actor actor,
        CancellationToken cancellationToken)
    {
        if (await rights.FindRefusalAsync(actor, Policies.ChangeSso) is { } refusal)
        {
            return refusal;
        }

        var name = ConnectionName.Parse(form.Name);
        if (!name.IsOk)
        {
            return name.Problem;
        }

        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var cluster = await context.Clusters.SingleOrDefaultAsync(row => row.Id == clusterId, cancellationToken);
        if (cluster is null)
        {
            return new Problem("This cluster doesn't exist.", "Add or import it first.") { Code = "draft.no-cluster" };
        }

        var record = new ConnectionRecord
        {
            Id = Guid.CreateVersion7(now),
            ClusterId = clusterId,
            Cluster = cluster,
            Name = name.Value,
            Protocol = form.Protocol,
            IdentityProvider = form.Provider,
            State = ConnectionState.Draft,
            StateSince = now,
            CreatedAt = now,
            UpdatedAt = now,
            Owner = actor.Name,
            OwnerId = actor.Id.ToString(),
        };
        var kept = form.WithoutSecrets();
        OnboardingRules.WriteTo(record, kept);
        var draft = new ConnectionDraft
        {
            ConnectionId = record.Id,
            Form = JsonSerializer.Serialize(kept),
            SavedAt = now,
            SavedBy = actor.Name
        };
        context.Connections.Add(record);
        context.Drafts.Add(draft);
        audit.Connection(context, actor, "draft.start", "done", $"Started onboarding {cluster.DisplayName} as {record.Name}.", record);
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (IsNameTaken(exception))
        {
            return DraftProblems.Taken(form.Name);
        }

        return new OpenDraft(record, form, draft.Version, now, Given: null);
    }

    private async Task<Result<OpenDraft>> WriteAsync(
        Guid id,
        OnboardingForm form,
        Guid version,
        Actor actor,
        CancellationToken cancellationToken)
    {
        if (await rights.FindRefusalAsync(actor, Policies.ChangeSso) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);

        // With the write lock: a creation that begins at this moment is seen, or sees what is saved here.
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var draft = await context.Drafts.SingleOrDefaultAsync(row => row.ConnectionId == id, cancellationToken);
        if (draft is null)
        {
            return new Problem(
                "This draft no longer exists: it was created in Auth0 or discarded.",
                "Open the connection from the list.")
            { Code = "draft.gone" };
        }

        if (draft.Version != version)
        {
            return DraftProblems.Conflict(draft);
        }

        var record = await context.Connections.Include(row => row.Cluster).SingleAsync(row => row.Id == id, cancellationToken);
        if (await context.Changes.AnyAsync(change => change.ConnectionId == id && change.SettledAt == null, cancellationToken))
        {
            return new Problem(
                $"{record.Name} is being created in Auth0.",
                "Wait for the result on its page.")
            { Code = "draft.in-doubt", NotLost = "What you typed is still here, but not saved." };
        }

        var before = record.Name;
        var kept = form.WithoutSecrets();
        OnboardingRules.WriteTo(record, kept);
        record.UpdatedAt = time.GetUtcNow();
        draft.Form = JsonSerializer.Serialize(kept);
        draft.SavedAt = time.GetUtcNow();
        draft.SavedBy = actor.Name;
        if (record.Name != before)
        {
            audit.Connection(context, actor, "draft.rename", "done", $"Renamed the draft {before} to {record.Name}.", record);
        }

        var given = await GivenHandOff.FindAsync(context, id, cancellationToken);
        if (record.State == ConnectionState.WaitingOnCustomer && given?.IsOutdated(record) == true)
        {
            if (record.MoveTo(ConnectionState.Draft, time.GetUtcNow()) is { } refused)
            {
                return refused;
            }

            audit.Connection(
                context,
                actor,
                "draft.reopen-hand-off",
                "done",
                $"Reopened the hand-off for {record.Name}: the customer was given the values of {given.Name} ({given.Protocol}).",
                record);
        }

        try
        {
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return DraftProblems.Conflict(draft);
        }
        catch (DbUpdateException exception) when (IsNameTaken(exception))
        {
            return DraftProblems.Taken(form.Name);
        }

        return new OpenDraft(record, form, draft.Version, draft.SavedAt, given);
    }

    private static bool IsNameTaken(DbUpdateException exception) => StorageProblem.IsUniqueViolation(exception);
}
