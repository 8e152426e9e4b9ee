using SupportConsole.ReminderRun;

const string Usage = "Usage: dotnet run --project tests/SupportConsole.ReminderRun -- [--credentials 10000] [--days 1095] [--seed 1]";
string[] options = ["--credentials", "--days", "--seed"];
int? Option(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length && int.TryParse(args[at + 1], out var number) && number > 0 ? number : null;
if (args.Length % 2 != 0 || args.Where((_, index) => index % 2 == 0).Any(name => !options.Contains(name) || Option(name) is null))
{
    Console.Error.WriteLine(Usage);
    return 2;
}

var run = new Simulation(Option("--credentials") ?? 10_000, Option("--days") ?? 1095, Option("--seed") ?? 1);
var report = await run.RunAsync(CancellationToken.None);
report.Write(Console.Out);
return report.Missed + report.Doubled == 0 ? 0 : 1;
