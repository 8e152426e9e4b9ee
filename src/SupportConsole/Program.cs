using SupportConsole;
using SupportConsole.App.Record.Storage;
using SupportConsole.App.Shell;
using SupportConsole.Commands;

if (ConsoleCommands.AreIn(args))
{
    return await ConsoleCommands.RunAsync(args);
}

using var output = HeldOutput.Begin();
try
{
    var builder = WebApplication.CreateBuilder(args);
    var settings = ConsoleSettings.Read(builder.Configuration, builder.Environment);
    if (settings.Problems.Count > 0)
    {
        return StartUp.Refuse(settings.Problems);
    }

    // Standard error is not held back: who starts a console sees at once why it waits.
    var taken = await DirectoryLock.ForConsoleAsync(settings.Paths, TimeProvider.System, Console.Error.WriteLine, CancellationToken.None);
    if (!taken.TryGet(out var held, out var inUse))
    {
        return StartUp.Refuse([inUse.ToString()]);
    }

    using var directory = held;
    await using var emulator = await Emulation.StartAsync(settings, CancellationToken.None);
    builder.AddConsole(settings, emulator);

    var app = builder.Build();
    var migrated = await app.Services.GetRequiredService<ConsoleDatabase>().MigrateAsync(CancellationToken.None);
    if (!migrated.IsOk)
    {
        return StartUp.Refuse([migrated.Problem.ToString()]);
    }

    app.UseConsole();
    app.MapShell();
    app.MapConsoleEndpoints();
    await app.StartAsync();
    output.LetOut(StartUp.Announcement(app, settings));
    var asking = StartUp.AskTenantAsync(app, settings);
    await app.WaitForShutdownAsync();
    await asking;
    return 0;
}
catch (Exception exception) when (StartUp.Explain(exception) is { } why)
{
    output.Forget();
    return StartUp.Refuse([why]);
}

/// <summary>The host's entry point; named so that tests can start the whole console in process.</summary>
public partial class Program;
