using System.Diagnostics;
using SupportConsole.App.Record.Storage;

namespace SupportConsole.Tests.Commands;

/// <summary>The executable's commands, as processes of their own.</summary>
#pragma warning disable RS0030 // The test starts the console's own executable.
public sealed class CommandTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("console-commands-").FullName;

    private Dictionary<string, string> Environment { get; } = [];

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task A_record_is_made_checked_backed_up_and_restored_from_the_command_line()
    {
        var aside = Path.Combine(directory, "aside.db");

        Assert.Contains("There is no database", (await RunAsync(1, "check")).Error, StringComparison.Ordinal);
        Assert.Contains("Applied:", (await RunAsync(0, "migrate")).Output, StringComparison.Ordinal);
        Assert.Contains("integrity and foreign keys are sound", (await RunAsync(0, "check")).Output, StringComparison.Ordinal);
        Assert.Contains(aside, (await RunAsync(0, "backup", "--to", aside)).Output, StringComparison.Ordinal);
        Assert.Contains("nothing is overwritten", (await RunAsync(1, "backup", "--to", aside)).Error, StringComparison.Ordinal);
        await File.WriteAllBytesAsync(Path.Combine(directory, "console.db"), new byte[8192], TestContext.Current.CancellationToken);
        Assert.NotEmpty((await RunAsync(1, "check")).Error);
        Assert.Contains("Restored", (await RunAsync(0, "restore", aside)).Output, StringComparison.Ordinal);
        Assert.Contains("No change is open", (await RunAsync(0, "check")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Beside_a_running_console_a_backup_and_a_check_are_allowed_and_a_restore_and_a_migration_are_not()
    {
        var aside = Path.Combine(directory, "aside.db");
        await RunAsync(0, "migrate");
        using var console = DirectoryLock.ForCommand(new ConsolePaths(directory)).Value;

        await RunAsync(0, "backup", "--to", aside);
        await RunAsync(0, "check");
        var (restore, migrate) = (await RunAsync(1, "restore", aside), await RunAsync(1, "migrate"));

        Assert.All([restore, migrate], refused => Assert.Contains($"Another SupportConsole is using {directory}. Stop it", refused.Error, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_sound_database_is_replaced_with_an_approval_or_with_a_reason_that_stays_on_record()
    {
        var aside = Path.Combine(directory, "aside.db");
        await RunAsync(0, "migrate");
        await RunAsync(0, "backup", "--to", aside);

        var refused = await RunAsync(1, "restore", aside);
        await RunAsync(0, "restore", aside, "--without-approval", "The only administrator is ill.");

        Assert.Contains("Nobody has approved the restore of aside.db.", refused.Error, StringComparison.Ordinal);
        Assert.Contains("Without approval: The only administrator is ill.", await LastAuditAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_emptied_database_is_called_empty_and_the_way_out_that_is_named_works()
    {
        var (database, aside) = (Path.Combine(directory, "console.db"), Path.Combine(directory, "aside.db"));
        await RunAsync(0, "migrate");
        await RunAsync(0, "backup", "--to", aside);
        Array.ForEach(Directory.GetFiles(directory, "console.db-*"), File.Delete);
        await File.WriteAllBytesAsync(database, [], TestContext.Current.CancellationToken);

        Assert.Contains("console.db is empty, but 1 backup of it is there.", (await RunAsync(1, "check")).Error, StringComparison.Ordinal);
        Assert.Contains("console.db is empty, but 1 backup of it is there.", (await RunAsync(1, "migrate")).Error, StringComparison.Ordinal);
        Assert.Equal(0, new FileInfo(database).Length);
        await RunAsync(0, "restore", aside);

        Assert.Contains("Without approval: there was no sound database.", await LastAuditAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_one_time_link_is_printed_with_its_terms_and_not_where_it_is_switched_off()
    {
        await RunAsync(0, "migrate");

        var printed = await RunAsync(0, "break-glass", "--name", "Ana Ruiz", "--reason", "The provider is down.");
        Environment["Staff__BreakGlass"] = "false";
        var off = await RunAsync(1, "break-glass", "--name", "Ana Ruiz", "--reason", "The provider is down.");

        Assert.Matches("/break-glass#[0-9a-f]{32}\n", printed.Output);
        Assert.Contains("Break-glass access is off.", off.Error, StringComparison.Ordinal);
    }

    private async Task<string> LastAuditAsync()
    {
        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(directory, "console.db")};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT Summary FROM AuditEntries ORDER BY Id DESC LIMIT 1";
        return (string)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    [Fact]
    public async Task A_wrong_command_line_is_explained()
    {
        var (output, error) = await RunAsync(2, "bakcup");
        Assert.Contains("bakcup", output + error, StringComparison.Ordinal);
        Assert.Contains("restore", (await RunAsync(0, "--help")).Output, StringComparison.Ordinal);
        Assert.NotEmpty((await RunAsync(2, "restore")).Error);
    }

    [Fact]
    public async Task A_setting_that_cannot_be_read_is_named_at_start()
    {
        var (_, error) = await RunAsync(1, "Backup:Every=often");

        Assert.Contains("SupportConsole does not start", error, StringComparison.Ordinal);
        Assert.Contains("Backup:Every", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_command_backup_keeps_as_many_as_the_settings_say()
    {
        await RunAsync(0, "migrate");
        Environment["Backup__Keep"] = "2";

        for (var taken = 0; taken < 3; taken++)
        {
            await RunAsync(0, "backup");
        }

        Assert.Equal(2, Directory.GetFiles(Path.Combine(directory, "backups"), "*-manual.db").Length);
    }

    private async Task<(string Output, string Error)> RunAsync(int expected, params string[] arguments)
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "SupportConsole.dll"), .. arguments])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = directory,
                Environment = { ["Console__DataDirectory"] = directory, ["DOTNET_ENVIRONMENT"] = "Production" },
            },
        };
        foreach (var (name, value) in Environment)
        {
            process.StartInfo.Environment[name] = value;
        }

        process.Start();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == expected, $"{string.Join(' ', arguments)} ended with {process.ExitCode}: {await output} {await error}");
        return (await output, await error);
    }
}
