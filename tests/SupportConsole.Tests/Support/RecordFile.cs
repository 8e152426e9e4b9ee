using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;
using SupportConsole.Crash;
using SupportConsole.Migrations;

namespace SupportConsole.Tests.Support;

/// <summary>A real, migrated SQLite file in a directory of its own, with the data room's services over it. Gone when disposed.</summary>
public sealed class RecordFile : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private RecordFile(ConsolePaths paths, ServiceProvider services) => (Paths, this.services) = (paths, services);

    public ConsolePaths Paths { get; }

    public IServiceProvider Services => services;

    public IDbContextFactory<ConsoleDbContext> Contexts => services.GetRequiredService<IDbContextFactory<ConsoleDbContext>>();

    public FingerprintKey FingerprintKey => services.GetRequiredService<FingerprintKey>();

    /// <summary>Makes the file and migrates it; <paramref name="configure"/> adds the services under test.</summary>
    public static async Task<RecordFile> CreateAsync(TimeProvider? time = null, Action<IServiceCollection>? configure = null)
    {
        var paths = new ConsolePaths(Directory.CreateTempSubdirectory("console-record-").FullName);
        var collection = new ServiceCollection();
        collection.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace));
        collection.AddSingleton(time ?? TimeProvider.System);
        collection.AddSingleton<AuditTrail>();
        collection.AddRecord(paths, typeof(DesignTimeContextFactory).Assembly);
        TrustedSessions.AddTo(collection);
        configure?.Invoke(collection);
        var services = collection.BuildServiceProvider();
        var migrated = await services.GetRequiredService<ConsoleDatabase>().MigrateAsync(TestContext.Current.CancellationToken);
        Assert.True(migrated.IsOk, migrated.Problem?.ToString());
        return new RecordFile(paths, services);
    }

    /// <summary>Puts a cluster into the record.</summary>
    public async Task<Cluster> AddClusterAsync(string customer = "Acme", string name = "prod")
    {
        var cluster = new Cluster { Id = ClusterId.From(Guid.NewGuid()), AccountId = Guid.NewGuid(), Name = name, Customer = customer, State = "ready" };
        await using var context = await Contexts.CreateDbContextAsync();
        context.Add(cluster);
        await context.SaveChangesAsync();
        return cluster;
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Paths.Directory, recursive: true);
    }
}
