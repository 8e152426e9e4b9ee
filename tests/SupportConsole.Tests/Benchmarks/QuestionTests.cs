using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Inventory;
using SupportConsole.App.Parts;
using SupportConsole.App.Record.Storage;
using SupportConsole.Benchmarks;
using SupportConsole.Benchmarks.Record;

namespace SupportConsole.Tests.Benchmarks;

/// <summary>The shape of what the pages ask, on a record of a few hundred: the times are the benchmark's, on 10,000.</summary>
public sealed partial class QuestionTests
{
    private const int Connections = 300;

    // These would be read row by row at 10,000 connections and 100,000 entries.
    private static readonly string[] NeverScanned = ["Changes", "Credentials", "Drafts", "Rotations"];

    // Answered in the order of an index, so that a page costs a page and not the whole table.
    private static readonly string[] InOrder =
        ["connections, by name", "connections, by name, descending", "connections, by updated", "connections, by updated, descending", "clusters, by customer", "audit, first page", "audit, page 40", "audit, of a person"];

    [Fact]
    public async Task Every_question_takes_a_few_statements_however_many_rows_there_are_and_scans_no_journal()
    {
        await using var record = await FilledRecord.CreateAsync(Connections, 1200);
        var database = new ConsolePaths(record.Directory).Database;
        var faults = new List<string>();
        var answered = 0;
        await record.Services.GetRequiredService<ConnectionListService>().CountHealthAsync(TestContext.Current.CancellationToken);

        foreach (var question in DatabaseQuestions.All(record.Services, Connections))
        {
            record.Statements.Forget();
            var rows = await question.AskAsync();
            var most = question.Name.Split(',', ' ')[0] switch
            {
                "overview" => 8, // Two lists of connections, each as below.
                "connections" when IsByHealth().IsMatch(question.Name) => 5, // The clock of the connections' health, and whether it is due, come first.
                "palette" => 6, // Clusters and connections take up to three each, tickets one; for near names each word takes two.
                "accounts" => 5, // A search finds accounts in two; a page takes its count, its rows and the clusters' counts.
                "clusters" => 4, // The fourth asks for the credentials of the page's clusters.
                "audit" => 6, // The fourth asks which of the page's changes are still open; a search first asks in two how much its words and its filters leave over.
                "a" => 9, // A connection and what stands beside it, in six. The first one also lists the connections to ask for, in three.
                "renewals" => 5, // A page takes its count, its range, its places and its rows. The first one also learns the lead times from past rotations, in one.
                "rotations" => 3, // The counts, the medians and the rows of one page; or the lead times and what they are for.
                _ => 3,
            };
            faults.AddRange(record.Statements.Count <= most ? [] : [$"{question.Name}: {record.Statements.Count} statements"]);
            answered += rows == 0 ? 0 : 1;
            faults.AddRange(rows > 0 && (question.Name.Contains("no hits", StringComparison.Ordinal) || question.Name.Contains("nothing", StringComparison.Ordinal)) ? [$"{question.Name}: {rows} rows"] : []);
            foreach (var (sql, plan) in record.Statements.Explain(database))
            {
                faults.AddRange(NeverScanned.Where(table => IsScanned(sql, plan, table)).Select(table => $"{question.Name}: scans {table}"));
                faults.AddRange(ParameterForEach().IsMatch(sql) ? [$"{question.Name}: a parameter for each value of a list"] : []);
                faults.AddRange(InOrder.Contains(question.Name) && plan.Any(line => line.StartsWith("USE TEMP B-TREE FOR ORDER BY", StringComparison.Ordinal)) ? [$"{question.Name}: sorts the whole table"] : []);
            }
        }

        Assert.Empty(faults);
        Assert.True(answered > 50, $"only {answered} questions found something");
    }

    [Fact]
    public async Task A_statement_that_reads_a_whole_journal_is_seen()
    {
        await using var record = await FilledRecord.CreateAsync(10, 10);

        var plan = SeenStatements.Explain(new ConsolePaths(record.Directory).Database, """SELECT * FROM "Changes" AS "c" ORDER BY "c"."Reason" """);

        Assert.True(IsScanned("""SELECT * FROM "Changes" AS "c" ORDER BY "c"."Reason" """, plan, "Changes"));
        Assert.Contains(plan, line => line.StartsWith("USE TEMP B-TREE FOR ORDER BY", StringComparison.Ordinal));
    }

    [GeneratedRegex("health|attention")]
    private static partial Regex IsByHealth();

    [GeneratedRegex(@"IN \(@\w+, @")]
    private static partial Regex ParameterForEach();

    /// <summary>Whether the plan reads the table from end to end, other than by an index: by the name that the statement gives it.</summary>
    private static bool IsScanned(string sql, IReadOnlyList<string> plan, string table)
    {
        var alias = Regex.Match(sql, $"\"{table}\" AS \"(\\w+)\"");
        return alias.Success && plan.Any(line => line == $"SCAN {alias.Groups[1].Value}");
    }
}
