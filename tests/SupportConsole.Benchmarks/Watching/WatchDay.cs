using System.Diagnostics;
using System.Globalization;
using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SupportConsole.App.Fetching;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;
using SupportConsole.App.Settings;
using SupportConsole.App.Watch;
using SupportConsole.Crash;
using SupportConsole.Federation;
using SupportConsole.Federation.IdentityProviders;
using SupportConsole.Federation.Names;
using SupportConsole.Migrations;

namespace SupportConsole.Benchmarks.Watching;

/// <summary>What a day of watching cost, and what it found.</summary>
/// <param name="Changed">IdPs that changed and were asked again within the day.</param>
/// <param name="FoundAtOnce">Those of them whose change was found at the first request after it.</param>
/// <param name="FalseAlarms">Findings of IdPs that did not change.</param>
/// <param name="HeapPeak">Of the managed heap, in bytes, the server's own included.</param>
public sealed record WatchFigures(
    int Requests,
    int MostPerMinute,
    int NotModified,
    int Failed,
    long Bytes,
    int Changed,
    int FoundAtOnce,
    int FalseAlarms,
    long HeapPeak,
    TimeSpan Took);

/// <summary>A simulated day of watching many connections: real HTTP on loopback, a real database, a clock that steps.</summary>
public static class WatchDay
{
    private const int Batch = 1000;
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    public static async Task PrintAsync(int connections)
    {
        var figures = await MeasureAsync(connections, TimeSpan.FromMinutes(1), settings: new WatchSettings());
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"""
            A day of watching {connections:N0} connections, simulated in {figures.Took.TotalSeconds:F0} s:
            {figures.Requests:N0} requests, at most {figures.MostPerMinute} in a minute; {figures.NotModified:N0} not modified, {figures.Failed:N0} failed, {figures.Bytes / 1024.0 / 1024.0:F1} MB received
            {figures.Changed} IdPs changed and were asked again: {figures.FoundAtOnce} found at the first request after it; {figures.FalseAlarms} false alarms
            Managed heap at most {figures.HeapPeak / 1024.0 / 1024.0:F0} MB, the simulated IdPs included
            """));
    }

    /// <param name="step">How far the clock moves between two rounds; at least a minute.</param>
    public static async Task<WatchFigures> MeasureAsync(int connections, TimeSpan step, WatchSettings settings)
    {
        var clock = new StepClock(Start);
        var random = new Random(1);
        var changes = Enumerable.Range(0, connections).Where(number => number % 50 == 7)
            .ToDictionary(number => number, _ => Start.AddMinutes(random.Next(4 * 60, 16 * 60)));
        await using var idps = await ManyIdps.StartAsync(clock, changes);
        var directory = Directory.CreateTempSubdirectory("console-watch-").FullName;
        await using var services = Services(directory, clock, settings);
        ChangeDesk.Must(await services.GetRequiredService<ConsoleDatabase>().MigrateAsync(CancellationToken.None));
        var contexts = services.GetRequiredService<IDbContextFactory<ConsoleDbContext>>();
        var ids = await FillAsync(contexts, idps, connections);
        var runner = services.GetRequiredService<WatchRunner>();
        var watch = Stopwatch.StartNew();
        var heap = 0L;
        for (var end = Start.AddDays(1); clock.GetUtcNow() < end; clock.Advance(step))
        {
            await runner.RunDueAsync(int.MaxValue, CancellationToken.None);
            heap = Math.Max(heap, GC.GetTotalMemory(forceFullCollection: false));
        }

        watch.Stop();
        var found = await FoundAsync(contexts);
        SqliteConnection.ClearAllPools();
        Directory.Delete(directory, recursive: true);
        return new WatchFigures(
            idps.Requests,
            idps.MostPerMinute,
            idps.NotModified,
            idps.Failed,
            idps.Bytes,
            idps.AskedAfterChange.Keys.Count(number => !ManyIdps.Fails(number)),
            idps.AskedAfterChange.Count(pair => found.TryGetValue(ids[pair.Key], out var at) && at == pair.Value),
            found.Keys.Except(changes.Keys.Select(number => ids[number])).Count(),
            heap,
            watch.Elapsed);
    }

    private static ServiceProvider Services(string directory, TimeProvider clock, WatchSettings settings)
    {
        var services = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning))
            .AddSingleton(clock)
            .AddSingleton<NameResolver>((_, _) => Task.FromResult(new[] { IPAddress.Loopback }));
        services.AddRecord(new ConsolePaths(directory), typeof(DesignTimeContextFactory).Assembly);
        TrustedSessions.AddTo(services);
        services.AddFetching(fetching => fetching.AllowLoopback = true).AddRights().AddWatch(settings);
        return services.BuildServiceProvider();
    }

    private static async Task<Dictionary<int, Guid>> FillAsync(IDbContextFactory<ConsoleDbContext> contexts, ManyIdps idps, int connections)
    {
        var cluster = new Cluster { Id = ClusterId.From(Guid.NewGuid()), AccountId = Guid.NewGuid(), Name = "prod", Customer = "Acme", State = "ready" };
        await using (var context = await contexts.CreateDbContextAsync())
        {
            context.Add(cluster);
            await context.SaveChangesAsync();
        }

        var ids = new Dictionary<int, Guid>();
        foreach (var batch in Enumerable.Range(0, connections).Chunk(Batch))
        {
            await using var context = await contexts.CreateDbContextAsync();
            foreach (var number in batch)
            {
                var record = Record(cluster, idps, number);
                ids[number] = record.Id;
                context.Add(record);
            }

            await context.SaveChangesAsync();
        }

        return ids;
    }

    private static ConnectionRecord Record(Cluster cluster, ManyIdps idps, int number)
    {
        var certificate = idps.Certificate(number);
        var record = new ConnectionRecord
        {
            Id = Guid.NewGuid(),
            ClusterId = cluster.Id,
            Name = ConnectionName.Parse(string.Create(CultureInfo.InvariantCulture, $"acme-{number}-saml")).Value,
            Protocol = Protocol.Saml,
            IdentityProvider = IdentityProvider.Okta,
            State = ConnectionState.Live,
            StateSince = Start,
            CreatedAt = Start,
            UpdatedAt = Start,
            Settings = new SettingValues { [ConnectionSettings.MetadataUrl] = idps.Address(number) },
            CredentialFingerprint = certificate.Sha256.Hex,
        };
        record.Credentials.Add(new Credential
        {
            Id = Guid.NewGuid(),
            ConnectionId = record.Id,
            Kind = CredentialKind.SigningCertificate,
            Status = CredentialStatus.Current,
            Fingerprint = certificate.Sha256.Hex,
            Subject = certificate.Subject,
            ExpiresAt = certificate.NotAfter,
            SetBy = "console",
            SetAt = Start,
        });
        return record;
    }

    private static async Task<Dictionary<Guid, DateTimeOffset>> FoundAsync(IDbContextFactory<ConsoleDbContext> contexts)
    {
        await using var context = await contexts.CreateDbContextAsync();
        return await context.WatchFindings.AsNoTracking().ToDictionaryAsync(finding => finding.ConnectionId, finding => finding.FoundAt);
    }
}
