using System.Diagnostics;
using System.Text.RegularExpressions;
using SupportConsole.Crash;

namespace SupportConsole.Benchmarks.Browser;

/// <summary>A published server, which can be started again and again.</summary>
internal sealed partial class PublishedServer : IDisposable
{
    private readonly string program;
    private readonly string directory;
    private readonly Dictionary<string, string> settings;

    private PublishedServer(string program, string directory, Dictionary<string, string> settings) =>
        (this.program, this.directory, this.settings) = (program, directory, settings);

    /// <summary>
    /// The real console on a filled record, with the emulated tenant (and so in Development) and without a backup in the middle of the measuring.
    /// </summary>
    public static async Task<PublishedServer> ConsoleAsync(string dataDirectory)
    {
        var directory = Directory.CreateTempSubdirectory("console-published-").FullName;
        await DotnetAsync(Root(), "publish", Path.Combine("src", "SupportConsole"), "--configuration", "Release", "--output", directory);
        return new PublishedServer(Path.Combine(directory, "SupportConsole.dll"), directory, new()
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["Console__DataDirectory"] = dataDirectory,
            ["Emulator__Enabled"] = "true",
            ["Backup__Every"] = "0",
            ["Logging__LogLevel__Default"] = "Warning",
        });
    }

    /// <summary>The page that the SDK's own template makes, with a mark for the moment in which it is interactive.</summary>
    public static async Task<PublishedServer> TemplateAsync()
    {
        var directory = Directory.CreateTempSubdirectory("blazor-template-").FullName;
        await DotnetAsync(directory, "new", "blazor", "--interactivity", "Server", "--all-interactive", "--name", "Bare", "--output", directory);
        await File.WriteAllTextAsync(
            Path.Combine(directory, "Components", "Pages", "Home.razor"),
            """
            @page "/"
            <PageTitle>Home</PageTitle>
            <h1 data-interactive="@interactive">Hello, world!</h1>
            Welcome to your new app.
            @code {
                private string? interactive;
                protected override void OnAfterRender(bool firstRender) { if (firstRender) { interactive = "true"; StateHasChanged(); } }
            }
            """);
        await DotnetAsync(directory, "publish", "--configuration", "Release", "--output", Path.Combine(directory, "out"));
        return new PublishedServer(
            Path.Combine(directory, "out", "Bare.dll"), directory, new() { ["ASPNETCORE_ENVIRONMENT"] = "Production" });
    }

    public async Task<MeasuredServer> StartAsync()
    {
        var process = ServerProcess.Start(program, Path.GetDirectoryName(program)!, settings);
        Uri? address = null;
        await process.PrintsAsync(
            lines => (address = lines.Select(line => Listens().Match(line)).Where(match => match.Success)
                .Select(match => new Uri(match.Groups[1].Value)).FirstOrDefault()) is not null,
            TimeSpan.FromMinutes(2));
        return address is not null ? new MeasuredServer(process, address)
            : throw new InvalidOperationException($"{program} does not listen:\n{string.Join('\n', process.Lines)}");
    }

    public void Dispose() => Directory.Delete(directory, recursive: true);

    private static string Root()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "SupportConsole.sln")))
        {
            directory = directory.Parent;
        }

        return directory?.FullName ?? throw new InvalidOperationException("The benchmark is run from its repository.");
    }

    private static async Task DotnetAsync(string directory, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = directory, RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)}:\n{output}");
        }
    }

    [GeneratedRegex(@"listen(?:s|ing) on:? (http://\S+)")]
    private static partial Regex Listens();
}
