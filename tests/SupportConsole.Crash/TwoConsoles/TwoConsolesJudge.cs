using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Changes;
using SupportConsole.App.People;
using SupportConsole.App.Record;

namespace SupportConsole.Crash.TwoConsoles;

/// <summary>Whether two consoles on one database did every errand once, one after the other, and have all of it on record.</summary>
internal sealed class TwoConsolesJudge(ChangeDesk desk, ErrandPlan plan, IReadOnlyList<TenantWrite> writes, Logbook killed, Logbook other, IReadOnlyList<Change> changes, ILookup<Guid, AuditEntry> audit)
{
    /// <summary>What was done, in words.</summary>
    public string Words =>
        $"{plan.Errands.Count()} errands, {changes.Count} changes: {string.Join(", ", changes.CountBy(change => change.State).OrderByDescending(count => count.Value).Select(count => $"{count.Value} {count.Key.ToString().ToLowerInvariant()}"))}; "
        + $"{CutOff.Count} in flight at the kill, {changes.Count(change => SettledBy(change) == Actor.Console.Name)} settled by a console for the dead one, one held for {HeldFor.TotalSeconds:F0} s by the living one";

    private TimeSpan HeldFor => changes.Single(change => change.ConnectionId == plan.Held.Id) is var held ? (held.SettledAt - held.SentAt) ?? TimeSpan.Zero : TimeSpan.Zero;

    /// <summary>The errands that the killed console had in hand.</summary>
    private List<Errand> CutOff => [.. plan.First.Errands.Where(errand => killed.ToldOf(errand.Number) is null && killed.LastOf(errand.Number) is { IsInFlight: true })];

    /// <summary>Reads what there is to judge by.</summary>
    public static async Task<TwoConsolesJudge> ReadAsync(ChangeDesk desk, IServiceProvider services, ErrandPlan plan, IReadOnlyList<TenantWrite> writes, Logbook killed, Logbook other)
    {
        await using var context = await services.GetRequiredService<IDbContextFactory<ConsoleDbContext>>().CreateDbContextAsync();
        var changes = await context.Changes.AsNoTracking().Where(change => change.Ticket.StartsWith("ERRAND-")).OrderBy(change => change.PlannedAt).ToListAsync();
        var audit = await context.AuditEntries.AsNoTracking().Where(entry => entry.ChangeId != null).OrderBy(entry => entry.Id).ToListAsync();
        return new TwoConsolesJudge(desk, plan, writes, killed, other, changes, audit.ToLookup(entry => entry.ChangeId!.Value));
    }

    /// <summary>Everything that is wrong.</summary>
    public IReadOnlyList<string> Faults() =>
    [
        .. CutOff.Count == 0 ? ["nothing was in flight when the console was killed: the round proves nothing"] : (string[])[],
        .. HeldFor < TwoConsolesRound.Held ? ["the tenant held no call"] : (string[])[],
        .. killed.Broken.Concat(other.Broken),
        .. plan.Errands.GroupBy(errand => errand.IsForOne ? $"{errand.Kind} {errand.ConnectionId}" : errand.Ticket).Select(Once).OfType<string>(),
        .. changes.SelectMany(Each),
        .. changes.GroupBy(change => change.ConnectionId).SelectMany(InTurn),
        .. plan.Errands.Where(errand => !errand.IsForOne).GroupBy(errand => (errand.ConnectionId, errand.Kind)).SelectMany(Chain),
    ];

    /// <summary>Each errand once: what both were told to do, by one of them; what the dead console did not tell its page may be undone.</summary>
    private string? Once(IGrouping<string, Errand> errands)
    {
        var done = changes.Count(change => change.State == ChangeState.Confirmed && errands.Any(errand => errand.Ticket == change.Ticket && errand.ConnectionId == change.ConnectionId));
        var mustBe = errands.Any(errand => errand.IsForOne || plan.Second.Errands.Contains(errand) || killed.ToldOf(errand.Number) is ChangeState.Confirmed);
        return done > 1 ? $"{errands.Key} was done {done} times" : mustBe && done == 0 ? $"{errands.Key} was lost" : null;
    }

