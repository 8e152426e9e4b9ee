using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SupportConsole.App.Changes;
using SupportConsole.Auth0.Emulator;
using SupportConsole.Federation.Certificates;

[assembly: HostingStartup(typeof(SupportConsole.Crash.CrashPilot))]

namespace SupportConsole.Crash;

/// <summary>
/// Rides in the real server's process: does the changes of a round, each of which stops for good at its own point, and says so. The server knows nothing of it.
/// </summary>
public sealed class CrashPilot : IHostingStartup
{
    /// <summary>The environment variable that names the file with the runs.</summary>
    public const string RunsVariable = "CRASH_RUNS";

    /// <inheritdoc/>
    public void Configure(IWebHostBuilder builder)
    {
        if (Environment.GetEnvironmentVariable(RunsVariable) is { Length: > 0 } file)
        {
            builder.ConfigureServices(services => services.AddSingleton<IHostedService>(provider => new Flight(provider, file)));
        }
    }

    private sealed class Flight(IServiceProvider services, string file) : BackgroundService
    {
        private static readonly AsyncLocal<CrashRun?> Current = new();

        protected override Task ExecuteAsync(CancellationToken stoppingToken)
        {
            var runs = JsonSerializer.Deserialize<List<CrashRun>>(File.ReadAllText(file))!;
            ThreadPool.SetMinThreads(runs.Count + 50, 50);
            services.GetRequiredService<ChangeSteps>().Watcher = (_, step, isBefore) =>
            {
                if (Current.Value is { IsRandom: true })
                {
                    Console.WriteLine("STEP");
                }

                if (Current.Value is { IsRandom: false } run && run.Step == step && run.IsBefore == isBefore)
                {
                    Console.WriteLine($"STOPPED {run.Number}");
                    Thread.Sleep(Timeout.Infinite);
                }
            };
            foreach (var run in runs)
            {
                _ = Task.Run(() => FlyAsync(run), CancellationToken.None);
            }

            return Task.CompletedTask;
        }

        private async Task FlyAsync(CrashRun run)
        {
            Current.Value = run;
            try
            {
                var certificate = SigningCertificate.FromDer(Convert.FromBase64String(run.NextCertificate)).Value;

                // Only what plans is used here: the tenant's own state is the parent's to see.
                await using var nowhere = await EmulatedTenant.StartAsync(new EmulatorOptions(), TimeProvider.System, CancellationToken.None);
                var desk = new ChangeDesk(services, nowhere, certificate, certificate);
                var plan = await ChangeAct.Of(run.Act).PlanAsync(desk, await desk.ReadAsync(run.ConnectionId));
                var outcome = await desk.Runner.ApplyAsync(plan, ChangeDesk.Order(ChangeDesk.Administrator));
                Console.WriteLine($"ENDED {run.Number} {run.Point}: {(outcome.IsOk ? outcome.Value.State + ", " + outcome.Value.Words : outcome.Problem.ToString())}");
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                Console.WriteLine($"ENDED {run.Number} {run.Point}: {exception.Message.ReplaceLineEndings(" ")}");
            }
        }
    }
}
