using System.Diagnostics;
using System.Text.RegularExpressions;
using SupportConsole.Crash;

namespace SupportConsole.Benchmarks.Browser;

/// <summary>A server in a process of its own, as it is run.</summary>
internal sealed partial class MeasuredServer : IDisposable
{
    private readonly ServerProcess process;
    private readonly string? directory;

    private MeasuredServer(ServerProcess process, Uri address, string? directory) => (this.process, Address, this.directory) = (process, address, directory);

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>
    /// The real console, published as the template is, on a filled record, with the emulated tenant (and so in Development) and without a backup in the middle
    /// of the measuring.
    /// </summary>
    public static async Task<MeasuredServer> ConsoleAsync(string dataDirectory)
    {
        var directory = Directory.CreateTempSubdirectory("console-published-").FullName;
        await DotnetAsync(Root(), "publish", Path.Combine("src", "SupportConsole"), "--configuration", "Release", "--output", directory);
        return await StartAsync(Path.Combine(directory, "SupportConsole.dll"), directory, directory, new()
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["Console__DataDirectory"] = dataDirectory,
            ["Emulator__Enabled"] = "true",
            ["Backup__Every"] = "0",
            ["Logging__LogLevel__Default"] = "Warning",
        });
    }

    /// <summary>The page that the SDK's own template makes, with a mark for the moment in which it is interactive.</summary>
    public static async Task<MeasuredServer> TemplateAsync()
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
        return await StartAsync(Path.Combine(directory, "out", "Bare.dll"), Path.Combine(directory, "out"), directory, new() { ["ASPNETCORE_ENVIRONMENT"] = "Production" });
    }

    public void Dispose()
    {
        process.Dispose();
        if (directory is not null)
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static async Task<MeasuredServer> StartAsync(string program, string workingDirectory, string? toDelete, Dictionary<string, string> settings)
    {
        var process = ServerProcess.Start(program, workingDirectory, settings);
        Uri? address = null;
        await process.PrintsAsync(lines => (address = lines.Select(line => Listens().Match(line)).Where(match => match.Success).Select(match => new Uri(match.Groups[1].Value)).FirstOrDefault()) is not null, TimeSpan.FromMinutes(2));
        return address is not null ? new MeasuredServer(process, address, toDelete) : throw new InvalidOperationException($"{program} does not listen:\n{string.Join('\n', process.Lines)}");
    }

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