    private IEnumerable<string> Each(Change change)
    {
        var (entries, sent) = (audit[change.Id].ToList(), writes.Where(write => write.ChangeId == change.Id).ToList());
        var isOfTheDead = change.Actor == plan.First.Who;
        var what = $"{change.Kind} {change.Ticket} of {change.ConnectionName} ({change.State}: {change.Outcome})";
        if (change.State is not (ChangeState.Confirmed or ChangeState.Refused))
        {
            yield return $"{what} ended neither done nor refused";
        }

        if (entries is not [{ Outcome: "intended" }, .., { } last] || last.Outcome != ChangeWords.Outcome(change.State) || entries.Count(entry => entry.Outcome is "confirmed" or "refused" or "superseded") != 1)
        {
            yield return $"{what} is in the audit as {string.Join(", ", entries.Select(entry => $"{entry.Outcome} by {entry.Actor}"))}";
        }
        else if (last.Actor != change.Actor && !(isOfTheDead && last.Actor == Actor.Console.Name))
        {
            yield return $"{what} was settled by {last.Actor} while {change.Actor}'s console held it";
        }

        if (sent.Count > 1)
        {
            yield return $"{what} was sent {sent.Count} times";
        }

        // Where the dead console had it in hand, it may have been sent and not have arrived.
        if (change.Kind is ChangeKind.RotateSecret or ChangeKind.EditSettings && SettledBy(change) == change.Actor && (change.State == ChangeState.Confirmed) != sent.Any(write => write.IsDone))
        {
            yield return $"{what} was {(sent.Count > 0 ? "" : "not ")}sent";
        }
    }

    /// <summary>No two changes of a connection are open at once.</summary>
    private static IEnumerable<string> InTurn(IGrouping<Guid, Change> ofOne) =>
        ofOne.OrderBy(change => change.PlannedAt).ThenBy(change => change.SettledAt).ToList() is var inOrder
            ? inOrder.Zip(inOrder.Skip(1)).Where(pair => pair.Second.PlannedAt < pair.First.SettledAt).Select(pair => $"{pair.First.Ticket} and {pair.Second.Ticket} were open at once")
            : [];

    /// <summary>What each change replaced is what the one before it had put there, and the last one's is there still: nothing was overwritten unseen.</summary>
    private IEnumerable<string> Chain(IGrouping<(Guid ConnectionId, ErrandKind Kind), Errand> errands)
    {
        var values = errands.ToDictionary(errand => errand.Ticket, errand => errand.Value);
        var done = changes.Where(change => change.ConnectionId == errands.Key.ConnectionId && change.State == ChangeState.Confirmed && values.ContainsKey(change.Ticket)).ToList();
        foreach (var (former, next) in done.Zip(done.Skip(1)))
        {
            if (Option(next.BaseOptions, errands.Key.Kind) != Option(former.WantedOptions, errands.Key.Kind))
            {
                yield return $"{next.Ticket} was planned against something else than {former.Ticket} had put there";
            }
        }

        var name = changes.First(change => change.ConnectionId == errands.Key.ConnectionId).ConnectionName.Value;
        var there = errands.Key.Kind == ErrandKind.Name ? (string?)desk.Emulator.Dashboard.Find(name)!["display_name"] : (string?)desk.Emulator.Dashboard.Options(name)[Key(errands.Key.Kind)];
        if (done.Count == 0 || values[done[^1].Ticket] != there)
        {
            yield return $"the tenant holds another {errands.Key.Kind.ToString().ToLowerInvariant()} of {name} than the record's last change put there";
        }
    }

    private static string Key(ErrandKind kind) => kind == ErrandKind.Secret ? "client_secret" : "scope";

    private static string? Option(string? snapshot, ErrandKind kind) => kind == ErrandKind.Name || snapshot is null ? null : (string?)JsonNode.Parse(snapshot)![Key(kind)];

    private string? SettledBy(Change change) => audit[change.Id].LastOrDefault()?.Actor;
}
