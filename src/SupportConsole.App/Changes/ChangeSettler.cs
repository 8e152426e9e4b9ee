using System.Collections.Concurrent;
using SupportConsole.App.Differences;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.Auth0;
using SupportConsole.Federation;

namespace SupportConsole.App.Changes;

/// <summary>
/// Settles changes that a crash, a timeout or a 5xx left open, by reading the tenant. Never sends a credential: it has none. Concludes
/// that nothing happened only after <see cref="ChangeSettings.DoubtFor"/>: until then the call may still arrive.
/// </summary>
public sealed class ChangeSettler(
    IAuth0Tenant tenant,
    ChangeJournal journal,
    ChangeExecutor executor,
    FingerprintKey key,
    ChangeSettings settings,
    TimeProvider time)
{
    /// <summary>When this console first checked each change whose call was sent later than now: the clock was set back since.</summary>
    private readonly ConcurrentDictionary<Guid, long> firstLooks = new();

    /// <summary>Settles the changes that are due and that nobody works on. Returns how many were settled.</summary>
    public async Task<int> SettleDueAsync(CancellationToken cancellationToken)
    {
        var settled = 0;
        foreach (var id in await journal.FindDueAsync(cancellationToken))
        {
            if (!journal.TryTake(id))
            {
                continue;
            }

            try
            {
                settled += await SettleAsync(id, cancellationToken) ? 1 : 0;
            }
            finally
            {
                journal.Release(id);
            }
        }

        return settled;
    }

    public Task<Verdict> FindOutAsync(Change change)
    {
        if (change.SentAt is null)
        {
            return Task.FromResult(new Verdict(
                ChangeState.Refused,
                "SupportConsole stopped before it called Auth0; nothing was sent. Try again."));
        }

        return change.Kind switch
        {
            ChangeKind.Create => FindOutCreateAsync(change),
            ChangeKind.Remove => FindOutRemoveAsync(change),
            ChangeKind.Enable or ChangeKind.Disable => FindOutApplicationsAsync(change),
            ChangeKind.Adopt => FindOutAdoptAsync(change),
            _ => FindOutReplaceAsync(change),
        };
    }

    private async Task<bool> SettleAsync(Guid id, CancellationToken cancellationToken)
    {
        // Read only once it is taken: until then its runner may have settled it.
        if (await journal.FindDueAsync(id, cancellationToken) is not { } change)
        {
            return false;
        }

        var verdict = await FindOutAsync(change);
        var isSettled = (await journal.SettleAsync(change, verdict, Actor.Console, CancellationToken.None)).IsSettled;
        if (isSettled)
        {
            firstLooks.TryRemove(id, out _);
        }

        return isSettled;
    }

    private async Task<Verdict> FindOutCreateAsync(Change change)
    {
        var found = await tenant.FindConnectionAsync(change.ConnectionName, CancellationToken.None);
        if (!found.TryGet(out var answer, out var problem))
        {
            return Unread(problem);
        }

        if (answer.Connection is not { } connection)
        {
            return IsInDoubt(change)
                ? Later("Auth0 does not have the connection yet.")
                : new Verdict(ChangeState.Refused, "Not created in Auth0. Enter the credential again and create it.");
        }

        if (connection.Id != change.Auth0Id && !await journal.IsMarkOfAsync(
            change.ConnectionId,
            connection.Metadata,
            CancellationToken.None))
        {
            return new Verdict(
                ChangeState.Refused,
                $"Not created: Auth0 has another connection named {connection.Name}. Choose another name, or adopt that connection.",
                connection.RequestId ?? "");
        }

        return await executor.FinishCreateAsync(change, connection.Id);
    }

    private async Task<Verdict> FindOutReplaceAsync(Change change)
    {
        var read = await tenant.GetConnectionAsync(change.Auth0Id!, CancellationToken.None);
        if (!read.TryGet(out var connection, out var problem))
        {
            return await NotReadAsync(change, problem);
        }

        if (connection.Options is null)
        {
            return Later("Auth0 hides the connection's settings: grant SupportConsole's application the scope read:connections_options.");
        }

        var now = OptionsSnapshot.Take(connection.Options, key.NamedFingerprint);
        var touched = TouchedKeys.Of(change);
        var renaming = Renaming.Of(change);
        bool Same(string? snapshot, string? name)
        {
            var differences = OptionsComparison.Between(snapshot, now, connection.Strategy)
                .Where(difference => touched.Contains(difference.Key));
            return (name is null || name == connection.ShownName) && !differences.Any();
        }

        if (Same(change.WantedOptions, renaming?.After))
        {
            return await executor.ReadBackAsync(change, connection.Id);
        }

        if (Same(change.BaseOptions, renaming?.Before))
        {
            return IsInDoubt(change)
                ? Later("Auth0 still has the previous values.")
                : new Verdict(
                    ChangeState.Refused,
                    "The change did not reach Auth0, which still has the previous values. Try again and enter any secret again.",
                    connection.RequestId ?? "");
        }

        return new Verdict(
            ChangeState.Superseded,
            "Auth0 has neither the previous nor the new values: somebody else changed them. Compare both before you continue.",
            connection.RequestId ?? "")
        {
            Connection = connection,
        };
    }

    private async Task<Verdict> FindOutApplicationsAsync(Change change)
    {
        var enabled = await tenant.ListEnabledApplicationsAsync(change.Auth0Id!, CancellationToken.None);
        if (!enabled.IsOk)
        {
            return await NotReadAsync(change, enabled.Problem);
        }

        // Enabling twice does no harm, so it is sent again.
        return ChangeExecutor.AreAsWanted(change, enabled.Value)
            ? new Verdict(ChangeState.Confirmed, ChangeWords.Did(change.Kind)) { Applications = enabled.Value }
            : await RepeatAsync(change, () => executor.SetApplicationsAsync(change));
    }

    private async Task<Verdict> FindOutAdoptAsync(Change change)
    {
        var read = await tenant.GetConnectionAsync(change.Auth0Id!, CancellationToken.None);
        if (!read.TryGet(out var connection, out var problem))
        {
            return await NotReadAsync(change, problem);
        }

        return ChangeMarks.IsMarkedBy(change, connection.Metadata)
            ? await executor.ReadBackAsync(change, connection.Id)
            : await RepeatAsync(change, () => executor.MarkAsync(change, connection));
    }

    /// <summary>Retries. A refusal does not prove that the earlier call failed: it may still be processed.</summary>
    private async Task<Verdict> RepeatAsync(Change change, Func<Task<Verdict>> repeat)
    {
        var isInDoubt = IsInDoubt(change);
        var verdict = await repeat();
        return verdict.State == ChangeState.Refused && isInDoubt ? verdict with { State = ChangeState.Unknown } : verdict;
    }

    private async Task<Verdict> FindOutRemoveAsync(Change change)
    {
        var read = await tenant.FindConnectionAsync(change.ConnectionName, CancellationToken.None);
        if (!read.TryGet(out var answer, out var problem))
        {
            return Unread(problem);
        }

        if (answer.Connection is not { } connection || connection.Id != change.Auth0Id)
        {
            return new Verdict(ChangeState.Confirmed, ChangeWords.Did(change.Kind)) { IsGone = true };
        }

        return IsInDoubt(change)
            ? Later("Auth0 still has the connection.")
            : new Verdict(ChangeState.Refused, "Not removed: Auth0 still has the connection. Try again.", connection.RequestId ?? "");
    }

    /// <summary>A 404 means deleted only after the doubt is over, and only if Auth0 does not know the name either.</summary>
    private async Task<Verdict> NotReadAsync(Change change, Problem problem)
    {
        if (problem is not TenantProblem { Kind: TenantProblemKind.NotFound })
        {
            return Unread(problem);
        }

        if (IsInDoubt(change))
        {
            return Later("Auth0 does not find the connection.");
        }

        var found = await tenant.FindConnectionAsync(change.ConnectionName, CancellationToken.None);
        if (!found.TryGet(out var answer, out var unread))
        {
            return Unread(unread);
        }

        return answer.Connection?.Id == change.Auth0Id
            ? Later("Auth0 lists the connection but does not return it.")
            : new Verdict(ChangeState.Superseded, "Somebody deleted the connection in Auth0.") { IsGone = true };
    }

    /// <summary>Whether the call may still arrive at Auth0.</summary>
    private bool IsInDoubt(Change change)
    {
        var now = time.GetUtcNow();
        return change.SentAt <= now
            ? now < change.SentAt + settings.DoubtFor
            : time.GetElapsedTime(firstLooks.GetOrAdd(change.Id, _ => time.GetTimestamp())) < settings.DoubtFor;
    }

    private static Verdict Later(string words) => new(ChangeState.Unknown, $"{words} SupportConsole checks again.");

    private static Verdict Unread(Problem problem) =>
        new(ChangeState.Unknown, $"{problem.What} SupportConsole checks again.", (problem as TenantProblem)?.RequestId ?? "");
}
