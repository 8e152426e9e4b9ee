using SupportConsole.App.BreakGlass;
using SupportConsole.App.People;
using SupportConsole.App.Record.Storage;

namespace SupportConsole.Commands;

/// <summary><c>SupportConsole break-glass</c>: prints a one-time link. Whoever can run it has a shell on the host.</summary>
internal static class BreakGlassCommand
{
    public static Task<int> RunAsync(string name, StaffRole role, int minutes, string reason, CancellationToken cancellationToken) =>
        DataCommands.WithDataAsync(async services =>
        {
            var paths = services.GetRequiredService<ConsolePaths>();
            if (!File.Exists(paths.Database))
            {
                return DataCommands.Missing(paths);
            }

            var printed = await services.GetRequiredService<BreakGlassLinks>().CreateAsync(name, role, minutes, reason, cancellationToken);
            if (!printed.TryGet(out var link, out var problem))
            {
                return problem;
            }

            var address = services.GetRequiredService<ConsoleSettings>().PublicAddress?.GetLeftPart(UriPartial.Authority) ?? "http://127.0.0.1:5080";
            Console.WriteLine($"Open within {BreakGlassSettings.LinkLife.TotalMinutes:0} minutes, once:");
            Console.WriteLine($"{address}{BreakGlassSignIn.Path}#{link.Token}");
            Console.WriteLine($"The session lasts {minutes} minutes. Every page says so to everybody, and the audit log records it.");
            return null;
        });
}
