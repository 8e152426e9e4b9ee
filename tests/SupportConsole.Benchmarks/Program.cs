using System.Globalization;
using SupportConsole.Benchmarks;
using SupportConsole.Benchmarks.Record;

// Usage: dotnet run -c Release --project tests/SupportConsole.Benchmarks -- [--connections 10000] [--audit 100000] [--rounds 40] [--plans] [--no-browser]
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
int Option(string name, int standard) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : standard;
var (connections, entries, rounds) = (Option("--connections", 10_000), Option("--audit", 100_000), Option("--rounds", 40));

await using var record = await FilledRecord.CreateAsync(connections, entries);
Console.WriteLine($"{connections:N0} connections, {connections:N0} clusters, {entries:N0} audit entries: {record.Bytes / 1024.0 / 1024.0:F0} MB; {rounds} rounds; {Environment.ProcessorCount} processors");
await DatabaseRun.PrintAsync(record, connections, rounds, args.Contains("--plans"));
