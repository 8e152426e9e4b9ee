#pragma warning disable RS0030 // The real program is started as a person starts it.
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace SupportConsole.Tests.Commands.Support;

/// <summary>The console in a process of its own, and what it prints.</summary>
internal sealed class RunningConsole : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly Process process;
    private readonly ConcurrentQueue<string> lines = new();
    private readonly SemaphoreSlim printed = new(0);

    private RunningConsole(ProcessStartInfo start)
    {
        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int ProcessId => process.Id;

    public IReadOnlyList<string> Lines => [.. lines];

    public Uri Address => new(Lines.First(line => line.StartsWith("SupportConsole listens", StringComparison.Ordinal)).Split(' ')[^1]);

    /// <summary>Starts it on a data directory below <paramref name="directory"/>, on a free port of loopback.</summary>
    public static RunningConsole Start(string directory, string environment, params string[] settings)
    {
        var variables = new Dictionary<string, string> { ["DOTNET_ENVIRONMENT"] = environment, ["ASPNETCORE_ENVIRONMENT"] = environment };
        if (environment == "Production")
        {
            var secret = Path.Combine(directory, "staff-secret");
            File.WriteAllText(secret, "nobody's");
            variables["Console__PublicAddress"] = "https://console.example.com";
            variables["Staff__Authority"] = "http://127.0.0.1:1";
            variables["Staff__ClientId"] = "support-console";
            variables["Staff__ClientSecretFile"] = secret;
            variables["Staff__AllowLoopbackHttp"] = "true";
            variables["Staff__Contact"] = "identity@example.com";
            variables["Staff__Roles__Engineer__0"] = "g-engineers";
            variables["Staff__Roles__Administrator__0"] = "g-administrators";
        }

        return StartIn(
            directory,
            AppContext.BaseDirectory,
            variables,
            [$"Console:DataDirectory={Path.Combine(directory, "data")}", "URLS=http://127.0.0.1:0", .. settings]);
    }

    /// <summary>Starts the console whose files are in <paramref name="program"/>.</summary>
    public static RunningConsole StartIn(string directory, string program, Dictionary<string, string> variables, params string[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(program, "SupportConsole.dll"), .. settings])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = directory,
        };
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        return new RunningConsole(start);
    }

    public async Task PrintsAsync(string text)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!Lines.Any(line => line.Contains(text, StringComparison.Ordinal)))
        {
            Assert.False(process.HasExited, string.Join('\n', Lines));
            await printed.WaitAsync(patience.Token);
        }
    }

    public async Task<int> EndsAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(patience.Token);
        return process.ExitCode;
    }

    /// <summary>SIGTERM: it stops as a container does.</summary>
    public async Task<int> StopAsync()
    {
        using var signal = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        return await EndsAsync();
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }

        process.Dispose();
        printed.Dispose();
    }

    private void Keep(string? line)
    {
        if (line is not null)
        {
            lines.Enqueue(line);
            printed.Release();
        }
    }
}
