using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;

namespace SupportConsole.App.Fetching;

/// <summary>
/// Records the doors in the fetch guard: when one comes into force, changes its owner or end, ends, or is taken out of the settings. Once each, whatever the
/// number of starts: what was recorded last is the state that it goes by.
/// </summary>
public sealed partial class FetchExceptionAudit(FetchSettings settings, IDbContextFactory<ConsoleDbContext> contexts, TimeProvider time, ILogger<FetchExceptionAudit> logger) : BackgroundService
{
    /// <summary>The action when a door comes into force.</summary>
    public const string Opened = "fetch-door.open";

    /// <summary>The action when its owner or end changes while it is open.</summary>
    public const string Changed = "fetch-door.change";

    /// <summary>The action when its last day is over.</summary>
    public const string Expired = "fetch-door.expire";

    /// <summary>The action when it is no longer in the settings.</summary>
    public const string Closed = "fetch-door.close";

    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(1);
    private static readonly string[] Actions = [Opened, Changed, Expired, Closed];

    /// <summary>Records what is not on record yet.</summary>
    public async Task RecordAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var recorded = (await context.AuditEntries.AsNoTracking().Where(entry => Actions.Contains(entry.Action)).OrderBy(entry => entry.Id).ToListAsync(cancellationToken))
            .GroupBy(entry => entry.Subject).ToDictionary(group => group.Key, group => group.Last());
        var doors = settings.AllowedPrivate.Where(door => door.Fault() is null).GroupBy(door => door.HostOrCidr.Trim()).ToDictionary(group => group.Key, group => group.MaxBy(door => door.Until)!);
        foreach (var (host, door) in doors)
        {
            var last = recorded.GetValueOrDefault(host);
            var wasOpen = last?.Action is Opened or Changed;
            if (door.IsOpen(now) ? !wasOpen || last!.After != Fields(door) : wasOpen)
            {
                var action = !door.IsOpen(now) ? Expired : wasOpen ? Changed : Opened;
                Add(context, now, host, action, $"{Words(action)}: {door}.", last?.After ?? "{}", Fields(door));
            }
        }

        foreach (var (host, last) in recorded.Where(pair => pair.Value.Action is Opened or Changed && !doors.ContainsKey(pair.Key)))
        {
            Add(context, now, host, Closed, $"{Words(Closed)}: {host}.", last.After, "{}");
        }

        await context.SaveChangesAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        PeriodicLoop.KeepAsync(LookEvery, time, RecordAsync, exception => Log.Failed(logger, exception), stoppingToken); // The guard itself does not depend on it.

    private static void Add(ConsoleDbContext context, DateTimeOffset now, string host, string action, string summary, string before, string after)
    {
        AuditTrail.Add(context, new AuditEntry
        {
            At = now,
            Actor = Actor.Console.Name,
            Action = action,
            Outcome = "done",
            Summary = summary,
            Subject = host,
            Before = before,
            After = after,
        });
    }

    private static string Fields(AllowedPrivate door) =>
        AuditTrail.Fields(new Dictionary<string, string?> { ["owner"] = door.Owner.Trim(), ["until"] = door.Until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) });

    private static string Words(string action) => action switch
    {
        Opened => "A door in the fetch guard is open",
        Changed => "A door in the fetch guard changed its owner or end",
        Expired => "A door in the fetch guard ended",
        _ => "A door in the fetch guard was taken out of the settings",
    };

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The doors in the fetch guard could not be recorded")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
