using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SupportConsole.App.People;
using SupportConsole.App.Record.Chain;
using SupportConsole.App.Record.Storage;

namespace SupportConsole.App.Record;

public static class RecordFeature
{
    /// <summary>
    /// Registers the context factory on the SQLite file of <paramref name="paths"/>, the fingerprint key, backups and the migrator.
    /// </summary>
    /// <param name="backups">When backups are taken and how many are kept; null for the defaults.</param>
    public static IServiceCollection AddRecord(
        this IServiceCollection services,
        ConsolePaths paths,
        Assembly migrations,
        BackupSettings? backups = null)
    {
        services.AddSingleton<IRefusalAudit, RefusalAudit>();
        services.AddRights();
        services.AddSingleton(backups ?? new BackupSettings());
        services.TryAddSingleton(ApprovalSettings.None);
        services.AddSingleton(paths);
        services.AddSingleton(_ =>
        {
            Directory.CreateDirectory(paths.Directory);
            return FingerprintKey.Load(paths.FingerprintKey);
        });
        services.AddSingleton<DamageWatch>();
        services.AddPooledDbContextFactory<ConsoleDbContext>((provider, options) =>
        {
            Configure(options, paths.Database, migrations);
            var damage = provider.GetRequiredService<DamageWatch>();
            options.AddInterceptors(damage, new DatabaseFileGuard(damage));
        });
        services.AddSingleton<RecordLoss>();
        services.AddSingleton<ConsoleDatabase>();
        services.AddSingleton<DatabaseBackup>();
        services.AddSingleton<RestoreRecord>();
        services.AddSingleton<RecordWatch>();
        services.TryAddSingleton<BackgroundWork>();
        services.AddSingleton<IncomparableSecrets>();
        services.AddSingleton<ExportTrail>();
        services.TryAddSingleton(new HeadSettings());
        services.AddSingleton<HeadWatch>().AddSingleton<ClockWatch>();
        return services;
    }

    /// <summary>Points a context at a database file, with the console's settings.</summary>
    public static void Configure(DbContextOptionsBuilder options, string file, Assembly migrations) =>
        options.UseSqlite(ConsolePaths.ConnectionString(file), sqlite => sqlite.MigrationsAssembly(migrations)

                // A list of IDs is one parameter: with one for each, EF would write the statement anew each time, and SQLite read it.
                .UseParameterizedCollectionMode(ParameterTranslationMode.Parameter))
            .UseModel(CompiledModel(migrations))
            .AddInterceptors(new SqliteSettings(), new WriteQueue())

            // A count that stops takes any rows. Before migrations there is a backup to go back to if one ends halfway.
            .ConfigureWarnings(warnings => warnings.Ignore(
                CoreEventId.RowLimitingOperationWithoutOrderByWarning,
                RelationalEventId.NonTransactionalMigrationOperationWarning));

    /// <summary>EF's model as it is written down beside the migrations: building it would take a third of a second of each start.</summary>
    private static IModel CompiledModel(Assembly migrations) =>
        (IModel)migrations.GetCustomAttribute<DbContextModelAttribute>()!.ModelType.GetProperty("Instance")!.GetValue(null)!;
}
