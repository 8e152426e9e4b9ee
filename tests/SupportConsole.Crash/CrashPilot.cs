using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SupportConsole.App.Changes;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Sessions;
using SupportConsole.Auth0.Emulator;
using SupportConsole.Federation.Certificates;

[assembly: HostingStartup(typeof(SupportConsole.Crash.CrashPilot))]

namespace SupportConsole.Crash;

/// <summary>
/// Rides in the real server's process: does the changes of a round, says what moment each came to, and stops each for good at its own point. The server knows nothing of it.
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
                if (Current.Value is { } run)
                {
                    Pass(run, new Moment(step, isBefore));
                }
            };

            // Once the server is up: what is said before that comes out late, and the moment of a kill would be none of chance.
            services.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.Register(() => _ = Task.Run(() => TakeOffAsync(runs), CancellationToken.None));
            return Task.CompletedTask;
        }

        private static void Pass(CrashRun run, Moment moment)
        {
            Logbook.SayAt(run.Number, moment);
            if (run.StopsAt == moment)
            {
                Logbook.SayStopped(run.Number);
                Thread.Sleep(Timeout.Infinite);
            }
            else if (run.StopsAt is null && moment.HasIntent)
            {
                // So that the changes are spread over all of their steps: at the database's one door they stand in line, and whoever is through would be done at once.
                Thread.Sleep(Random.Shared.Next(500));
            }
        }

        private async Task TakeOffAsync(List<CrashRun> runs)
        {
            var administrator = await SignInAsync();
            runs.ForEach(run => _ = Task.Run(() => FlyAsync(run, administrator), CancellationToken.None));
        }

        /// <summary>The real server checks the session of whoever acts.</summary>
        private async Task<Actor> SignInAsync()
        {
            await using var scope = services.CreateAsyncScope();
            var sessions = scope.ServiceProvider.GetRequiredService<StaffSessions>();
            var started = await sessions.StartAsync(new NewSession(ChangeDesk.Administrator, SessionKind.Staff), CancellationToken.None);
            return started.Session.ToActor();
        }

        private async Task FlyAsync(CrashRun run, Actor administrator)
        {
            Current.Value = run;
            try
            {
                var certificate = SigningCertificate.FromDer(Convert.FromBase64String(run.NextCertificate)).Value;

                // Only what plans is used here: the tenant's own state is the parent's to see.
                await using var nowhere = await EmulatedTenant.StartAsync(new EmulatorOptions(), TimeProvider.System, CancellationToken.None);
                var desk = new ChangeDesk(services, nowhere, certificate, certificate);
                var plan = await ChangeAct.Of(run.Act).PlanAsync(desk, await desk.ReadAsync(run.ConnectionId));
                var outcome = await desk.Runner.ApplyAsync(plan, ChangeDesk.Order(administrator));
                if (outcome.IsOk)
                {
                    Logbook.SayTold(run.Number, outcome.Value.State);
                }

                Console.WriteLine($"ENDED {run.Number} {run.Point}: {(outcome.IsOk ? outcome.Value.State + ", " + outcome.Value.Words : outcome.Problem.ToString())}");
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                Console.WriteLine($"ENDED {run.Number} {run.Point}: {exception.Message.ReplaceLineEndings(" ")}");
            }
        }
    }
}
