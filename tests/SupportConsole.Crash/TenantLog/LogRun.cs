using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;
using SupportConsole.App.SignIns;
using SupportConsole.Auth0;
using SupportConsole.Auth0.Emulator;
using SupportConsole.Federation;
using SupportConsole.Federation.IdentityProviders;
using SupportConsole.Federation.Names;

namespace SupportConsole.Crash.TenantLog;

/// <summary>A long log, read by processes that are killed at random moments: what is in the database then, and what it cost.</summary>
public sealed class LogRun : IAsyncDisposable
{
    private const int Connections = 500;

    private static readonly string[] Failures =
    [
        "Audience is invalid. Configured: urn:auth0:acme:x",
        "Invalid thumbprint (configured: A, calculated: B)",
        "assertion has expired.",
    ];

    private readonly string directory = Directory.CreateTempSubdirectory("console-log-").FullName;
    private readonly Random random;
    private readonly EmulatedTenant tenant;
    private readonly List<Guid> connections = [];

    private LogRun(EmulatedTenant tenant, int seed)
    {
        this.tenant = tenant;
        random = new Random(seed);
    }

    public static async Task<LogRun> StartAsync(int events, int seed)
    {
        var options = new EmulatorOptions
        {
            RateLimit = new RateLimit(Burst: 50, PerSecond: LogReading.CallsPerSecond),
            JournalCapacity = events,
            Clients = EmulatedClient.Defaults,
        };
        var tenant = await EmulatedTenant.StartAsync(options, TimeProvider.System, CancellationToken.None);
        tenant.Dashboard.LogCapacity = events;
        return new LogRun(tenant, seed);
    }

    public async Task<LogReport> RunAsync(int events, int kills)
    {
        await using var services = LogReading.Services(directory, tenant.Options.Domain, tenant.BaseAddress);
        ChangeDesk.Must(await services.GetRequiredService<ConsoleDatabase>().MigrateAsync(CancellationToken.None));
        await AddConnectionsAsync(services);
        Write(events);

        var watch = Stopwatch.StartNew();
        var killer = new ReaderKills(tenant, random, Start, () => FindCheckpointAsync(services));
        await killer.RunAsync(kills, pages: events / 100 * 3 / 4);
        var memory = new List<long>();
        using var last = Start();
        while (!last.WaitForExit(TimeSpan.FromSeconds(1)))
        {
            last.Refresh();
            memory.Add(last.HasExited ? memory.LastOrDefault() : last.WorkingSet64);
        }

        return new LogReport
        {
            Events = events,
            InReads = killer.InReads,
            InWrites = killer.InWrites,
            Between = killer.Between,
            HasFailed = last.ExitCode != 0,
            Kept = await CountAsync(services),
            WrongCounts = await CountWrongAsync(services),
            Took = watch.Elapsed,
            Memory = memory,
            Limited = tenant.Requests.Count(request => request.Status == 429),
            Calls = tenant.Requests.Count,
            PageTimes = await TimePagesAsync(services),
        };
    }

    public async ValueTask DisposeAsync()
    {
        await tenant.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(directory, recursive: true);
    }

    private async Task AddConnectionsAsync(ServiceProvider services)
    {
        await using var context = await Contexts(services).CreateDbContextAsync();
        var cluster = new Cluster { Id = ClusterId.From(Guid.NewGuid()), AccountId = Guid.NewGuid(), Name = "prod", Customer = "Acme", State = "ready" };
        context.Add(cluster);
        for (var number = 0; number < Connections; number++)
        {
            var record = new ConnectionRecord
            {
                Id = Guid.NewGuid(),
                ClusterId = cluster.Id,
                Name = ConnectionName.Parse($"c-{number}").Value,
                Auth0Id = new ConnectionId($"con_{number}"),
                Protocol = Protocol.Saml,
                IdentityProvider = IdentityProvider.Okta,
                State = ConnectionState.Live,
                StateSince = DateTimeOffset.UnixEpoch,
                CreatedAt = DateTimeOffset.UnixEpoch,
                UpdatedAt = DateTimeOffset.UnixEpoch,
            };
            connections.Add(record.Id);
            context.Add(record);
        }

        await context.SaveChangesAsync();
    }

