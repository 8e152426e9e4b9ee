using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Parts;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Record;

public sealed class ConsoleDatabaseTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_migrations_say_what_the_model_says()
    {
        await using var record = await RecordFile.CreateAsync();
        await using var context = await record.Contexts.CreateDbContextAsync(Token);

        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task A_lock_left_by_a_killed_migration_does_not_stop_the_next_start()
    {
        await using var record = await RecordFile.CreateAsync();
        await using (var context = await record.Contexts.CreateDbContextAsync(Token))
        {
            await context.GetService<IMigrator>().MigrateAsync(Migration.InitialDatabase, Token);
            await context.Database.ExecuteSqlRawAsync("CREATE TABLE IF NOT EXISTS __EFMigrationsLock (Id INTEGER PRIMARY KEY, Timestamp TEXT NOT NULL); DELETE FROM __EFMigrationsLock; INSERT INTO __EFMigrationsLock VALUES (1, '2020-01-01 00:00:00.0000000+00:00');", Token);
        }

        var migrated = await record.Services.GetRequiredService<ConsoleDatabase>().MigrateAsync(Token).WaitAsync(TimeSpan.FromSeconds(20), Token);

        Assert.True(migrated.IsOk, migrated.Problem?.ToString());
        Assert.NotEmpty(migrated.Value);
    }

    [Fact]
    public async Task A_database_of_a_newer_console_is_refused_by_name()
    {
        await using var record = await RecordFile.CreateAsync();
        await using (var context = await record.Contexts.CreateDbContextAsync(Token))
        {
            await context.Database.ExecuteSqlRawAsync("INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_FromTheFuture', '99.0')", Token);
        }

        var migrated = await record.Services.GetRequiredService<ConsoleDatabase>().MigrateAsync(Token);

        Assert.Equal("data.newer-schema", migrated.Problem?.Code);
        Assert.Contains("29990101000000_FromTheFuture", migrated.Problem?.What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_people_who_save_one_cluster_the_second_is_told()
    {
        await using var record = await RecordFile.CreateAsync();
        var cluster = await record.AddClusterAsync();
        await using var first = await record.Contexts.CreateDbContextAsync(Token);
        await using var second = await record.Contexts.CreateDbContextAsync(Token);
        (await first.Clusters.SingleAsync(c => c.Id == cluster.Id, Token)).Notes = "first";
        (await second.Clusters.SingleAsync(c => c.Id == cluster.Id, Token)).Notes = "second";

        await first.SaveChangesAsync(Token);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => second.SaveChangesAsync(Token));
    }

    [Fact]
    public async Task A_backup_taken_while_the_console_writes_is_whole_and_comes_back()
    {
        await using var record = await RecordFile.CreateAsync();
        await record.AddClusterAsync("Acme", "before");
        var backup = record.Services.GetRequiredService<DatabaseBackup>();
        var saved = await backup.CreateAsync("manual", Token);
        await record.AddClusterAsync("Acme", "after");

        var restored = await backup.RestoreAsync(saved.Value.Path, Token);

        Assert.True(restored.IsOk, restored.Problem?.ToString());
        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        Assert.Equal(["before"], await context.Clusters.Select(c => c.Name).ToListAsync(Token));
        Assert.True((await record.Services.GetRequiredService<ConsoleDatabase>().CheckAsync(Token)).IsOk);
    }

    [Fact]
    public async Task A_damaged_file_is_not_restored()
    {
        await using var record = await RecordFile.CreateAsync();
        var cluster = await record.AddClusterAsync();
        var backup = record.Services.GetRequiredService<DatabaseBackup>();
        var saved = await backup.CreateAsync("manual", Token);
        await using (var file = new FileStream(saved.Value.Path, FileMode.Open))
        {
            file.Position = 4096;
            file.Write(Enumerable.Repeat((byte)0xEE, 8192).ToArray());
        }

        var restored = await backup.RestoreAsync(saved.Value.Path, Token);

        Assert.Equal("data.damaged", restored.Problem?.Code);
        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        Assert.Equal(cluster.Id, (await context.Clusters.SingleAsync(Token)).Id);
    }

    [Fact]
    public async Task The_fingerprint_key_is_made_once_and_is_not_in_the_database()
    {
        await using var record = await RecordFile.CreateAsync();
        var fingerprint = record.FingerprintKey.Fingerprint("a secret");

        var again = FingerprintKey.Load(record.Paths.FingerprintKey);

        Assert.Equal(fingerprint, again.Fingerprint("a secret"));
        var key = await File.ReadAllBytesAsync(record.Paths.FingerprintKey, Token);
        Assert.Equal(-1, File.ReadAllBytes(record.Paths.Database).AsSpan().IndexOf(key));
    }
}
