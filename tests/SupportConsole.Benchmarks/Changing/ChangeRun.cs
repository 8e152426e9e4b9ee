using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Changes;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;
using SupportConsole.Auth0.Emulator;
using SupportConsole.Crash;
using SupportConsole.Federation;

namespace SupportConsole.Benchmarks.Changing;

/// <summary>
/// How long it takes to create a connection, from the plan to the verified read-back: one at a time, and eight at a time. SQLite file, HTTP
/// and the emulated tenant are real and share the processors.
/// </summary>
internal static class ChangeRun
{
    private const int AtATime = 8;
    private const int WarmUp = 40;

    public static async Task PrintAsync(int creates)
    {
        var directory = Directory.CreateTempSubdirectory("console-changes-").FullName;
        await using (var tenant = await EmulatedTenant.StartAsync(new EmulatorOptions(), TimeProvider.System, CancellationToken.None))
        await using (var services = ConsoleParts.On(directory, tenant))
        {
            ChangeDesk.Must(await services.GetRequiredService<ConsoleDatabase>().MigrateAsync(CancellationToken.None));
            var certificate = MadeCertificate.For("CN=idp.acme.example");
            var desk = new ChangeDesk(services, tenant, certificate, certificate);
            await CreateAsync(desk, WarmUp, AtATime);
            Console.WriteLine($"{creates:N0} creates, SAML; {Environment.ProcessorCount} processors");
            Console.WriteLine($"{"",-20} {"p50 ms",8} {"p95 ms",8} {"p99 ms",8} {"p99 / p50",10} {"a second",10}");
            foreach (var workers in new[] { 1, AtATime })
            {
                var began = Stopwatch.GetTimestamp();
                var series = await CreateAsync(desk, creates, workers);
                var rate = creates / Stopwatch.GetElapsedTime(began).TotalSeconds;
                Console.WriteLine(
                    $"{(workers == 1 ? "one at a time" : $"{workers} at a time"),-20} {series.Median,8:F1} {series.P95,8:F1} {series.P99,8:F1} "
                    + $"{series.P99 / series.Median,10:F2} {rate,10:F0}{(workers > 1 && series.P99 >= 3 * series.Median ? "   over 3" : "")}");
            }
        }

        Directory.Delete(directory, recursive: true);
    }

    private static async Task<Series> CreateAsync(ChangeDesk desk, int creates, int workers)
    {
        var drafts = new ConcurrentQueue<ConnectionRecord>();
        for (var number = 0; number < creates; number++)
        {
            drafts.Enqueue(await desk.DraftAsync(Protocol.Saml));
        }

        var times = new ConcurrentBag<double>();
        await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(async () =>
        {
            while (drafts.TryDequeue(out var draft))
            {
                var began = Stopwatch.GetTimestamp();
                var outcome = ChangeDesk.Must(await desk.Runner.ApplyAsync(await desk.PlanCreateAsync(draft), ChangeDesk.Order()));
                times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                if (outcome.State != ChangeState.Confirmed)
                {
                    throw new InvalidOperationException(outcome.Words);
                }
            }
        })));
        var series = new Series();
        foreach (var time in times)
        {
            series.Add(time);
        }

        return series;
    }
}
