using Microsoft.Data.Sqlite;
using SupportConsole.Auth0.Emulator;

namespace SupportConsole.Crash;

/// <summary>A second console on the data directory of a first one, as in a rolling restart: it waits, and takes over when the first one ends.</summary>
/// <param name="firstStops">Whether the first one is stopped (SIGTERM) or killed.</param>
public sealed class Successor(bool firstStops)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private ServerProcess? server;

    /// <summary>Whether the first one is stopped (SIGTERM) or killed.</summary>
    public bool FirstStops => firstStops;

    /// <summary>Starts it beside the first one. It must wait.</summary>
    public async Task StartAsync(string directory, EmulatedTenant tenant)
    {
        server = ServerProcess.Start(directory, tenant);
        var isWaiting = await server.PrintsAsync(lines => lines.Any(line => line.StartsWith("Waiting up to 60 seconds", StringComparison.Ordinal)), Patience);
        if (!isWaiting || server.Lines.Any(IsListening))
        {
            throw new InvalidOperationException($"The second console did not wait for the first:\n{string.Join('\n', server.Lines)}");
        }
    }

    /// <summary>The second console, once it serves.</summary>
    public async Task<ServerProcess> TakenOverAsync() => await server!.PrintsAsync(lines => lines.Any(IsListening), Patience)
        ? server
        : throw new InvalidOperationException($"The second console did not take over:\n{string.Join('\n', server.Lines)}");

    /// <summary>Starts two consoles and lets the first one run. The second must refuse after a minute.</summary>
    /// <returns>What is wrong; null if nothing is.</returns>
    public static async Task<string?> FindFaultOfRefusalAsync()
    {
        var directory = Directory.CreateTempSubdirectory("console-two-").FullName;
        await using var tenant = await EmulatedTenant.StartAsync(new EmulatorOptions(), TimeProvider.System, CancellationToken.None);
        try
        {
            using var first = ServerProcess.Start(directory, tenant);
            await first.PrintsAsync(lines => lines.Any(IsListening), Patience);
            using var second = ServerProcess.Start(directory, tenant);
            var code = await second.EndsAsync(Patience);
            var isExplained = second.Lines.Any(line => line.Contains($"Another SupportConsole is using {directory}.", StringComparison.Ordinal));
            return code == 1 && isExplained ? null : $"exit code {code?.ToString() ?? "none"}: {string.Join(' ', second.Lines)}";
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(directory, recursive: true);
        }
    }

    private static bool IsListening(string line) => line.StartsWith("SupportConsole listens", StringComparison.Ordinal);
}
