using SupportConsole;
using SupportConsole.App.Data;
using SupportConsole.App.Shell;
using SupportConsole.Commands;

if (ConsoleCommands.AreIn(args))
{
    return await ConsoleCommands.RunAsync(args);
}

var builder = WebApplication.CreateBuilder(args);
var settings = ConsoleSettings.Read(builder.Configuration, builder.Environment);
if (settings.Problems.Count > 0)
{
    StartUp.Refuse(settings.Problems);
    return 1;
}

if (!DirectoryHold.ForConsole(settings.Paths).TryGet(out var hold, out var restoring))
{
    StartUp.Refuse([restoring.ToString()]);
    return 1;
}

using var running = hold;

await using var emulator = await Emulation.StartAsync(settings, CancellationToken.None);
builder.AddConsole(settings, emulator);

var app = builder.Build();
var migrated = await app.Services.GetRequiredService<ConsoleDatabase>().MigrateAsync(CancellationToken.None);
if (!migrated.IsOk)
{
    StartUp.Refuse([migrated.Problem.ToString()]);
    return 1;
}

app.UseConsole();
app.MapShell();
app.MapConsoleEndpoints();
await app.StartAsync();
StartUp.Announce(app, settings);
await app.WaitForShutdownAsync();
return 0;

/// <summary>The host's entry point; named so that tests can start the whole console in process.</summary>
public partial class Program;
