using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Differences;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.Auth0;
using SupportConsole.Federation;

namespace SupportConsole.App.Changes;

/// <summary>What a change does at the tenant, step by step, each step repeatable; and what came of it.</summary>
public sealed class ChangeExecutor(
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
        var set = await SendAsync(change, () => tenant.SetEnabledApplicationsAsync(change.Auth0Id!, wanted, CancellationToken.None));
        return set.IsOk ? await ReadApplicationsAsync(change) : Failed(set.Problem, change);
    }

    /// <summary>Marks an adopted connection, just read, as managed here; safe to repeat.</summary>
    public async Task<Verdict> MarkAsync(Change change, TenantConnection connection)
    {
        var record = await RecordAsync(change);
        var updated = await SendAsync(change, () => tenant.UpdateLabelsAsync(
            connection, ChangeMarks.For(change, record, connection.Metadata), CancellationToken.None));
        return updated.TryGet(out var marked, out var problem) ? await ConfirmAsync(change, marked) : Failed(problem, change);
    }

    /// <summary>Reads a connection that the tenant did not just give back, and its applications.</summary>
    public async Task<Verdict> ReadBackAsync(Change change, ConnectionId id)
    {
        var read = await tenant.GetConnectionAsync(id, CancellationToken.None);
        return read.TryGet(out var connection, out var problem) ? await ConfirmAsync(change, connection) : Unread(problem);
    }

    /// <summary>The last step before the outcome is saved: reads which applications the connection, as Auth0 holds it now, is enabled for.</summary>
    private async Task<Verdict> ConfirmAsync(Change change, TenantConnection connection)
    {
        steps.Before(change.Kind, ChangeStep.ReadBack);
        var enabled = await tenant.ListEnabledApplicationsAsync(connection.Id, CancellationToken.None);
        steps.After(change.Kind, ChangeStep.ReadBack);
        if (!enabled.IsOk)
        {
            return Unread(enabled.Problem);
        }

        var verdict = new Verdict(ChangeState.Confirmed, ChangeWords.Did(change.Kind), connection.RequestId ?? "")
        {
            Connection = connection,
            Applications = enabled.Value,
        };
        return verdict.After(change, ConnectionRecordUpdater.CredentialOf(connection, key));
    }

    /// <summary>Remembers the id of a created connection, enables it for the applications wanted, and reads it back; safe to repeat.</summary>
    public async Task<Verdict> FinishCreateAsync(Change change, ConnectionId id)
    {
        steps.Before(change.Kind, ChangeStep.IdRemembered);
        await journal.RememberIdAsync(change, id, CancellationToken.None);
        steps.After(change.Kind, ChangeStep.IdRemembered);

        var wanted = Applications(change);
        if (wanted.Count > 0)
        {
            var set = await SendAsync(change, ChangeStep.ApplicationsSet, () => tenant.SetEnabledApplicationsAsync(id, wanted, CancellationToken.None));
            // The connection is there: only what it is enabled for is in doubt, or refused.
            var seen = await ReadBackAsync(change, id);
            return seen.State != ChangeState.Confirmed || AreAsWanted(change, seen.Applications ?? [])
                ? seen
                : seen with { Words = $"Created in Auth0 and read back, but not enabled for its applications: {set.Problem?.What ?? "Auth0 took that, and shows something else."} Enable it on the connection's page." };
        }

        return await ReadBackAsync(change, id);
    }

    /// <summary>The applications that a change names, with true for enable.</summary>
    public static Dictionary<string, bool> Applications(Change change) =>
        change.Applications.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToDictionary(entry => entry[1..], entry => entry[0] == '+');

    /// <summary>Whether the applications read are enabled and disabled as the change wants.</summary>
    public static bool AreAsWanted(Change change, IReadOnlyList<string> enabled) => Applications(change).All(pair => enabled.Contains(pair.Key) == pair.Value);

    private async Task<Verdict> AdoptAsync(Change change)
    {
        var read = await tenant.GetConnectionAsync(change.Auth0Id!, CancellationToken.None);
        return read.TryGet(out var connection, out var problem) ? await MarkAsync(change, connection) : Failed(problem, change, nothingSent: true);
    }

    private async Task<Verdict> CreateAsync(ChangePlan plan, Change change)
    {
        var record = await RecordAsync(change);
        if (record.Version != plan.RecordVersion)
        {
            return new Verdict(ChangeState.Refused, $"{record.Name} was edited meanwhile; nothing was sent. Look at the draft as it is now and create it again.");
        }

        var request = new NewConnection(
            record.Name, SettingOptions.Strategy(record.Protocol), KnownConnection.Of(record).ShownName, SettingOptions.ForCreate(record.Protocol, record.IdentityProvider, record.Settings, plan.Secret, plan.Certificate),
            ChangeMarks.For(change, record, new Dictionary<string, string>()));
        var created = await SendAsync(change, () => tenant.CreateConnectionAsync(request, CancellationToken.None));
        return created.TryGet(out var connection, out var problem)
            ? await FinishCreateAsync(change, connection.Id)
            : problem is TenantProblem { Kind: TenantProblemKind.NameTaken } ? await NameTakenAsync(change, problem) : Failed(problem, change);
    }

    /// <summary>A name conflict may be our own doing: an earlier try of this connection that arrived after all.</summary>
    private async Task<Verdict> NameTakenAsync(Change change, Problem conflict)
    {
        var found = await tenant.FindConnectionAsync(change.ConnectionName, CancellationToken.None);
        if (!found.TryGet(out var answer, out var problem))
        {
            return new Verdict(
                ChangeState.Unknown,
                $"Auth0 says that the name is taken, and could not be asked by whom: {problem.What} If it was an earlier try of this connection, the console goes on with it.",
                (problem as TenantProblem)?.RequestId ?? "");
        }

        return answer.Connection is { } connection && await journal.IsMarkOfAsync(change.ConnectionId, connection.Metadata, CancellationToken.None)
            ? await FinishCreateAsync(change, connection.Id)
            : Failed(conflict, change);
    }

    private async Task<Verdict> ReplaceAsync(ChangePlan plan, Change change)
    {
        var read = await tenant.GetConnectionAsync(change.Auth0Id!, CancellationToken.None);
        if (!read.TryGet(out var current, out var problem))
        {
            return Failed(problem, change, nothingSent: true);
        }

        var now = OptionsSnapshot.Take(current.Options ?? new ConnectionOptions(new JsonObject()), key.Fingerprint);
        var touched = TouchedKeys.Of(change);
        var clash = OptionsComparison.Between(change.BaseOptions, now, current.Strategy)
            .Where(difference => touched.Contains(difference.Key))
            .ToList();
        var renaming = Renaming.Of(change);
        IReadOnlyList<string> clashing = [.. clash.Select(difference => difference.Key), .. renaming is not null && renaming.Before != current.ShownName ? [Renaming.Field] : Array.Empty<string>()];
        if (clashing.Count > 0)
        {
            return new Verdict(
                ChangeState.Refused,
                $"{string.Join(" and ", clashing.Select(OptionWords.Label))} changed in Auth0 after you planned this; nothing was sent. Plan it again to see both values.",
                current.RequestId ?? "");
        }

        var record = await RecordAsync(change);
        var marks = ChangeMarks.For(change, record, current.Metadata);
        var named = plan.DisplayName is { } name ? current.Called(name) : current;
        var replaced = await SendAsync(change, () => plan.Edit is { } edit
            ? tenant.ReplaceOptionsAsync(named, edit, marks, CancellationToken.None)
            : tenant.UpdateLabelsAsync(named, marks, CancellationToken.None));
        return replaced.TryGet(out var held, out problem) ? await ConfirmAsync(change, held) : Failed(problem, change);
    }

    private async Task<Verdict> RemoveAsync(Change change)
    {
        // Auth0 answers a second removal as it answers the first: that somebody else was first is known here only.
        var record = await RecordAsync(change);
        if (record.State == ConnectionState.Retired || record.Auth0Id != change.Auth0Id)
        {
            return new Verdict(ChangeState.Refused, $"{record.Name} was removed or replaced after you planned this; nothing was sent. Its page says by whom.");
        }

        var deleted = await SendAsync(change, () => tenant.DeleteConnectionAsync(change.Auth0Id!, CancellationToken.None));
        if (!deleted.TryGet(out var deletion, out var problem))
        {
            return Failed(problem, change);
        }

        steps.Before(change.Kind, ChangeStep.ReadBack);
        var found = await tenant.FindConnectionAsync(change.ConnectionName, CancellationToken.None);
        steps.After(change.Kind, ChangeStep.ReadBack);
        return !found.TryGet(out var answer, out problem) ? Unread(problem)
            : answer.Connection?.Id == change.Auth0Id ? new Verdict(ChangeState.Unknown, "Auth0 took the removal and still shows the connection; the console asks again.", deletion.RequestId ?? "")
            : new Verdict(
                ChangeState.Confirmed,
                deletion.IsGone ? ChangeWords.Did(change.Kind) : "Auth0 is deleting it; with many users that takes a while, and until it ends the name cannot be used again.",
                deletion.RequestId ?? "")
            { IsGone = true };
    }

    private async Task<Verdict> ReadApplicationsAsync(Change change)
    {
        steps.Before(change.Kind, ChangeStep.ReadBack);
        var enabled = await tenant.ListEnabledApplicationsAsync(change.Auth0Id!, CancellationToken.None);
        steps.After(change.Kind, ChangeStep.ReadBack);
        if (!enabled.IsOk)
        {
            return Unread(enabled.Problem);
        }

        return AreAsWanted(change, enabled.Value)
            ? new Verdict(ChangeState.Confirmed, ChangeWords.Did(change.Kind)) { Applications = enabled.Value }
            : new Verdict(ChangeState.Unknown, "Auth0 took it, and shows something else when read back; the console asks again.");
    }

    /// <summary>
    /// The one way by which a change calls the tenant: recorded before. If the answer is lost, the doubt begins when the console gives up waiting, not
    /// when it called: a call that it gave up on may still arrive.
    /// </summary>
    private Task<Result<T>> SendAsync<T>(Change change, Func<Task<Result<T>>> call) => SendAsync(change, ChangeStep.TenantCalled, call);

    private async Task<Result<T>> SendAsync<T>(Change change, ChangeStep step, Func<Task<Result<T>>> call)
    {
        await journal.BeginSendingAsync(change, CancellationToken.None);
        steps.Before(change.Kind, step);
        var answer = await call();
        steps.After(change.Kind, step);
        if (answer.Problem is TenantProblem { Effect: TenantEffect.Unknown })
        {
            change.SentAt = time.GetUtcNow();
        }

        return answer;
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
