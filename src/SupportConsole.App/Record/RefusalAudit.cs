using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SupportConsole.App.People;
using SupportConsole.App.Record.Storage;

namespace SupportConsole.App.Record;

/// <summary>Records refused acts in the audit log, one entry a minute for each person and act: forged events cannot fill the disk.</summary>
public sealed partial class RefusalAudit(
    IDbContextFactory<ConsoleDbContext> contexts,
    TimeProvider time,
    ILogger<RefusalAudit> logger) : IRefusalAudit
{
    private const int MostKnown = 1000;
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);
    private readonly Dictionary<(string Person, string Action, string Subject), long> recorded = [];

    public async Task RecordAsync(Actor actor, RefusedAct act, string summary)
    {
        if (!IsDue(actor, act))
        {
            return;
        }

        try
        {
            await using var context = await contexts.CreateDbContextAsync();
            AuditTrail.Add(context, new AuditEntry
            {
                At = time.GetUtcNow(),
                By = actor,
                Action = act.Action,
                Outcome = "refused",
                Summary = summary,
                ConnectionId = act.ConnectionId,
                Subject = act.Subject,
                Ticket = act.Ticket,
            });
            await context.SaveChangesAsync();
        }
        catch (Exception exception) when (StorageProblem.From(exception) is { } problem)
        {
            // The act is refused all the same.
            Log.NotRecorded(logger, actor.Name, act.Action, problem.What);
        }
    }

    private bool IsDue(Actor actor, RefusedAct act)
    {
        var key = (actor.Id.ToString(), act.Action, act.Subject);
        lock (recorded)
        {
            if (recorded.TryGetValue(key, out var last) && time.GetElapsedTime(last) < Pause)
            {
                return false;
            }

            if (recorded.Count >= MostKnown)
            {
                foreach (var old in recorded.Where(entry => time.GetElapsedTime(entry.Value) >= Pause).Select(entry => entry.Key).ToList())
                {
                    recorded.Remove(old);
                }
            }

            recorded[key] = time.GetTimestamp();
            return true;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The refusal of {Action} to {Person} was not recorded: {Why}")]
        public static partial void NotRecorded(ILogger logger, string person, string action, string why);
    }
}
