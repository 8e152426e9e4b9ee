using SupportConsole.Crash;

// Usage: dotnet run --project tests/SupportConsole.Crash -- [--rounds 10] [--random 100] [--seed 1]
int? Option(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length && int.TryParse(args[at + 1], out var number) && number >= 0 ? number : null;
string[] options = ["--rounds", "--random", "--seed"];
if (args.Length % 2 != 0 || args.Where((_, index) => index % 2 == 0).Any(name => !options.Contains(name) || Option(name) is null))
{
    Console.Error.WriteLine("Usage: dotnet run --project tests/SupportConsole.Crash -- [--rounds 10] [--random 100] [--seed 1]");
    return 2;
}

var randomRounds = Option("--random") ?? 0;
var rounds = Option("--rounds") ?? (randomRounds > 0 ? 0 : 10);
var dice = new Random(Option("--seed") ?? 1);
var results = new List<CrashResult>();
var slowest = TimeSpan.Zero;
for (var round = 1; round <= rounds + randomRounds; round++)
{
    var crash = new CrashRound();
    int? steps = round > rounds ? dice.Next(1, CrashRound.RandomSteps) : null;
    results.AddRange(steps is { } after ? await crash.RunAsync(after) : await crash.RunAsync(CrashRun.Points));
    slowest = crash.SettledAfter > slowest ? crash.SettledAfter : slowest;
    Console.WriteLine($"round {round} of {rounds + randomRounds}{(steps is { } made ? $", killed after {made} steps" : "")}: settled {crash.SettledAfter.TotalSeconds:F0} s after the restart, {results.Count(result => result.Fault is not null)} faults so far");
}

foreach (var point in results.GroupBy(result => result.Point))
{
    var ends = string.Join(", ", point.Where(result => result.End.Length > 0).GroupBy(result => result.End).Select(group => $"{group.Count()} {group.Key.ToLowerInvariant()}"));
    Console.WriteLine($"{point.Key,-62} {point.Count(),3} runs, {point.Count(result => result.Fault is not null)} faults  {ends}");
    foreach (var result in point.Where(result => result.Fault is not null))
    {
        Console.WriteLine($"    {result.Fault}");
    }
}

var faults = results.Count(result => result.Fault is not null);
Console.WriteLine($"{results.Count} checks, {faults} faults, slowest settling {slowest.TotalSeconds:F0} s");
return faults == 0 ? 0 : 1;
