using SupportConsole.App.Record.Storage;
using SupportConsole.Benchmarks.Record;

namespace SupportConsole.Benchmarks;

/// <summary>Asks every question many times and prints how long the answer took, from the service's call to its rows.</summary>
internal static class DatabaseRun
{
    private const double Target = 30;

    public static async Task PrintAsync(FilledRecord record, int connections, int rounds, string only, bool withPlans)
    {
        Console.WriteLine($"{"in the database",-50} {"p50 ms",8} {"p95 ms",8} {"CPU ms",8} {"rows",8} {"SQL",4}   target {Target} ms");
        var questions = DatabaseQuestions.All(record.Services, connections).Where(question => question.Name.Contains(only, StringComparison.OrdinalIgnoreCase)).ToList();
        foreach (var question in questions)
        {
            await question.AskAsync();
        }

        foreach (var question in questions)
        {
            record.Statements.Forget();
            var rows = await question.AskAsync();
            var statements = record.Statements.Count;
            var database = new ConsolePaths(record.Directory).Database;
            var plans = withPlans ? record.Statements.Explain(database).Zip(record.Statements.Time(database)).ToList() : [];
            var series = await Series.OfAsync(rounds, question.AskAsync);
            Console.WriteLine($"{question.Name,-50} {series.Median,8:F1} {series.P95,8:F1} {series.Processor,8:F1} {(rows < 0 ? "" : rows),8} {statements,4}{(Math.Min(series.Median, series.Processor) > Target ? "   over" : "")}");
            foreach (var ((sql, plan), time) in plans)
            {
                Console.WriteLine($"  {time:F1} ms\n    {sql.ReplaceLineEndings("\n    ")}\n      -> {string.Join("\n      -> ", plan)}");
            }
        }
    }
}
