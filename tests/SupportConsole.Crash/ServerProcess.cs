using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using SupportConsole.Auth0.Emulator;

namespace SupportConsole.Crash;

/// <summary>The real console as a process of its own, on a data directory and an emulated tenant that outlive it.</summary>
public sealed class ServerProcess : IDisposable
{
    private readonly Process process;
    private readonly ConcurrentQueue<string> lines = new();

    private ServerProcess(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
    }

    /// <summary>What it printed so far.</summary>
    public IReadOnlyList<string> Lines => [.. lines];

    /// <summary>Starts it in Production against that tenant. With what a pilot is to do, that pilot is on board.</summary>
    public static ServerProcess Start(string dataDirectory, EmulatedTenant tenant, IReadOnlyDictionary<string, string>? pilot = null)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        var settings = new Dictionary<string, string>
        {
            ["DOTNET_ENVIRONMENT"] = "Production",
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["Console__DataDirectory"] = dataDirectory,
            ["Console__PublicAddress"] = "https://console.example.com",
            ["Auth0__Domain"] = tenant.Options.Domain,
            ["Auth0__ClientId"] = tenant.Options.ClientId,
            ["Auth0__ClientSecret"] = tenant.Options.ClientSecret,
            ["Auth0__BaseAddress"] = tenant.BaseAddress.ToString(),
            ["Auth0__RequestsPerSecond"] = "1000",
            ["Approvals__RemoveConnection"] = "false",
            ["Staff__Authority"] = "http://127.0.0.1:1",
            ["Staff__AllowLoopbackHttp"] = "true",
            ["Staff__ClientId"] = "support-console",
            ["Staff__ClientSecretFile"] = StaffSecretIn(dataDirectory),
            ["Staff__Contact"] = "identity@example.com",
            ["Staff__Roles__Engineer__0"] = "g-engineers",
            ["Staff__Roles__Administrator__0"] = "g-administrators",
        };
        if (pilot is not null)
        {
            settings["ASPNETCORE_HOSTINGSTARTUPASSEMBLIES"] = "SupportConsole.Crash";
            settings["DOTNET_STARTUP_HOOKS"] = Path.Combine(AppContext.BaseDirectory, "SupportConsole.Crash.dll");
            foreach (var (name, value) in pilot)
            {
                settings[name] = value;
            }
        }

        return Start(Path.Combine(AppContext.BaseDirectory, "SupportConsole.dll"), dataDirectory, settings);
    }

    /// <summary>Nobody signs in during a round, so the provider is never asked.</summary>
    private static string StaffSecretIn(string dataDirectory)
    {
        var file = Path.Combine(Path.GetFullPath(dataDirectory), "staff-secret");
        File.WriteAllText(file, "nobody's");
        return file;
    }

    /// <summary>Starts any server on a free loopback port.</summary>
    public static ServerProcess Start(string program, string directory, IReadOnlyDictionary<string, string> settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var start = new ProcessStartInfo("dotnet", [program]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = directory };
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var server = new ServerProcess(new Process { StartInfo = start });
        server.process.Start();
        server.process.BeginOutputReadLine();
        server.process.BeginErrorReadLine();
        return server;
    }

    /// <summary>Waits until what it printed is enough, or the time is over.</summary>
    public async Task<bool> PrintsAsync(Func<IReadOnlyList<string>, bool> isEnough, TimeSpan within)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < within; await Task.Delay(10))
        {
            if (isEnough(Lines))
            {
                return true;
            }

            if (process.HasExited)
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>SIGTERM: it stops as a container does.</summary>
    public async Task StopAsync()
    {
        using var signal = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await signal.WaitForExitAsync();
        await process.WaitForExitAsync();
    }

    /// <summary>Waits until it has ended by itself.</summary>
    /// <returns>Its exit code; null if it still runs when the time is over.</returns>
    public async Task<int?> EndsAsync(TimeSpan within)
    {
        try
        {
            await process.WaitForExitAsync().WaitAsync(within);
            return process.ExitCode;
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }

        process.Dispose();
    }

    private void Keep(string? line)
    {
        if (line is not null)
        {
            lines.Enqueue(line);
        }
    }
}
