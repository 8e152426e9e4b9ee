using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.Auth0;

namespace SupportConsole.App.SignIns;

/// <summary>Turns log entries into sign-ins, without what is personal, and moves connections on that people use.</summary>
public sealed class LogEventReader(FingerprintKey key)
{
    private const int MostTexts = 2000;
    private static readonly string[] Failures = ["f", "fp", "fu", "fc", "fcoa"];

    private readonly ConcurrentDictionary<string, string> causes = new(StringComparer.Ordinal);

    /// <summary>The keyed hash under which a user is kept.</summary>
    public string HashOf(string userId) =>
        userId.Length == 0 ? "" : key.Fingerprint("user:" + userId)[..SignInEvent.UserLength];

    /// <summary>Adds the entries that are sign-ins through known connections and were not read before.</summary>
    internal async Task<int> AddNewAsync(
        ConsoleDbContext context,
        IReadOnlyList<TenantLogEntry> entries,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var signIns = entries
            .Where(entry => entry.ConnectionId is not null && (entry.Type == "s" || Failures.Contains(entry.Type)))
            .DistinctBy(entry => entry.Id)
            .ToList();
        if (signIns.Count == 0)
        {
            return 0;
        }

        var logIds = signIns.ConvertAll(entry => entry.Id);
        var read = await context.SignInEvents.Where(row => logIds.Contains(row.LogId)).Select(row => row.LogId)
            .ToHashSetAsync(StringComparer.Ordinal, cancellationToken);
        var auth0Ids = signIns.Select(entry => new ConnectionId(entry.ConnectionId!)).Distinct().ToList();
        var connections = await context.Connections
            .Where(record => record.Auth0Id != null && auth0Ids.Contains(record.Auth0Id))
            .Select(record => new { record.Id, record.Auth0Id })
            .ToDictionaryAsync(record => record.Auth0Id!.Value, record => record.Id, cancellationToken);
        var tests = await context.TestClients.Select(client => client.ClientId).ToHashSetAsync(cancellationToken);
        var rows = signIns
            .Where(entry => !read.Contains(entry.Id) && connections.ContainsKey(entry.ConnectionId!))
            .Select(entry => Row(entry, connections[entry.ConnectionId!], tests.Contains(entry.ClientId)))
            .ToList();
        context.AddRange(rows);
        await SignInCounting.AddAsync(context, rows, cancellationToken);
        await GoLiveAsync(context, rows, now, cancellationToken);
        return rows.Count;
    }

    private SignInEvent Row(TenantLogEntry entry, Guid connection, bool isTest) => new()
    {
        LogId = entry.Id,
        ConnectionId = connection,
        At = entry.At,
        Succeeded = entry.Type == "s",
        IsTest = isTest,
        Cause = entry.Type == "s" ? "" : CauseOf(entry),
        User = HashOf(entry.UserId),
    };

    private string CauseOf(TenantLogEntry entry)
    {
        var text = $"{entry.Description}\n{entry.Error}";
        if (causes.TryGetValue(text, out var known))
        {
            return known;
        }

        if (causes.Count >= MostTexts)
        {
            causes.Clear();
        }

        return causes[text] = ErrorCauses.Read(entry.Error.Split(':')[0], text).Cause?.Id ?? "";
    }

    /// <summary>The first sign-in of a real user is the evidence that a connection is live.</summary>
    private static async Task GoLiveAsync(
        ConsoleDbContext context,
        List<SignInEvent> rows,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var used = rows.Where(row => row is { Succeeded: true, IsTest: false }).GroupBy(row => row.ConnectionId).ToList();
        foreach (var group in used)
        {
            var record = await context.Connections.Include(row => row.Cluster).SingleAsync(row => row.Id == group.Key, cancellationToken);
            var first = group.Min(row => row.At);
            if (record.State is not (ConnectionState.ReadyToTest or ConnectionState.Tested) || first < record.StateSince)
            {
                continue;
            }

            record.MoveTo(ConnectionState.Live, first);
            AuditTrail.Add(context, new AuditEntry
            {
                At = now,
                By = Actor.Console,
                Action = "connection.state",
                Outcome = "done",
                Summary = $"{record.Name} is live: by the tenant's log a user signed in on {TimeWords.Minute(first)} UTC.",
                ConnectionId = record.Id,
                ClusterId = record.ClusterId.Value,
                Subject = record.Name.Value,
            });
        }
    }
}
