using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;

namespace SupportConsole.App.Fetching;

/// <summary>
/// Records the private host exceptions of the settings at start: each one that was added, changed, removed, or has expired since the last
/// start. The last audit entry of a host is its recorded state, so nothing is recorded twice.
/// </summary>
public sealed partial class FetchExceptionAudit(
    FetchSettings settings,
    IDbContextFactory<ConsoleDbContext> contexts,
    TimeProvider time,
    ILogger<FetchExceptionAudit> logger) : BackgroundService
{
    public const string Added = "fetch-exception.add";
    public const string Changed = "fetch-exception.change";
    public const string Expired = "fetch-exception.expire";
    public const string Removed = "fetch-exception.remove";

    private static readonly string[] Actions = [Added, Changed, Expired, Removed];

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await RecordAsync(stoppingToken);
        }
        catch (Exception exception) when (StorageProblem.From(exception) is not null)
        {
            // The guard does not depend on it, and a full disk must not keep the console from starting.
            Log.Failed(logger, exception);
        }
    }

    private async Task RecordAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var entries = context.AuditEntries.AsNoTracking().Where(entry => Actions.Contains(entry.Action)).OrderBy(entry => entry.Id);
        var recorded = (await entries.ToListAsync(cancellationToken)).GroupBy(entry => entry.Subject)
            .ToDictionary(group => group.Key, group => group.Last());
        var allowed = settings.AllowedPrivate.Where(entry => entry.Fault() is null).GroupBy(entry => entry.HostOrCidr.Trim())
            .ToDictionary(group => group.Key, group => group.MaxBy(entry => entry.Until)!);
        foreach (var (host, exception) in allowed)
        {
            var last = recorded.GetValueOrDefault(host);
            if (ActionFor(exception, last, now) is { } action)
            {
                Add(context, now, host, action, $"{Words(action)}: {exception}.", last?.After ?? "{}", Fields(exception));
            }
        }

        foreach (var (host, last) in recorded.Where(pair => pair.Value.Action is Added or Changed && !allowed.ContainsKey(pair.Key)))
        {
            Add(context, now, host, Removed, $"{Words(Removed)}: {host}.", last.After, "{}");
        }

        await context.SaveChangesAsync(cancellationToken);
    }

    private static string? ActionFor(AllowedPrivate exception, AuditEntry? last, DateTimeOffset now)
    {
        var wasOpen = last?.Action is Added or Changed;
        if (!exception.IsOpen(now))
        {
            return wasOpen ? Expired : null;
        }

        if (!wasOpen)
        {
            return Added;
        }

        return last!.After == Fields(exception) ? null : Changed;
    }

    private static void Add(
        ConsoleDbContext context,
        DateTimeOffset now,
        string host,
        string action,
        string summary,
        string before,
        string after) =>
        AuditTrail.Add(context, new AuditEntry
        {
            At = now,
            By = Actor.Console,
            Action = action,
            Outcome = "done",
            Summary = summary,
            Subject = host,
            Before = before,
            After = after,
        });

    private static string Fields(AllowedPrivate exception) => AuditTrail.Fields(new Dictionary<string, string?>
    {
        ["owner"] = exception.Owner.Trim(),
        ["until"] = exception.Until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    });

    private static string Words(string action) => action switch
    {
        Added => "Private host exception added",
        Changed => "Private host exception changed",
        Expired => "Private host exception expired",
        _ => "Private host exception removed",
    };

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The private host exceptions could not be recorded")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
