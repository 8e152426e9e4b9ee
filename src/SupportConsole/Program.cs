using SupportConsole;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;
using SupportConsole.App.Shell;
using SupportConsole.Commands;

FilePrivacy.Begin();
if (ConsoleCommands.AreIn(args))
{
    return await ConsoleCommands.RunAsync(args);
}

try
{
    var builder = StartUp.CreateBuilder(args);
    var settings = ConsoleSettings.Read(builder.Configuration, builder.Environment);
    if (settings.Problems.Count > 0)
    {
        return StartUp.Refuse(settings.Problems);
    }

    var taken = await DirectoryLock.ForConsoleAsync(settings.Paths, TimeProvider.System, Console.Error.WriteLine, CancellationToken.None);
    if (!taken.TryGet(out var held, out var inUse))
    {
        return StartUp.Refuse([inUse.ToString()]);
    }

    using var directory = held;
    Console.WriteLine($"SupportConsole is starting. Opening the database in {settings.Paths.Directory}.");
    var isAsLeft = CleanStop.Take(settings.Paths);
    var check = isAsLeft ? Task.FromResult<Result<Done>>(Done.Instance) : ConsoleDatabase.BeginCheckAsync(settings.Paths, CancellationToken.None);
    await using var emulator = await Emulation.StartAsync(settings, CancellationToken.None);
    await using var idp = await Emulation.StartIdpAsync(settings, emulator, CancellationToken.None);
    builder.AddConsole(settings, emulator, idp);
    if (isAsLeft)
    {
        builder.Services.AddHostedService<CheckAfterStart>();
    }

    var app = builder.Build();
    var database = app.Services.GetRequiredService<ConsoleDatabase>();

    // Nothing is served before the database is open, but the pipeline is built meanwhile.
    var opening = Task.Run(() => database.OpenAsync(check, settings.IsNewRecord, CancellationToken.None));
    app.UseConsole();
    app.MapShell();
    app.MapConsoleEndpoints();
    var opened = await opening;
    if (!opened.IsOk)
    {
        return StartUp.Refuse([opened.Problem.ToString()]);
    }

    await app.StartAsync();
    StartUp.Announce(app, settings);
    var asking = StartUp.AskTenantAsync(app, settings);
    var damage = app.Services.GetRequiredService<DamageWatch>();
    var watch = app.Services.GetRequiredService<RecordWatch>();
    await app.WaitForShutdownAsync();
    await asking;
    watch.Dispose();
    CleanStop.Leave(settings.Paths, damage);
    return 0;
}
catch (Exception exception) when (StartUp.Explain(exception) is { } why)
{
    return StartUp.Refuse([why]);
}

/// <summary>The host's entry point; named so that tests can start the whole console in process.</summary>
public partial class Program;