    /// <summary>
    /// A month, as the largest plan keeps it. Every tenth sign-in is through the first connection, the rest through any; every twentieth fails.
    /// </summary>
    private void Write(int events)
    {
        var start = DateTimeOffset.UtcNow.AddDays(-30);
        var step = TimeSpan.FromDays(29) / events;
        for (var number = 0; number < events; number++)
        {
            var connection = number % 10 == 0 ? 0 : random.Next(Connections);
            tenant.Dashboard.AddLog(new JsonObject
            {
                ["log_id"] = $"900{number.ToString("D20", CultureInfo.InvariantCulture)}",
                ["date"] = (start + step * number).UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
                ["type"] = number % 20 == 1 ? "f" : "s",
                ["description"] = number % 20 == 1 ? Failures[number % Failures.Length] : "",
                ["connection_id"] = $"con_{connection}",
                ["client_id"] = "DedicatedConsole0000000000000001",
                ["user_id"] = $"samlp|c-{connection}|u-{random.Next(100_000)}",
            });
        }
    }

    private Process Start() => Process.Start(new ProcessStartInfo(
        "dotnet",
        [typeof(LogRun).Assembly.Location, "--read-log", directory, tenant.Options.Domain, tenant.BaseAddress.ToString()]))!;

    private static async Task<int> CountAsync(ServiceProvider services)
    {
        await using var context = await Contexts(services).CreateDbContextAsync();
        return await context.SignInEvents.CountAsync();
    }

    /// <summary>How many of the hourly counts differ from the sign-ins that they count.</summary>
    private static async Task<int> CountWrongAsync(ServiceProvider services)
    {
        await using var context = await Contexts(services).CreateDbContextAsync();
        return await context.Database.SqlQuery<int>($"""
            WITH "Real" AS (
                SELECT "ConnectionId", "At" - "At" % {TimeSpan.TicksPerHour} AS "Hour", "Succeeded", "IsTest", "Cause", COUNT(*) AS "Count",
                    MAX("At") AS "Last"
                FROM "SignInEvents" GROUP BY 1, 2, 3, 4, 5),
            "Kept" AS (SELECT "ConnectionId", "Hour", "Succeeded", "IsTest", "Cause", "Count", "Last" FROM "SignInCounts")
            SELECT (SELECT COUNT(*) FROM (SELECT * FROM "Real" EXCEPT SELECT * FROM "Kept"))
                + (SELECT COUNT(*) FROM (SELECT * FROM "Kept" EXCEPT SELECT * FROM "Real")) AS "Value"
            """).SingleAsync();
    }

    private static async Task<string> FindCheckpointAsync(ServiceProvider services)
    {
        await using var context = await Contexts(services).CreateDbContextAsync();
        return await context.LogPositions.Select(position => position.LogId).SingleOrDefaultAsync() ?? "";
    }

    /// <summary>The card of the busiest connection, after a first reading that fills the caches.</summary>
    private async Task<IReadOnlyList<TimeSpan>> TimePagesAsync(ServiceProvider services)
    {
        var reader = services.GetRequiredService<SignInReader>();
        var times = new List<TimeSpan>();
        for (var round = 0; round <= 50; round++)
        {
            var started = Stopwatch.GetTimestamp();
            await reader.FindAsync(connections[round % 2], CancellationToken.None);
            times.Add(Stopwatch.GetElapsedTime(started));
        }

        return [.. times.Skip(1).Order()];
    }

    private static IDbContextFactory<ConsoleDbContext> Contexts(ServiceProvider services) =>
        services.GetRequiredService<IDbContextFactory<ConsoleDbContext>>();
}
