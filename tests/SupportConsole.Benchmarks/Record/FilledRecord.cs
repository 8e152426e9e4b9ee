using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SupportConsole.App.Audit;
using SupportConsole.App.Clusters;
using SupportConsole.App.Connections;
using SupportConsole.App.Deadlines;
using SupportConsole.App.Fetching;
using SupportConsole.App.Inventory;
using SupportConsole.App.Overview;
using SupportConsole.App.Parts;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;
using SupportConsole.App.Shell;
using SupportConsole.Crash;
using SupportConsole.Migrations;

namespace SupportConsole.Benchmarks.Record;

/// <summary>A record in a real SQLite file, migrated as the console does it and filled with as much as asked for, under the features' own services. Gone when disposed.</summary>
public sealed class FilledRecord : IAsyncDisposable
{
    private const int Batch = 2000;
    private readonly ServiceProvider services;

    private readonly bool isKept;

    private FilledRecord(string directory, bool isKept, ServiceProvider services) => (Directory, this.isKept, this.services) = (directory, isKept, services);

    /// <summary>The data directory.</summary>
    public string Directory { get; }

    /// <summary>The features' services.</summary>
    public IServiceProvider Services => services;

    /// <summary>What was asked of the database.</summary>
    public SeenStatements Statements => services.GetRequiredService<SeenStatements>();

    /// <summary>The file's size in bytes.</summary>
    public long Bytes => new FileInfo(new ConsolePaths(Directory).Database).Length;

    /// <summary>Makes and fills it, or opens the one that is kept in a directory.</summary>
    /// <param name="connections">How many connections, and as many clusters.</param>
    /// <param name="auditEntries">How many audit entries.</param>
    /// <param name="keptIn">Where it is kept for the next run; null for a directory that goes with it.</param>
    public static async Task<FilledRecord> CreateAsync(int connections, int auditEntries, string? keptIn = null)
    {
        var directory = keptIn ?? System.IO.Directory.CreateTempSubdirectory("console-benchmark-").FullName;
        var seen = new SeenStatements();
        var collection = new ServiceCollection().AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning)).AddSingleton(TimeProvider.System).AddSingleton(seen);
        collection.AddRecord(new ConsolePaths(directory), typeof(DesignTimeContextFactory).Assembly);
        TrustedSessions.AddTo(collection);
        collection.ConfigureDbContext<ConsoleDbContext>(options => options.AddInterceptors(seen));
        collection.AddFetching().AddDeadlines().AddAudit().AddClusters().AddConnectionPages().AddOverview();
        collection.AddSingleton<PaletteRecord>().AddSingleton<IPaletteSource>(provider => provider.GetRequiredService<PaletteRecord>());
        var record = new FilledRecord(directory, keptIn is not null, collection.BuildServiceProvider());
        ChangeDesk.Must(await record.Services.GetRequiredService<ConsoleDatabase>().MigrateAsync(CancellationToken.None));
        await using var context = await record.Contexts.CreateDbContextAsync();
        if (!await context.Clusters.AnyAsync())
        {
            await record.FillAsync(new Believable(TimeProvider.System.GetUtcNow()), connections, auditEntries);
        }

        seen.Forget();
        return record;
    }

    /// <summary>How many connections a search finds.</summary>
    public async Task<int> ConnectionsFoundAsync(string search) => (await services.GetRequiredService<ConnectionListService>().ListAsync(new ConnectionQuery { Search = search }, CancellationToken.None)).Total;

    /// <summary>How many clusters a search finds.</summary>
    public async Task<int> ClustersFoundAsync(string search) => (await services.GetRequiredService<ClusterListService>().ListAsync(new ClusterQuery { Search = search }, CancellationToken.None)).Total;

    /// <summary>Does something to the database, such as making the index that is to be tried.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var context = await Contexts.CreateDbContextAsync();
        await context.Database.ExecuteSqlRawAsync(sql);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        if (!isKept)
        {
            System.IO.Directory.Delete(Directory, recursive: true);
        }
    }

    private IDbContextFactory<ConsoleDbContext> Contexts => services.GetRequiredService<IDbContextFactory<ConsoleDbContext>>();

    private async Task FillAsync(Believable believable, int connections, int auditEntries)
    {
        var clusters = new List<Cluster>(connections);
        for (var number = 0; number < connections; number++)
        {
            clusters.Add(believable.Cluster(number));
        }

        await SaveAsync(clusters);
        var records = new List<ConnectionRecord>(connections);
        for (var number = 0; number < connections; number++)
        {
            records.Add(believable.Connection(number, clusters[believable.ClusterOf(number, connections)]));
        }

        await SaveAsync(records);
        await SaveAsync(records.Select((record, number) => believable.Change(number, record)));
        var now = TimeProvider.System.GetUtcNow();
        await SaveAsync(records.SelectMany((record, number) => BelievableDeadlines.Of(number, record, now)));
        await SaveAsync(Enumerable.Range(0, auditEntries).Select(number => believable.Entry(number, auditEntries, records[number % records.Count])));
    }

    private async Task SaveAsync<T>(IEnumerable<T> rows)
        where T : class
    {
        foreach (var batch in rows.Chunk(Batch))
        {
            await using var context = await Contexts.CreateDbContextAsync();
            context.ChangeTracker.AutoDetectChangesEnabled = false;
            foreach (var row in batch)
            {
                context.Entry(row).State = EntityState.Added;
                if (row is ConnectionRecord record)
                {
                    context.AddRange(record.Credentials);
                }
            }

            await context.SaveChangesAsync();
        }
    }
}
