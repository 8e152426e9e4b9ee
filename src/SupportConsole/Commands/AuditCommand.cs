using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using SupportConsole.App.Record.Chain;
using SupportConsole.App.Record.Storage;

namespace SupportConsole.Commands;

/// <summary>
/// <c>SupportConsole audit verify</c>: checks the audit's chain, also while the console runs, against the heads that were kept elsewhere.
/// Exit code 0 if it holds.
/// </summary>
internal static class AuditCommand
{
    public static Command Create()
    {
        var heads = new Option<FileInfo?>("--heads")
        {
            Description = "The heads that were kept elsewhere: a file whose lines end in “audit-head v1 …”.",
        };
        var key = new Option<FileInfo?>("--key") { Description = "The file of Audit:HeadKeyFile, to check the heads' signatures." };
        var file = new Option<FileInfo?>("--file") { Description = "The database or backup to check, instead of the console's own." };
        var verify = new Command("verify", "Checks that no audit entry was altered, inserted or removed.") { heads, key, file };
        verify.SetAction((parsed, token) =>
            VerifyAsync(parsed.GetValue(file), parsed.GetValue(heads), parsed.GetValue(key), token));
        return new Command("audit", "Checks the audit log.") { verify };
    }

    private static async Task<int> VerifyAsync(FileInfo? file, FileInfo? heads, FileInfo? key, CancellationToken cancellationToken)
    {
        var builder = StartUp.CreateBuilder();
        var database = file?.FullName ?? ConsoleSettings.Read(builder.Configuration, builder.Environment).Paths.Database;
        if (new[] { database, heads?.FullName, key?.FullName }.FirstOrDefault(path => path is not null && !File.Exists(path))
            is { } missing)
        {
            await Console.Error.WriteLineAsync($"There is no file {missing}.");
            return 1;
        }

        var began = Stopwatch.GetTimestamp();
        var known = heads is null ? [] : (await File.ReadAllLinesAsync(heads.FullName, cancellationToken))
            .Select(AuditHead.Parse).OfType<AuditHead>();
        var verdict = await ChainReader.CheckAsync(
            database,
            known,
            key is null ? null : await File.ReadAllBytesAsync(key.FullName, cancellationToken),
            cancellationToken);
        foreach (var line in verdict.Lines)
        {
            Console.WriteLine(line);
        }

        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Read {verdict.Count:N0} entries in {seconds:F1} s."));
        return verdict.IsSound ? 0 : 1;
    }
}
