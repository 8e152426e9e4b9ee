using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SupportConsole.App.Changes;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;
using SupportConsole.App.Sync;
using SupportConsole.Auth0.Emulator;
using SupportConsole.Migrations;

namespace SupportConsole.Crash;

/// <summary>The console's parts in the harness's own process, on a data directory that servers use: to prepare it and to look at it.</summary>
public static class ConsoleParts
{
    /// <summary>The parts on a directory and a tenant. None of them runs by itself.</summary>
    public static ServiceProvider On(string directory, EmulatedTenant tenant)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddSingleton<AuditTrail>();
        services.AddRecord(new ConsolePaths(directory), typeof(DesignTimeContextFactory).Assembly).AddChanges().AddSync();
        TrustedSessions.AddTo(services);
        ChangeDesk.AddTenant(services, tenant);
        return services.BuildServiceProvider();
    }

    /// <summary>Waits until no change is open, or the time is over.</summary>
    /// <returns>How long it took.</returns>
    public static async Task<TimeSpan> WaitUntilSettledAsync(IServiceProvider services, TimeSpan within)
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < within)
        {
            await using var context = await Contexts(services).CreateDbContextAsync();
            if (!await context.Changes.AnyAsync(change => change.SettledAt == null))
            {
                break;
            }

            await Task.Delay(250);
        }

        return watch.Elapsed;
    }

    /// <summary>What SQLite says of the whole file: ok.</summary>
    public static async Task<string> IntegrityAsync(IServiceProvider services)
    {
        await using var context = await Contexts(services).CreateDbContextAsync();
        return await context.Database.SqlQueryRaw<string>("SELECT integrity_check AS Value FROM pragma_integrity_check").FirstAsync();
    }

    private static IDbContextFactory<ConsoleDbContext> Contexts(IServiceProvider services) => services.GetRequiredService<IDbContextFactory<ConsoleDbContext>>();
}
