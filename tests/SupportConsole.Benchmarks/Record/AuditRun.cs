using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Chain;
using SupportConsole.App.Record.Storage;
using SupportConsole.Migrations;

namespace SupportConsole.Benchmarks.Record;

/// <summary>What the audit's chain costs: a commit of one entry among many, what the chain adds to it, and a check of all.</summary>
internal static class AuditRun
{
    private const int Batch = 2000;
    private static readonly Actor Ana = new("Ana Ruiz", StaffRole.Engineer);

    public static async Task PrintAsync(int entries, int rounds)
    {
        var directory = Directory.CreateTempSubdirectory("console-audit-").FullName;
        var paths = new ConsolePaths(directory);
        await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System)
            .AddRecord(paths, typeof(DesignTimeContextFactory).Assembly).BuildServiceProvider();
        await services.GetRequiredService<ConsoleDatabase>().MigrateAsync(CancellationToken.None);
        var contexts = services.GetRequiredService<IDbContextFactory<ConsoleDbContext>>();
        for (var number = 0; number < entries; number += Batch)
        {
            await AddAsync(contexts, number, Math.Min(Batch, entries - number));
        }

        var commits = new List<double>();
        var added = new List<double>();
        for (var round = 0; round < rounds; round++)
        {
            commits.Add(await TimeAsync(() => AddAsync(contexts, entries + round, 1)));
            added.Add(await TimeAsync(() => ExtendAsync(contexts, round)));
        }

        Console.WriteLine(
            $"A commit of one entry among {entries:N0}, {rounds} rounds: p50 {At(commits, 0.5):F2} ms, p95 {At(commits, 0.95):F2} ms; "
            + $"of that the chain at most: p50 {At(added, 0.5):F2} ms, p95 {At(added, 0.95):F2} ms");
        var watch = Stopwatch.StartNew();
        var verdict = await ChainReader.CheckAsync(paths.Database, [], null, CancellationToken.None);
        Console.WriteLine($"{verdict.Lines[0]} Checked in {watch.Elapsed.TotalSeconds:F1} s.");
        SqliteConnection.ClearAllPools();
        Directory.Delete(directory, recursive: true);
    }

    private static async Task AddAsync(IDbContextFactory<ConsoleDbContext> contexts, int from, int count)
    {
        await using var context = await contexts.CreateDbContextAsync();
        context.AuditEntries.AddRange(Enumerable.Range(from, count).Select(Entry));
        await context.SaveChangesAsync();
    }

    /// <summary>What the chain adds to a save: a transaction that takes the write lock first, the last entry's hash, and a hash.</summary>
    private static async Task ExtendAsync(IDbContextFactory<ConsoleDbContext> contexts, int round)
    {
        await using var context = await contexts.CreateDbContextAsync();
        await using var transaction = await context.Database.BeginTransactionAsync();
        var last = await context.AuditEntries.AsNoTracking().OrderByDescending(entry => entry.Id)
            .Select(entry => new { entry.Id, entry.Hash }).FirstAsync();
        CanonicalRow.Hash(last.Hash, CanonicalRow.Of(Entry(round)));
        await transaction.RollbackAsync();
    }

    private static AuditEntry Entry(int number) => new()
    {
        At = DateTimeOffset.UnixEpoch.AddMinutes(number),
        By = Ana,
        Action = "connection.rotate-certificate",
        Outcome = "confirmed",
        Summary = $"Auth0 has the new signing certificate. Verified. Entry {number}",
        Ticket = $"SUP-{number}",
        Reason = "Certificate rotated at the IdP",
        ConnectionId = Guid.NewGuid(),
        Subject = $"customer-{number % 997}-prod-saml",
        ChangeId = Guid.NewGuid(),
        After = """{"options.signingCert":"29C52A53B1551FDD29C52A53B1551FDD29C52A53B1551FDD29C52A53B1551FDD"}""",
        RequestId = "74ba223dc4484",
    };

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var began = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private static double At(List<double> times, double part) => times.Order().ElementAt((int)(part * (times.Count - 1)));
}
