using System.Globalization;
using SupportConsole.Benchmarks;
using SupportConsole.Benchmarks.Browser;
using SupportConsole.Benchmarks.Changing;
using SupportConsole.Benchmarks.Record;
using SupportConsole.Benchmarks.Starting;
using SupportConsole.Benchmarks.Watching;

// Usage: dotnet run -c Release --project tests/SupportConsole.Benchmarks -- [--connections 10000] [--audit 100000] [--rounds 40] [--no-browser] [--no-database]
//   [--plans] prints SQLite's plans, [--only WORDS] asks the questions whose name has the words, [--keep DIRECTORY] keeps the record for the next run,
//   [--chain] measures the audit's chain instead: a commit among --audit entries, and a check of all of them.
//   [--watch] simulates a day of watching what --connections identity providers publish.
//   [--changes] creates --rounds connections one at a time and eight at a time.
//   [--start] starts the console on the record, turn by turn with the bare template.
//   [--try-sql FILE] does what the file says to the record first: an index is tried before it becomes a migration.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
int Number(string name, int standard) => Option(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : standard;
var (connections, entries, rounds) = (Number("--connections", 10_000), Number("--audit", 100_000), Number("--rounds", 40));

if (args.Contains("--chain"))
{
    await AuditRun.PrintAsync(entries, Number("--rounds", 400));
    return;
}

if (args.Contains("--watch"))
{
    await WatchDay.PrintAsync(connections);
    return;
}

if (args.Contains("--changes"))
{
    await ChangeRun.PrintAsync(Number("--rounds", 400));
    return;
}

await using var record = await FilledRecord.CreateAsync(connections, entries, Option("--keep"));
if (Option("--try-sql") is { } file)
{
    await record.ExecuteAsync(await File.ReadAllTextAsync(file));
}

Console.WriteLine($"{connections:N0} connections, {connections:N0} clusters, {entries:N0} audit entries: {record.Bytes / 1024.0 / 1024.0:F0} MB; {rounds} rounds; {Environment.ProcessorCount} processors");
if (args.Contains("--start"))
{
    await StartRun.PrintAsync(record.Directory, rounds);
    return;
}

if (!args.Contains("--no-database"))
{
    await DatabaseRun.PrintAsync(record, connections, rounds, Option("--only") ?? "", args.Contains("--plans"));
}

if (!args.Contains("--no-browser"))
{
    await BrowserRun.PrintAsync(record, rounds);
}
