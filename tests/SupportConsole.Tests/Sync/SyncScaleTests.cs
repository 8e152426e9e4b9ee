using System.Diagnostics;
using SupportConsole.App.Differences;
using SupportConsole.App.Parts;
using SupportConsole.App.Record;
using SupportConsole.App.Sync;
using SupportConsole.Auth0.Emulator;
using SupportConsole.Crash;
using SupportConsole.Tests.Sync.Support;

namespace SupportConsole.Tests.Sync;

/// <summary>Large tenants. EVERY_CASE=1 makes them ten thousand connections and a hundred checks; without, a tenth of it.</summary>
[Collection("alone")]
[Trait("Category", "Speed")]
public sealed class SyncScaleTests
{
    private static readonly bool IsWhole = Environment.GetEnvironmentVariable("EVERY_CASE") == "1";

    private static CancellationToken Token => SyncBench.Token;

    private static int Many => IsWhole ? 10_000 : 1_000;

    [Fact]
    public async Task It_takes_exactly_the_calls_that_it_needs()
    {
        await using var bench = await SyncBench.StartAsync();
        await VariedTenant.SeedAsync(bench, Many);
        var watch = Stopwatch.StartNew();

        var run = await bench.CompletedCheckAsync();

        Say($"{run.Compared:N0} connections: {run.Calls} calls, {bench.Pages.Count()} seen by the tenant, {watch.Elapsed.TotalSeconds:F1} s");
        Assert.Equal((Many, Many / 100), (run.Compared, run.Calls));
        Assert.Equal(Many / 100, bench.Pages.Count());
        Assert.Empty(await bench.FindingsAsync());
    }

    [Fact]
    public async Task Memory_does_not_grow_with_the_tenant()
    {
        await GrowthAsync(100);
        var few = await GrowthAsync(Many / 10);
        var many = await GrowthAsync(Many);

        Say($"Live memory at its highest above that before the run: {few / 1024.0:N0} KB for {Many / 10:N0} connections, {many / 1024.0:N0} KB for {Many:N0}");
        Assert.True(many < (few * 1.5) + (2 * 1024 * 1024), $"{few:N0} bytes became {many:N0}");
    }

    [Fact]
    public async Task No_check_finds_differences_if_nothing_was_changed()
    {
        var (count, runs) = IsWhole ? (1_000, 100) : (210, 10);
        await using var bench = await SyncBench.StartAsync();
        await VariedTenant.SeedAsync(bench, count);
        var random = new Random(11);
        for (var run = 1; run <= runs; run++)
        {
            for (var number = random.Next(3); number < count; number += 3)
            {
                bench.Dashboard.EditOptions(VariedTenant.NameOf(number), options => Perturbation.Rewrite(options, random));
            }

            await bench.CompletedCheckAsync();
            var findings = await bench.FindingsAsync();
            Assert.True(findings.Count == 0, $"check {run}: {string.Join("; ", findings.Take(5).Select(finding => $"{finding.Name} {finding.Differences}"))}");
        }

        Say($"{runs} checks of {count:N0} connections, a third of them written otherwise before each: 0 findings");
    }

    [Fact]
    public async Task Every_change_that_was_made_elsewhere_is_found_and_nothing_else()
    {
        var changes = IsWhole ? 300 : 60;
        await using var bench = await SyncBench.StartAsync();
        await VariedTenant.SeedAsync(bench, Many);
        var random = new Random(7);
        var numbers = Enumerable.Range(0, Many).ToArray();
        random.Shuffle(numbers);
        var expected = new Dictionary<string, string>();
        foreach (var number in numbers.Take(changes))
        {
            bench.Dashboard.EditOptions(VariedTenant.NameOf(number), options => expected[VariedTenant.NameOf(number)] = Perturbation.Change(options, number, random));
        }

        string[] gone = [.. numbers.Skip(changes).Take(20).Select(VariedTenant.NameOf)];
        Array.ForEach(gone, bench.Dashboard.Delete);
        string[] made = [.. Enumerable.Range(0, 20).Select(number => $"made-{number:D2}")];
        Array.ForEach(made, name => bench.MakeInDashboard(name));

        var run = await bench.CompletedCheckAsync();

        var findings = (await bench.FindingsAsync()).ToLookup(finding => finding.Kind);
        var found = findings[FindingKind.Changed].ToDictionary(finding => finding.Name.Value, finding => string.Join(' ', ConnectionComparison.Read(finding.Differences).Select(difference => difference.Key)));
        Assert.Equal(expected.OrderBy(pair => pair.Key), found.OrderBy(pair => pair.Key));
        Assert.Equal(gone.Order(), findings[FindingKind.Missing].Select(finding => finding.Name.Value).Order());
        Assert.Equal(made.Order(), findings[FindingKind.Unmanaged].Select(finding => finding.Name.Value).Order());
        Say($"{Many:N0} connections with {changes} changed in {expected.Values.Distinct().Count()} kinds of fields, 20 deleted, 20 made by hand: {found.Count} + {findings[FindingKind.Missing].Count()} + {findings[FindingKind.Unmanaged].Count()} found, nothing else; {run.Calls} calls");
    }

    /// <summary>The live memory that a run holds at its highest, with a page in hand, above that before it.</summary>
    private static async Task<long> GrowthAsync(int count)
    {
        await using var bench = await SyncBench.StartAsync();
        await VariedTenant.SeedAsync(bench, count);
        await bench.CompletedCheckAsync();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var highest = before;
        await bench.CheckAsync(() =>
        {
            highest = Math.Max(highest, GC.GetTotalMemory(forceFullCollection: true));
            return Task.CompletedTask;
        });
        return highest - before;
    }

    private static void Say(string figures) => TestContext.Current.TestOutputHelper?.WriteLine(figures);
}
