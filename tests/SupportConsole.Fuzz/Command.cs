using System.Globalization;

namespace SupportConsole.Fuzz;

/// <summary>The command: <c>--minutes 10 [--parser NAME] [--seed N]</c>, or <c>--parser NAME --replay NUMBER</c>.</summary>
internal static class Command
{
    private const string Usage = "dotnet run -c Release --project tests/SupportConsole.Fuzz -- --minutes 10 [--parser NAME] [--seed N] | --parser NAME --replay NUMBER [--save FILE]";

    private static int Main(string[] arguments)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        string? Option(string name) => Array.IndexOf(arguments, name) is >= 0 and var at && at + 1 < arguments.Length ? arguments[at + 1] : null;
        var targets = FuzzTargets.All.Where(target => Option("--parser") is not { } name || target.Name == name).ToList();
        if (targets.Count == 0 || (Option("--minutes") ?? Option("--replay")) is null)
        {
            Console.Error.WriteLine($"Usage: {Usage}\nParsers: {string.Join(' ', FuzzTargets.All.Select(target => target.Name))}");
            return 2;
        }

        if (Option("--replay") is { } number)
        {
            return Replay(targets[0], long.Parse(number, CultureInfo.InvariantCulture), Option("--save"));
        }

        var minutes = double.Parse(Option("--minutes")!, CultureInfo.InvariantCulture);
        var seed = long.Parse(Option("--seed") ?? "0", CultureInfo.InvariantCulture);
        Console.WriteLine($"{targets.Count} parsers, {minutes} minutes each, seed {seed}.");
        var failures = 0;
        foreach (var target in targets)
        {
            var report = new FuzzRun(target, seed * 1_000_000_000).For(TimeSpan.FromMinutes(minutes));
            Console.WriteLine(report);
            foreach (var failure in report.Failures)
            {
                Console.WriteLine($"    --parser {target.Name} --replay {failure.Number}: {failure.What}");
            }

            failures += report.Failures.Count;
        }

        return failures == 0 ? 0 : 1;
    }

    private static int Replay(FuzzTarget target, long number, string? file)
    {
        var run = new FuzzRun(target, number);
        if (file is not null)
        {
            File.WriteAllBytes(file, run.Input(number));
        }

        var watch = System.Diagnostics.Stopwatch.StartNew();
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        run.Replay(number);
        Console.WriteLine($"#{number} was read: {run.Input(number).Length:N0} bytes in {watch.Elapsed.TotalMilliseconds:0.0} ms, {(GC.GetAllocatedBytesForCurrentThread() - allocated) / 1024.0 / 1024.0:0.0} MB allocated, {run.Peak(run.Input(number)) / 1024.0 / 1024.0:0.0} MB alive at most.");
        return 0;
    }
}
