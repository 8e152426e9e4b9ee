using System.Diagnostics;
using Microsoft.Data.Sqlite;
using SupportConsole.Benchmarks.Browser;

namespace SupportConsole.Benchmarks.Starting;

/// <summary>
/// From the start of the process to the first page answered, turn by turn with the SDK's own template. The console is as it is published,
/// compiled ahead of time; its record is there, migrated, and left by an orderly stop.
/// </summary>
internal static class StartRun
{
    private const double Most = 2;

    public static async Task PrintAsync(string dataDirectory, int rounds)
    {
        // What filled the record keeps it open otherwise, and no console could close it.
        SqliteConnection.ClearAllPools();
        using var template = await PublishedServer.TemplateAsync();
        using var console = await PublishedServer.ConsoleAsync(dataDirectory);
        var (bare, ours) = (new Series(), new Series());

        // The first round fills the file system's cache.
        for (var round = 0; round <= rounds; round++)
        {
            var (first, second) = (await TimeAsync(template), await TimeAsync(console));
            if (round > 0)
            {
                bare.Add(first);
                ours.Add(second);
            }
        }

        var times = ours.Median / bare.Median;
        Console.WriteLine($"\n{"from the start to the first page",-50} {"p50 ms",8} {"p95 ms",8} {"times",8}   target {Most} times");
        Console.WriteLine($"{"the template",-50} {bare.Median,8:F0} {bare.P95,8:F0}");
        Console.WriteLine($"{"the console",-50} {ours.Median,8:F0} {ours.P95,8:F0} {times,8:F2}{(times > Most ? "   over" : "")}");
    }

    private static async Task<double> TimeAsync(PublishedServer published)
    {
        var began = Stopwatch.GetTimestamp();
        using var server = await published.StartAsync();
        using var http = new HttpClient();
        using var answer = await http.GetAsync(server.Address);
        answer.EnsureSuccessStatusCode();
        var time = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        await server.StopAsync();
        return time;
    }
}
