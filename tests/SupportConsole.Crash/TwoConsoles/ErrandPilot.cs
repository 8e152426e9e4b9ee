using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SupportConsole.App.Changes;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.Auth0;
using SupportConsole.Auth0.Emulator;
using SupportConsole.Federation;
using SupportConsole.Federation.Certificates;
using SupportConsole.Federation.Secrets;

[assembly: HostingStartup(typeof(SupportConsole.Crash.TwoConsoles.ErrandPilot))]

namespace SupportConsole.Crash.TwoConsoles;

/// <summary>Rides in a real server's process: waits for its list of errands, runs them, and says how each of them ended. The server knows nothing of it.</summary>
public sealed class ErrandPilot : IHostingStartup
{
    /// <summary>The environment variable that names the file with the errands; it need not be there yet.</summary>
    public const string ErrandsVariable = "CRASH_ERRANDS";

    /// <summary>What is said once every errand has ended.</summary>
    public const string AllDone = "ERRANDS DONE";

    private const int MostTries = 200;

    /// <inheritdoc/>
    public void Configure(IWebHostBuilder builder)
    {
        if (Environment.GetEnvironmentVariable(ErrandsVariable) is { Length: > 0 } file)
        {
            builder.ConfigureServices(services => services.AddSingleton<IHostedService>(provider => new Round(provider, file)));
        }
    }

    private sealed class Round(IServiceProvider services, string file) : BackgroundService
    {
        private static readonly AsyncLocal<Errand?> Current = new();

        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            while (!File.Exists(file))
            {
                await Task.Delay(20, stoppingToken);
            }

            var list = JsonSerializer.Deserialize<ErrandList>(await File.ReadAllTextAsync(file, stoppingToken))!;
            services.GetRequiredService<ChangeSteps>().Watcher = (_, step, isBefore) =>
            {
                if (Current.Value is { } errand)
                {
                    Logbook.SayAt(errand.Number, new Moment(step, isBefore));
                }
            };
            await Task.WhenAll(list.Errands.GroupBy(errand => (errand.ConnectionId, errand.Kind)).Select(group => Task.Run(() => RunAsync(list.Who, [.. group]), CancellationToken.None)));
            Console.WriteLine(AllDone);
        }

        private async Task RunAsync(string who, IReadOnlyList<Errand> errands)
        {
            await using var nowhere = await EmulatedTenant.StartAsync(new EmulatorOptions(), TimeProvider.System, CancellationToken.None);
            var desk = new ChangeDesk(services, nowhere, null!, null!);
            foreach (var errand in errands)
            {
                Current.Value = errand;
                try
                {
                    await RunAsync(desk, new Actor(who, StaffRole.Administrator), errand);
                }
                catch (Exception exception) when (exception is not OutOfMemoryException)
                {
                    Logbook.SayBroke(errand.Number, exception);
                }
            }
        }

        /// <summary>As a person would: where it was refused because another one was first, it is planned again, with what is there now in sight.</summary>
        private static async Task RunAsync(ChangeDesk desk, Actor actor, Errand errand)
        {
            for (var tries = 1; ; tries++)
            {
                var planned = tries <= MostTries ? await PlanAsync(desk, errand) : throw new InvalidOperationException($"It was refused {MostTries} times.");
                if (!planned.TryGet(out var plan, out var problem))
                {
                    if (errand.IsForOne)
                    {
                        Console.WriteLine($"LEFT {errand.Number}: {problem}");
                        return;
                    }

                    await Task.Delay(50);
                    continue;
                }

                var applied = await desk.Runner.ApplyAsync(plan, new ChangeOrder(actor, errand.Ticket, "Two consoles at once.", Guid.NewGuid()));
                if (applied.IsOk && await RestAsync(desk, errand, applied.Value) is ChangeState.Confirmed)
                {
                    Logbook.SayTold(errand.Number, ChangeState.Confirmed);
                    return;
                }
            }
        }

        private static async Task<ChangeState> RestAsync(ChangeDesk desk, Errand errand, ChangeOutcome outcome)
        {
            var state = outcome.State;
            while (state is not (ChangeState.Confirmed or ChangeState.Refused or ChangeState.Superseded))
            {
                await Task.Delay(200);
                state = (await desk.ChangesAsync(errand.ConnectionId)).Single(change => change.Id == outcome.ChangeId).State;
            }

            return state;
        }

        private static async Task<Result<ChangePlan>> PlanAsync(ChangeDesk desk, Errand errand) => errand.Kind switch
        {
            ErrandKind.Create => await desk.Planner.PlanCreateAsync(errand.ConnectionId, ChangeDesk.FirstSecret, null, null, [desk.Application], CancellationToken.None),
            ErrandKind.Secret => await desk.Planner.PlanRotateSecretAsync(errand.ConnectionId, new ClientSecret(errand.Value), null, CancellationToken.None),
            ErrandKind.Scopes => await desk.Planner.PlanSettingsAsync(errand.ConnectionId, new OptionsEdit().Set("scope", errand.Value), CancellationToken.None),
            ErrandKind.Name => await desk.Planner.PlanSettingsAsync(errand.ConnectionId, new OptionsEdit(), errand.Value, CancellationToken.None),
            _ => await desk.Planner.PlanRemoveAsync(errand.ConnectionId, CancellationToken.None),
        };
    }
}
