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
/// <param name="Form">The form as typed.</param>
/// <param name="Version">The version that a save must name.</param>
/// <param name="SavedAt">When it was saved, UTC.</param>
public sealed record OpenDraft(ConnectionRecord Record, OnboardingForm Form, Guid Version, DateTimeOffset SavedAt);

/// <summary>Keeps drafts: started, saved as one types, handed over, thrown away. Two tabs on one draft are told.</summary>
public sealed class DraftService(IDbContextFactory<ConsoleDbContext> contexts, AuditTrail audit, Rights rights, TimeProvider time)
{
    /// <summary>Opens a draft; null where there is none of that id.</summary>
    public async Task<OpenDraft?> OpenAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var record = await context.Connections.AsNoTracking().Include(row => row.Cluster).SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        var draft = await context.Drafts.AsNoTracking().SingleOrDefaultAsync(row => row.ConnectionId == id, cancellationToken);
        return record is null || draft is null ? null : new OpenDraft(record, JsonSerializer.Deserialize<OnboardingForm>(draft.Form) ?? new OnboardingForm(), draft.Version, draft.SavedAt);
    }

    /// <summary>Starts a draft: the name is reserved in the record, nothing is in Auth0.</summary>
    public Task<Result<OpenDraft>> StartAsync(ClusterId clusterId, OnboardingForm form, Actor actor, CancellationToken cancellationToken) =>
        StorageProblem.OrAsync(() => BeginAsync(clusterId, form, actor, cancellationToken));

    /// <summary>Saves the form as it is, valid or not; refused where another tab or person saved since <paramref name="version"/>.</summary>
    /// <returns>The draft with its new version.</returns>
    public Task<Result<OpenDraft>> SaveAsync(Guid id, OnboardingForm form, Guid version, Actor actor, CancellationToken cancellationToken) =>
        StorageProblem.OrAsync(() => WriteAsync(id, form, version, actor, cancellationToken));

    /// <summary>Notes that the hand-off was given: it waits on the customer now, and the age begins.</summary>
    public Task<Result<Done>> HandOverAsync(Guid id, Actor actor, CancellationToken cancellationToken) =>
        StorageProblem.OrAsync(() => MoveOnAsync(id, actor, cancellationToken));

    /// <summary>Throws a draft away; its name is free again, since nothing was in Auth0.</summary>
    public Task<Result<Done>> DiscardAsync(Guid id, Actor actor, CancellationToken cancellationToken) =>
        StorageProblem.OrAsync(() => ThrowAwayAsync(id, actor, cancellationToken));

    private async Task<Result<OpenDraft>> BeginAsync(ClusterId clusterId, OnboardingForm form, Actor actor, CancellationToken cancellationToken)
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
            return new Problem("There is no such cluster in the record.", "Add or import it first.") { Code = "draft.no-cluster" };
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
        };
        OnboardingRules.WriteTo(record, form);
        var draft = new ConnectionDraft { ConnectionId = record.Id, Form = JsonSerializer.Serialize(form), SavedAt = now, SavedBy = actor.Name };
        context.Connections.Add(record);
        context.Drafts.Add(draft);
        audit.Connection(context, actor, "draft.start", "done", $"Began onboarding {cluster.DisplayName} as {record.Name}.", record);
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (IsNameTaken(exception))
        {
            return Taken(form.Name);
        }

        return new OpenDraft(record, form, draft.Version, now);
    }

    private async Task<Result<OpenDraft>> WriteAsync(Guid id, OnboardingForm form, Guid version, Actor actor, CancellationToken cancellationToken)
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
            return new Problem("This draft is gone: it was created in Auth0 or thrown away.", "Open the connection from the list.") { Code = "draft.gone" };
        }

        if (draft.Version != version)
        {
            return Conflict(draft);
        }

        var record = await context.Connections.Include(row => row.Cluster).SingleAsync(row => row.Id == id, cancellationToken);
        if (await context.Changes.AnyAsync(change => change.ConnectionId == id && change.SettledAt == null, cancellationToken))
        {
            return new Problem($"{record.Name} is being created in Auth0, and how that ends is not known yet.", "Wait until its page says how it ended; then go on.") { Code = "draft.in-doubt", NotLost = "What you typed is still here, and is not saved." };
        }

        var before = record.Name;
        OnboardingRules.WriteTo(record, form);
        record.UpdatedAt = time.GetUtcNow();
        (draft.Form, draft.SavedAt, draft.SavedBy) = (JsonSerializer.Serialize(form), time.GetUtcNow(), actor.Name);
        if (record.Name != before)
        {
            audit.Connection(context, actor, "draft.rename", "done", $"Renamed the draft {before} to {record.Name}.", record);
        }

        try
        {
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Conflict(draft);
        }
        catch (DbUpdateException exception) when (IsNameTaken(exception))
        {
            return Taken(form.Name);
        }

        return new OpenDraft(record, form, draft.Version, draft.SavedAt);
    }

    private async Task<Result<Done>> MoveOnAsync(Guid id, Actor actor, CancellationToken cancellationToken)
    {
        if (await rights.FindRefusalAsync(actor, Policies.ChangeSso) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var record = await context.Connections.Include(row => row.Cluster).SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (record is not { State: ConnectionState.Draft or ConnectionState.WaitingOnCustomer, Auth0Id: null })
        {
            return new Problem("This is no longer a draft: it was created in Auth0 or thrown away, here or elsewhere.", "Open the connection from the list.") { Code = "draft.not-a-draft" };
        }

        if (record.MoveTo(ConnectionState.WaitingOnCustomer, time.GetUtcNow()) is { } refused)
        {
            return refused;
        }

        audit.Connection(context, actor, "draft.hand-over", "done", $"Gave {record.Cluster.DisplayName} the hand-off for {record.Name}.", record);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Done.Instance;
    }

    private async Task<Result<Done>> ThrowAwayAsync(Guid id, Actor actor, CancellationToken cancellationToken)
    {
        if (await rights.FindRefusalAsync(actor, Policies.ChangeSso) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var record = await context.Connections.Include(row => row.Cluster).SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (record is not { State: ConnectionState.Draft or ConnectionState.WaitingOnCustomer, Auth0Id: null })
        {
            return new Problem("Only a draft can be thrown away.", "Remove the connection on its page instead.") { Code = "draft.not-a-draft" };
        }

        var tries = await context.Changes.Where(change => change.ConnectionId == id).Select(change => change.SettledAt != null).ToListAsync(cancellationToken);
        if (tries.Contains(false))
        {
            return new Problem($"It is not known yet whether Auth0 created {record.Name}.", "Wait until its page says how that ended.") { Code = "draft.in-doubt", NotLost = "The draft is as it was." };
        }

        var what = $"Threw away the draft {record.Name} of {record.Cluster.DisplayName}";
        if (tries.Count == 0)
        {
            audit.Connection(context, actor, "draft.discard", "done", $"{what}.", record);
            context.Connections.Remove(record);
        }
        else
        {
            // What was tried stays on record, and so the record stays.
            audit.Connection(context, actor, "draft.discard", "done", $"{what}; the record stays, with what was tried.", record);
            if (record.MoveTo(ConnectionState.Retired, time.GetUtcNow()) is { } refused)
            {
                return refused;
            }

            record.Attention = "";
            await context.Drafts.Where(draft => draft.ConnectionId == id).ExecuteDeleteAsync(cancellationToken);
        }

        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Done.Instance;
    }

    private static bool IsNameTaken(DbUpdateException exception) => StorageProblem.IsUniqueViolation(exception);

    private static Problem Taken(string name) => new($"{name} is taken in the record.", "Choose another name.") { Code = "name.taken-in-record", NotLost = "What you typed is still here." };

    private static Problem Conflict(ConnectionDraft draft) =>
        new($"{draft.SavedBy} saved this draft elsewhere at {draft.SavedAt:HH:mm:ss} UTC.", "Load the page again to see what they typed; copy yours first where you need it.") { Code = "draft.conflict", NotLost = "What you typed is still here, and is not saved." };
}
