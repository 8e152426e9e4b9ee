using SupportConsole.Crash;
using SupportConsole.Crash.Recovery;
using SupportConsole.Crash.Silence;
using SupportConsole.Crash.TenantLog;

const string Usage = "Usage: dotnet run --project tests/SupportConsole.Crash -- [--rounds 10] [--random 100] [--seed 1] [--two 10] [--recover 1] [--rows 100000] [--log 1000000] [--kills 200] [--silence 500] [--weeks 104]";
if (args is ["--read-log", var directory, var domain, var address])
{
    return await LogReading.RunAsync(directory, domain, new Uri(address));
}

int? Option(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length && int.TryParse(args[at + 1], out var number) && number >= 0 ? number : null;
string[] options = ["--rounds", "--random", "--seed", "--two", "--recover", "--rows", "--log", "--kills", "--silence", "--weeks"];
if (args.Length % 2 != 0 || args.Where((_, index) => index % 2 == 0).Any(name => !options.Contains(name) || Option(name) is null))
{
    Console.Error.WriteLine(Usage);
    return 2;
}

if (Option("--recover") is { } drills)
{
    return await DrillRun.RunAsync(drills, Option("--rows") ?? 100_000);
}

if (Option("--silence") is { } connections)
{
    var silence = new SilenceRun(connections, Option("--seed") ?? 1).Run(Option("--weeks") ?? 104);
    Console.WriteLine(silence);
    return silence is { FalseAlarmsAYear: < 1, FoundSoon: >= 0.95, QuietAlarms: 0 } ? 0 : 1;
}

if (Option("--log") is { } events)
{
    await using var run = await LogRun.StartAsync(events, Option("--seed") ?? 1);
    var read = await run.RunAsync(events, Option("--kills") ?? 200);
    Console.WriteLine(read);
    return read.IsFine ? 0 : 1;
}

var (random, two) = (Option("--random") ?? 0, Option("--two") ?? 0);
var rounds = Option("--rounds") ?? (random + two > 0 ? 0 : 10);
var report = new CrashReport();
for (var round = 1; round <= rounds; round++)
{
    var crash = new CrashRound();
    report.Add($"round {round} of {rounds}", await crash.RunAsync(CrashRun.Points), crash.SettledAfter);
}

var chance = new RandomRounds(new Random(Option("--seed") ?? 1));
for (var round = 1; round <= random; round++)
{
    var (results, settledAfter, words) = await chance.RunAsync();
    report.Add($"random round {round} of {random}, {words}", results, settledAfter);
}

for (var round = 1; round <= two; round++)
{
    var successor = new Successor(firstStops: round % 2 == 0);
    var crash = new CrashRound();
    var results = await crash.RunAsync(CrashRun.Points, successor);
    report.Add($"two consoles, round {round} of {two}, the first one {(successor.FirstStops ? "stopped" : "killed")}", results, crash.SettledAfter);
}

if (two > 0)
{
    report.Add("two consoles, the first one runs on", [new CrashResult("the second one refuses", "", await Successor.FindFaultOfRefusalAsync())], TimeSpan.Zero);
}

report.Write();
if (random > 0)
{
    chance.Write();
}

return report.Faults == 0 ? 0 : 1;
