using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Connections;
using SupportConsole.App.Data;
using SupportConsole.Auth0;
using SupportConsole.Federation;

namespace SupportConsole.App.Changes;

/// <summary>What a change does at the tenant, step by step, each step repeatable; and what came of it.</summary>
internal sealed class TenantWork(
    IAuth0Tenant tenant, ChangeJournal journal, IDbContextFactory<ConsoleDbContext> contexts, FingerprintKey key, ChangeSteps steps, TimeProvider time)
{
    /// <summary>Does it. Everything that Auth0 or the network can bring about is in the verdict.</summary>
    public Task<Verdict> DoAsync(ChangePlan plan, Change change) => change.Kind switch
    {
        ChangeKind.Create => CreateAsync(plan, change),
        ChangeKind.Enable or ChangeKind.Disable => SetApplicationsAsync(change),
        ChangeKind.Remove => RemoveAsync(change),
        ChangeKind.Adopt => AdoptAsync(change),
        _ => ReplaceAsync(plan, change),
    };

    /// <summary>Enables or disables, as the change says; safe to repeat.</summary>
    public async Task<Verdict> SetApplicationsAsync(Change change)
    {
        var wanted = Applications(change);
        await SendingAsync(change);
        steps.Before(change.Kind, ChangeStep.TenantCalled);
        var set = await tenant.SetEnabledApplicationsAsync(change.Auth0Id!, wanted, CancellationToken.None);
        steps.After(change.Kind, ChangeStep.TenantCalled);
        return set.IsOk ? await ReadApplicationsAsync(change, wanted) : Failed(set.Problem, change);
    }

    /// <summary>Marks an adopted connection as managed here; safe to repeat.</summary>
    public async Task<Verdict> AdoptAsync(Change change)
    {
        var read = await tenant.GetConnectionAsync(change.Auth0Id!, CancellationToken.None);
        if (!read.TryGet(out var connection, out var problem))
        {
            return Failed(problem, change, nothingSent: change.SentAt is null);
        }

        var record = await RecordAsync(change);
        await SendingAsync(change);
        steps.Before(change.Kind, ChangeStep.TenantCalled);
        var updated = await tenant.UpdateLabelsAsync(
            connection.Id, connection.DisplayName ?? connection.Name.Value, ChangeMarks.For(change, record, connection.Metadata), CancellationToken.None);
        steps.After(change.Kind, ChangeStep.TenantCalled);
        return updated.IsOk ? await ReadBackAsync(change, connection.Id) : Failed(updated.Problem, change);
    }

    /// <summary>Reads the connection and its applications: the last step before the outcome is committed.</summary>
    public async Task<Verdict> ReadBackAsync(Change change, ConnectionId id)
    {
        steps.Before(change.Kind, ChangeStep.ReadBack);
        var read = await tenant.GetConnectionAsync(id, CancellationToken.None);
        var enabled = read.IsOk ? await tenant.ListEnabledApplicationsAsync(id, CancellationToken.None) : null;
        steps.After(change.Kind, ChangeStep.ReadBack);
        if (!read.TryGet(out var connection, out var problem) || enabled is { IsOk: false } && (problem = enabled.Problem) is not null)
        {
            return Unread(problem!);
        }

        return new Verdict(ChangeState.Confirmed, ChangeWords.Did(change.Kind), connection.RequestId ?? "") { Connection = connection, Applications = enabled!.Value };
    }

    /// <summary>Enables a created connection for the applications wanted, and reads it back; safe to repeat.</summary>
    public async Task<Verdict> FinishCreateAsync(Change change, ConnectionId id)
    {
        var wanted = Applications(change);
        if (wanted.Count > 0)
        {
            steps.Before(change.Kind, ChangeStep.ApplicationsSet);
            var set = await tenant.SetEnabledApplicationsAsync(id, wanted, CancellationToken.None);
            steps.After(change.Kind, ChangeStep.ApplicationsSet);
            if (!set.IsOk)
            {
                // The connection is there: only what it is enabled for is in doubt, or refused.
                var seen = await ReadBackAsync(change, id);
                return seen.State != ChangeState.Confirmed
                    ? seen
                    : seen with { Words = $"Created in Auth0 and read back, but not enabled for its applications: {set.Problem.What} Enable it on the connection's page." };
            }
        }

        return await ReadBackAsync(change, id);
    }

    /// <summary>The applications that a change names, with true for enable.</summary>
    public static Dictionary<string, bool> Applications(Change change) =>
        change.Applications.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToDictionary(entry => entry[1..], entry => entry[0] == '+');

    private async Task<Verdict> CreateAsync(ChangePlan plan, Change change)
    {
        var record = await RecordAsync(change);
        if (record.Version != plan.RecordVersion)
        {
            return new Verdict(ChangeState.Refused, $"{record.Name} was edited meanwhile; nothing was sent. Look at the draft as it is now and create it again.");
        }

        var request = new NewConnection(
            record.Name, CreateOptions.Strategy(record.Protocol), ChangePlanner.DisplayName(record), CreateOptions.For(record, plan.Secret, plan.Certificate),
            ChangeMarks.For(change, record, new Dictionary<string, string>()));
        await SendingAsync(change);
        steps.Before(change.Kind, ChangeStep.TenantCalled);
        var created = await tenant.CreateConnectionAsync(request, CancellationToken.None);
        steps.After(change.Kind, ChangeStep.TenantCalled);
        if (!created.TryGet(out var connection, out var problem))
        {
            return Failed(problem, change);
        }

        steps.Before(change.Kind, ChangeStep.IdRemembered);
        change.Auth0Id = connection.Id;
        change.State = ChangeState.Checking;
        await journal.NoteAsync(change, CancellationToken.None);
        steps.After(change.Kind, ChangeStep.IdRemembered);
        return await FinishCreateAsync(change, connection.Id);
    }

    private async Task<Verdict> ReplaceAsync(ChangePlan plan, Change change)
    {
        var read = await tenant.GetConnectionAsync(change.Auth0Id!, CancellationToken.None);
        if (!read.TryGet(out var current, out var problem))
        {
            return Failed(problem, change, nothingSent: true);
        }

        var now = OptionsSnapshot.Take(current.Options ?? new ConnectionOptions(new JsonObject()), key.Fingerprint);
        var touched = OptionsComparison.Between(change.BaseOptions, change.WantedOptions).Select(difference => difference.Key).ToHashSet();
        var clash = OptionsComparison.Between(change.BaseOptions, now).Where(difference => touched.Contains(difference.Key)).ToList();
        if (clash.Count > 0)
        {
            return new Verdict(
                ChangeState.Refused,
                $"{string.Join(" and ", clash.Select(difference => FieldLabels.Of(difference.Key)))} changed in Auth0 after you planned this; nothing was sent. Plan it again to see both values.",
                current.RequestId ?? "");
        }

        var record = await RecordAsync(change);
        await SendingAsync(change);
        steps.Before(change.Kind, ChangeStep.TenantCalled);
        var replaced = await tenant.ReplaceOptionsAsync(current, plan.Edit!, ChangeMarks.For(change, record, current.Metadata), CancellationToken.None);
        steps.After(change.Kind, ChangeStep.TenantCalled);
        return replaced.IsOk ? await ReadBackAsync(change, change.Auth0Id!) : Failed(replaced.Problem, change);
    }

    private async Task<Verdict> RemoveAsync(Change change)
    {
        await SendingAsync(change);
        steps.Before(change.Kind, ChangeStep.TenantCalled);
        var deleted = await tenant.DeleteConnectionAsync(change.Auth0Id!, CancellationToken.None);
        steps.After(change.Kind, ChangeStep.TenantCalled);
        return deleted.TryGet(out var deletion, out var problem)
            ? new Verdict(
                ChangeState.Confirmed,
                deletion.IsGone ? ChangeWords.Did(change.Kind) : "Auth0 is deleting it; with many users that takes a while, and until it ends the name cannot be used again.",
                deletion.RequestId ?? "")
            { IsGone = true }
            : Failed(problem, change);
    }

    private async Task<Verdict> ReadApplicationsAsync(Change change, Dictionary<string, bool> wanted)
    {
        steps.Before(change.Kind, ChangeStep.ReadBack);
        var enabled = await tenant.ListEnabledApplicationsAsync(change.Auth0Id!, CancellationToken.None);
        steps.After(change.Kind, ChangeStep.ReadBack);
        if (!enabled.IsOk)
        {
            return Unread(enabled.Problem);
        }

        return wanted.All(pair => enabled.Value.Contains(pair.Key) == pair.Value)
            ? new Verdict(ChangeState.Confirmed, ChangeWords.Did(change.Kind)) { Applications = enabled.Value }
            : new Verdict(ChangeState.Unknown, "Auth0 took it, and shows something else when read back; the console asks again.");
    }

    private async Task SendingAsync(Change change)
    {
        change.State = ChangeState.Sending;
        change.SentAt ??= time.GetUtcNow();
        await journal.NoteAsync(change, CancellationToken.None);
    }

    private async Task<ConnectionRecord> RecordAsync(Change change)
    {
        await using var context = await contexts.CreateDbContextAsync();
        return await context.Connections.AsNoTracking().SingleAsync(record => record.Id == change.ConnectionId);
    }

    private static Verdict Failed(Problem problem, Change change, bool nothingSent = false)
    {
        if (problem is not TenantProblem tenantProblem)
        {
            return new Verdict(ChangeState.Refused, problem.ToString());
        }

        return Verdict.From(nothingSent ? tenantProblem with { Effect = TenantEffect.None } : tenantProblem, nothingSent && change.SentAt is null ? "Nothing was sent." : "");
    }

    private static Verdict Unread(Problem problem) =>
        new(ChangeState.Unknown, $"Auth0 answered, but could not be read back: {problem.What} The console asks again and settles it.", (problem as TenantProblem)?.RequestId ?? "");
}
