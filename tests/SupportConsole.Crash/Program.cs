using SupportConsole.Crash;

// Usage: dotnet run --project tests/SupportConsole.Crash -- [--rounds 10]
var rounds = 10;
if (args is not [] && !(args is ["--rounds", var number] && int.TryParse(number, out rounds) && rounds > 0))
{
    Console.Error.WriteLine("Usage: dotnet run --project tests/SupportConsole.Crash -- [--rounds 10]");
    return 2;
}

var results = new List<CrashResult>();
var slowest = TimeSpan.Zero;
for (var round = 1; round <= rounds; round++)
{
    var crash = new CrashRound();
    results.AddRange(await crash.RunAsync(CrashRun.Points));
    slowest = crash.SettledAfter > slowest ? crash.SettledAfter : slowest;
    Console.WriteLine($"round {round} of {rounds}: settled {crash.SettledAfter.TotalSeconds:F0} s after the restart, {results.Count(result => result.Fault is not null)} faults so far");
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
