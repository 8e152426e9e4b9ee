using SupportConsole.App.Differences;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.Auth0;
using SupportConsole.Federation;

namespace SupportConsole.App.Changes;

/// <summary>
/// Finds out what became of a change that a crash, a timeout or a 5xx left open, by asking the tenant: created after all, not created, rotated, somebody
/// else's value, deleted. Never sends a credential: it has none.
/// </summary>
public sealed class ChangeSettler(
    IAuth0Tenant tenant,
    ChangeJournal journal,
    ChangeExecutor executor,
    FingerprintKey key,
    ChangeSettings settings,
    TimeProvider time)
{
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

    /// <summary>Asks the tenant what became of one change that was sent.</summary>
    public Task<Verdict> FindOutAsync(Change change)
    {
        if (change.SentAt is null)
        {
            return Task.FromResult(new Verdict(ChangeState.Refused, "The console stopped before it called Auth0: nothing was sent. Do it again."));
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
        return (await journal.SettleAsync(change, verdict, Actor.Console, CancellationToken.None)).IsSettled;
    }

    private async Task<Verdict> FindOutCreateAsync(Change change)
    {
        var found = await tenant.FindConnectionAsync(change.ConnectionName, CancellationToken.None);
        if (!found.TryGet(out var answer, out var problem))
        {
            return Asked(problem);
        }

        if (answer.Connection is not { } connection)
        {
            return InDoubt(change)
                ? Later("Auth0 does not show the connection yet; the console looks again before it concludes that it was not created.")
                : new Verdict(ChangeState.Refused, "Not created: Auth0 has no connection of that name. The draft is as it was; paste the credential again and create it.");
        }

        if (connection.Id != change.Auth0Id && !await journal.IsMarkOfAsync(change.ConnectionId, connection.Metadata, CancellationToken.None))
        {
            return new Verdict(ChangeState.Refused, $"Not created: a connection named {connection.Name} that the console did not make is in Auth0. Choose another name, or adopt that one.", connection.RequestId ?? "");
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
            return Later("Auth0 does not show the connection's options; grant the scope read:connections_options.");
        }

        var now = OptionsSnapshot.Take(connection.Options, key.Fingerprint);
        var touched = TouchedKeys.Of(change);
        var renaming = Renaming.Of(change);
        bool Same(string? snapshot, string? name) =>
            (name is null || name == connection.ShownName)
                && !OptionsComparison.Between(snapshot, now, connection.Strategy).Any(difference => touched.Contains(difference.Key));
        if (Same(change.WantedOptions, renaming?.After))
        {
            return await executor.ReadBackAsync(change, connection.Id);
        }

        if (Same(change.BaseOptions, renaming?.Before))
        {
            return InDoubt(change)
                ? Later("Auth0 still holds the former values; the console looks again before it concludes that nothing changed.")
                : new Verdict(ChangeState.Refused, "It did not reach Auth0: the former values are in force. Do it again; a secret must be pasted again.", connection.RequestId ?? "");
        }

        return new Verdict(ChangeState.Superseded, "Auth0 holds neither the former value nor the new one: someone changed it there meanwhile. Look at both before you go on.", connection.RequestId ?? "")
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

        // Enabling twice does no harm: what is not there yet is simply asked for again.
        return ChangeExecutor.AreAsWanted(change, enabled.Value)
            ? new Verdict(ChangeState.Confirmed, ChangeWords.Did(change.Kind)) { Applications = enabled.Value }
            : await RepeatAsync(change, () => executor.SetApplicationsAsync(change));
    }

    private async Task<Verdict> FindOutAdoptAsync(Change change)
    {
        var read = await tenant.GetConnectionAsync(change.Auth0Id!, CancellationToken.None);
        return !read.TryGet(out var connection, out var problem) ? await NotReadAsync(change, problem)
            : ChangeMarks.IsMarkedBy(change, connection.Metadata) ? await executor.ReadBackAsync(change, connection.Id)
            : await RepeatAsync(change, () => executor.MarkAsync(change, connection));
    }

    /// <summary>Asks for it once more. That this is refused says nothing of an earlier call that may still arrive.</summary>
    private async Task<Verdict> RepeatAsync(Change change, Func<Task<Verdict>> repeat)
    {
        var inDoubt = InDoubt(change);
        var verdict = await repeat();
        return verdict.State == ChangeState.Refused && inDoubt ? verdict with { State = ChangeState.Unknown } : verdict;
    }

    private async Task<Verdict> FindOutRemoveAsync(Change change)
    {
        var read = await tenant.FindConnectionAsync(change.ConnectionName, CancellationToken.None);
        if (!read.TryGet(out var answer, out var problem))
        {
            return Asked(problem);
        }

        if (answer.Connection is not { } connection || connection.Id != change.Auth0Id)
        {
            return new Verdict(ChangeState.Confirmed, ChangeWords.Did(change.Kind)) { IsGone = true };
        }

        return InDoubt(change)
            ? Later("Auth0 still shows the connection; the console looks again.")
            : new Verdict(ChangeState.Refused, "Not removed: Auth0 still has the connection. Remove it again if it is to go.", connection.RequestId ?? "");
    }

    /// <summary>
    /// What it means that a connection cannot be read: a 404 says deleted only after the doubt is over and where its name is not there either.
    /// </summary>
    private async Task<Verdict> NotReadAsync(Change change, Problem problem)
    {
        if (problem is not TenantProblem { Kind: TenantProblemKind.NotFound })
        {
            return Asked(problem);
        }

        if (InDoubt(change))
        {
            return Later("Auth0 says that it does not know the connection; the console looks again before it concludes that someone deleted it.");
        }

        var found = await tenant.FindConnectionAsync(change.ConnectionName, CancellationToken.None);
        return !found.TryGet(out var answer, out var unasked) ? Asked(unasked)
            : answer.Connection?.Id == change.Auth0Id ? Later("Auth0 lists the connection and does not show it; the console asks again.")
            : new Verdict(ChangeState.Superseded, "The connection is no longer in Auth0: someone deleted it there.") { IsGone = true };
    }

    /// <summary>Whether what was sent may still be on its way.</summary>
    private bool InDoubt(Change change) => time.GetUtcNow() < change.SentAt + settings.DoubtFor;

    private static Verdict Later(string words) => new(ChangeState.Unknown, words);

    private static Verdict Asked(Problem problem) =>
        new(ChangeState.Unknown, $"Auth0 could not be asked: {problem.What} The console asks again.", (problem as TenantProblem)?.RequestId ?? "");
}
