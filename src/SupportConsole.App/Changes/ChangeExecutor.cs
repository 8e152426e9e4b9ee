using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Differences;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.Auth0;
using SupportConsole.Federation;

namespace SupportConsole.App.Changes;

/// <summary>Carries out a change in the tenant, step by step. Each step is repeatable.</summary>
public sealed class ChangeExecutor(
    IAuth0Tenant tenant,
    ChangeJournal journal,
    IDbContextFactory<ConsoleDbContext> contexts,
    FingerprintKey key,
    ChangeSteps steps,
    TimeProvider time)
{
    /// <summary>Carries out the change. Every failure of Auth0 or the network is in the verdict.</summary>
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
        var set = await SendAsync(
            change,
            () => tenant.SetEnabledApplicationsAsync(change.Auth0Id!, change.Applications, CancellationToken.None));
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

    /// <summary>The last step before the outcome is saved: reads the enabled applications.</summary>
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

    /// <summary>
    /// Remembers the id of a created connection, enables it for the applications wanted, and reads it back; safe to repeat.
    /// </summary>
    public async Task<Verdict> FinishCreateAsync(Change change, ConnectionId id)
    {
        steps.Before(change.Kind, ChangeStep.IdRemembered);
        await journal.RememberIdAsync(change, id, CancellationToken.None);
        steps.After(change.Kind, ChangeStep.IdRemembered);

        // The others wait for a test sign-in.
        var enabled = change.Applications.Where(pair => pair.Value).ToDictionary();
        if (enabled.Count > 0)
        {
            var set = await SendAsync(
                change,
                ChangeStep.ApplicationsSet,
                () => tenant.SetEnabledApplicationsAsync(id, enabled, CancellationToken.None));
            // The connection exists: only its applications are in doubt, or refused.
            var seen = await ReadBackAsync(change, id);
            if (seen.State != ChangeState.Confirmed || enabled.Keys.All((seen.Applications ?? []).Contains))
            {
                return seen;
            }

            var why = set.Problem?.What ?? "Auth0 accepted it, but does not show it.";
            return seen with { Words = $"{ChangeWords.NotEnabled} {why} Enable it on the connection's page." };
        }

        return await ReadBackAsync(change, id);
    }

    public static bool AreAsWanted(Change change, IReadOnlyList<string> enabled) =>
        change.Applications.All(pair => enabled.Contains(pair.Key) == pair.Value);

    private async Task<Verdict> AdoptAsync(Change change)
    {
        var read = await tenant.GetConnectionAsync(change.Auth0Id!, CancellationToken.None);
        return read.TryGet(out var connection, out var problem)
            ? await MarkAsync(change, connection)
            : Failed(problem, change, nothingSent: true);
    }

    private async Task<Verdict> CreateAsync(ChangePlan plan, Change change)
    {
        var record = await RecordAsync(change);
        if (record.Version != plan.RecordVersion)
        {
            return new Verdict(
                ChangeState.Refused,
                $"Somebody edited {record.Name} after you planned this; nothing was sent. Review the draft and create it again.");
        }

        var request = new NewConnection(
            record.Name,
            SettingOptions.Strategy(record.Protocol),
            KnownConnection.Of(record).ShownName,
            SettingOptions.ForCreate(record.Protocol, record.IdentityProvider, record.Settings, plan.Secret, plan.Certificate),
            ChangeMarks.For(change, record, new Dictionary<string, string>()));
        var created = await SendAsync(change, () => tenant.CreateConnectionAsync(request, CancellationToken.None));
        if (created.TryGet(out var connection, out var problem))
        {
            return await FinishCreateAsync(change, connection.Id);
        }

        return problem is TenantProblem { Kind: TenantProblemKind.NameTaken }
            ? await NameTakenAsync(change, problem)
            : Failed(problem, change);
    }

    /// <summary>The name may be taken by an earlier attempt to create this connection, which had reached Auth0.</summary>
    private async Task<Verdict> NameTakenAsync(Change change, Problem conflict)
    {
        var found = await tenant.FindConnectionAsync(change.ConnectionName, CancellationToken.None);
        if (!found.TryGet(out var answer, out var problem))
        {
            return new Verdict(
                ChangeState.Unknown,
                $"The name is taken in Auth0. SupportConsole checks whether by an earlier attempt: {problem.What}",
                (problem as TenantProblem)?.RequestId ?? "");
        }

        if (answer.Connection is not { } connection)
        {
            return Failed(conflict, change);
        }

        return await journal.IsMarkOfAsync(change.ConnectionId, connection.Metadata, CancellationToken.None)
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

        var now = OptionsSnapshot.Take(current.Options ?? new ConnectionOptions(new JsonObject()), key.NamedFingerprint);
        var touched = TouchedKeys.Of(change);
        var clash = OptionsComparison.Between(change.BaseOptions, now, current.Strategy)
            .Where(difference => touched.Contains(difference.Key))
            .ToList();
        var renaming = Renaming.Of(change);
        var clashing = clash.Select(difference => difference.Key).ToList();
        if (renaming is not null && renaming.Before != current.ShownName)
        {
            clashing.Add(Renaming.Field);
        }

        if (clashing.Count > 0)
        {
            var fields = string.Join(" and ", clashing.Select(OptionWords.Label));
            return new Verdict(
                ChangeState.Refused,
                $"{fields} changed in Auth0 after you planned this; nothing was sent. Plan it again to see both values.",
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
        // Auth0 answers a second removal like the first, so the record decides who was first.
        var record = await RecordAsync(change);
        if (record.State == ConnectionState.Retired || record.Auth0Id != change.Auth0Id)
        {
            return new Verdict(
                ChangeState.Refused,
                $"{record.Name} was removed or replaced after you planned this; nothing was sent. Its page says by whom.");
        }

        var deleted = await SendAsync(change, () => tenant.DeleteConnectionAsync(change.Auth0Id!, CancellationToken.None));
        if (!deleted.TryGet(out var deletion, out var problem))
        {
            return Failed(problem, change);
        }

        steps.Before(change.Kind, ChangeStep.ReadBack);
        var found = await tenant.FindConnectionAsync(change.ConnectionName, CancellationToken.None);
        steps.After(change.Kind, ChangeStep.ReadBack);
        if (!found.TryGet(out var answer, out problem))
        {
            return Unread(problem);
        }

        var requestId = deletion.RequestId ?? "";
        if (answer.Connection?.Id == change.Auth0Id)
        {
            const string Still = "Auth0 accepted the removal, but still has the connection. SupportConsole checks again.";
            return new Verdict(ChangeState.Unknown, Still, requestId);
        }

        const string Deleting = "Auth0 is deleting the connection. With many users this takes a while; until then its name can't be used.";
        return new Verdict(ChangeState.Confirmed, deletion.IsGone ? ChangeWords.Did(change.Kind) : Deleting, requestId) { IsGone = true };
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
            : new Verdict(ChangeState.Unknown, "Auth0 accepted it, but does not show it. SupportConsole checks again.");
    }

    /// <summary>
    /// The one way by which a change calls the tenant: recorded before. If the answer is lost, the doubt begins when the console gives up
    /// waiting, not when it called: a call that it gave up on may still arrive.
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

        return nothingSent
            ? Verdict.From(tenantProblem with { Effect = TenantEffect.None }, change.SentAt is null ? "Nothing was sent." : "")
            : Verdict.From(tenantProblem, "");
    }

    private static Verdict Unread(Problem problem)
    {
        var requestId = (problem as TenantProblem)?.RequestId ?? "";
        return new Verdict(ChangeState.Unknown, $"Not verified yet: {problem.What} SupportConsole checks again.", requestId);
    }
}
