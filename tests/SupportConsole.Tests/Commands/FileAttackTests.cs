using System.Runtime.Versioning;
using SupportConsole.Tests.Commands.Support;

namespace SupportConsole.Tests.Commands;

/// <summary>What lies in the data directory before the console is started.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class FileAttackTests : IDisposable
{
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    private readonly string directory = Directory.CreateTempSubdirectory("console-files-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Data => Path.Combine(directory, "data");

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task Others_can_neither_read_nor_replace_what_is_there_and_what_links_lead_to_is_left_alone()
    {
        var old = Write(Path.Combine(Data, "backups", "old.db"));
        var outside = Write(Path.Combine(directory, "outside", "theirs"));
        File.SetUnixFileMode(Data, File.GetUnixFileMode(Data) | Others);
        Directory.CreateSymbolicLink(Path.Combine(Data, "linked"), Path.GetDirectoryName(outside)!);
        File.CreateSymbolicLink(Path.Combine(Data, "linked-file"), outside);
        var before = File.GetUnixFileMode(outside);

        using var console = RunningConsole.Start(directory, "Development", "Console:NewRecord=true");
        await console.PrintsAsync("Tenant access:");

        Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(old) & Others);
        Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(Data) & (UnixFileMode.GroupWrite | UnixFileMode.OtherWrite));
        Assert.Equal(before, File.GetUnixFileMode(outside));
        Assert.All(
            Directory.EnumerateFiles(Data).Where(file => new FileInfo(file).LinkTarget is null),
            file => Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(file) & Others));
    }

    [Fact]
    public async Task The_console_starts_on_an_emptied_database_only_if_a_new_record_is_asked_for()
    {
        using (var first = RunningConsole.Start(directory, "Development"))
        {
            await first.PrintsAsync("Tenant access:");
        }

        foreach (var file in Directory.GetFiles(Data, "console.db*"))
        {
            await File.WriteAllBytesAsync(file, [], Token);
        }

        using var refused = RunningConsole.Start(directory, "Development");
        Assert.Equal(1, await refused.EndsAsync());
        Assert.Contains(refused.Lines, line => line.Contains("console.db is empty, but", StringComparison.Ordinal));

        using var begun = RunningConsole.Start(directory, "Development", "Console:NewRecord=true");
        await begun.PrintsAsync("SupportConsole listens");
    }

    private static string Write(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "content");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        return path;
    }
}
