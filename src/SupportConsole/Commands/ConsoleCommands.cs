using System.CommandLine;
using SupportConsole.App.People;

namespace SupportConsole.Commands;

/// <summary>What the executable does beside running the console: healthcheck, backup, restore, recover, check, migrate, audit.</summary>
internal static class ConsoleCommands
{
    /// <summary>
    /// Whether the arguments name a command; settings (<c>--Section:Key=value</c> or <c>Section:Key=value</c>) and no arguments at
    /// all run the console.
    /// </summary>
    public static bool AreIn(string[] args) =>
        args is [var first, ..]
        && (first is "-h" or "-?" or "--help" or "--version" || !(first.StartsWith('-') || first.Contains('=', StringComparison.Ordinal)));

    /// <returns>0 for success, 1 for failure, 2 for a wrong command line.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var parsed = Root().Parse(args);
        if (parsed.Errors.Count == 0)
        {
            return await parsed.InvokeAsync();
        }

        foreach (var error in parsed.Errors)
        {
            await Console.Error.WriteLineAsync(error.Message);
        }

        await Console.Error.WriteLineAsync("SupportConsole --help lists the commands.");
        return 2;
    }

    private static RootCommand Root() =>
        new("SupportConsole: customers' single sign-on, run by support. Without a command it serves the console.")
    {
        Health(),
        Backup(),
        Restore(),
        Recover(),
        BreakGlass(),
        Check(),
        Migrate(),
        AuditCommand.Create(),
    };

    private static Command Health()
    {
        var command = new Command("healthcheck", "Asks the console that runs on this machine how it is.");
        command.SetAction((_, token) => HealthCommand.RunAsync(token));
        return command;
    }

    private static Command Backup()
    {
        var to = new Option<FileInfo?>("--to") { Description = "Also put the backup into this file, which must not be there yet." };
        var command = new Command("backup", "Takes a consistent backup of the database, also while the console runs.") { to };
        command.SetAction((parsed, token) => DataCommands.BackUpAsync(parsed.GetValue(to), token));
        return command;
    }

    private static Command Restore()
    {
        var file = new Argument<FileInfo>("file") { Description = "The backup to put in the database's place." };
        var without = WithoutApproval();
        var command = new Command("restore",
            "Replaces the database with a backup; the current one is backed up first. Stop the console first.") { file, without };
        command.SetAction((parsed, token) => DataCommands.RestoreAsync(parsed.GetRequiredValue(file), parsed.GetValue(without), token));
        return command;
    }

    private static Command Recover()
    {
        var until = new Option<DateTimeOffset?>("--at")
        {
            Description = "Recover the newest state that is not newer than this time, such as 2026-11-28T10:00:00Z.",
        };
        var without = WithoutApproval();
        var list = new Option<bool>("--list") { Description = "Only list the states that are there." };
        var command = new Command("recover",
            "Rebuilds the data directory from the second place (Backup:To): database and keys. Stop the console first.") { until, list, without };
        command.SetAction((parsed, token) => parsed.GetValue(list)
            ? RecoverCommand.ListAsync(token)
            : RecoverCommand.RecoverAsync(parsed.GetValue(until), parsed.GetValue(without), token));
        return command;
    }

    private static Option<string?> WithoutApproval() => new("--without-approval")
    {
        Description = "Why this can't wait for another person's approval. The audit log keeps it.",
    };

    private static Command BreakGlass()
    {
        var name = new Option<string>("--name") { Description = "Who will use it.", Required = true };
        var role = new Option<StaffRole>("--role") { Description = "The role.", DefaultValueFactory = _ => StaffRole.Administrator };
        var minutes = new Option<int>("--minutes") { Description = "How long the session lasts.", DefaultValueFactory = _ => 30 };
        var reason = new Option<string>("--reason") { Description = "Why; everybody sees it.", Required = true };
        var command = new Command("break-glass", "Prints a one-time link to sign in by, for when the identity provider is down.")
        {
            name, role, minutes, reason,
        };
        command.SetAction((parsed, token) => BreakGlassCommand.RunAsync(
            parsed.GetRequiredValue(name),
            parsed.GetValue(role),
            parsed.GetValue(minutes),
            parsed.GetRequiredValue(reason),
            token));
        return command;
    }

    private static Command Check()
    {
        var command = new Command("check", "Checks the database: integrity, foreign keys, schema, and whether a change is still open.");
        command.SetAction((_, token) => DataCommands.CheckAsync(token));
        return command;
    }

    private static Command Migrate()
    {
        var command = new Command("migrate",
            "Updates the database to this version's schema, after a backup. The console does this itself when it starts. "
                + "Stop the console first.");
        command.SetAction((_, token) => DataCommands.MigrateAsync(token));
        return command;
    }
}
