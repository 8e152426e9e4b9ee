using System.Diagnostics;
using Microsoft.Playwright;
using SupportConsole.EndToEndTests.Support;

namespace SupportConsole.EndToEndTests.Production;

/// <summary>
/// What a dump of the console's memory shows of client secrets, five minutes after they were used. A command of its own
/// (<c>tests/run-memory</c>), since it waits.
/// </summary>
[Collection(InTheBrowser.Name)]
[Trait("Category", "Memory")]
public sealed class MemoryTests(ProductionFixture production) : IClassFixture<ProductionFixture>
{
    private const string Created = "Mem-created-8c1f4e7a90b2d3";
    private const string Rotated = "Mem-rotated-5d6e7f8091a2b3";
    private const string Typed = "Mem-typed-only-3b2a190f8e7d";
    private static readonly string[] Secrets = [Created, Rotated, Typed];
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_copy_of_a_secret_is_left_five_minutes_after_its_use()
    {
        await using var visit = await production.SignedInAsync("u-memory", "Mia Memory", "g-engineers");
        await production.OnboardAsync(visit, "Memory Foods");
        await visit.Page.GetByLabel("Metadata, certificate, discovery document or the whole email").FillAsync(
            $"Issuer: https://memory.okta.example\nClient ID: 0oaMemory\nClient Secret: {Created}\n");
        await Assertions.Expect(visit.Page.Locator(".summary")).ToContainTextAsync("0oaMemory");
        await visit.Page.GetByText("Edit values").ClickAsync();
        await visit.Page.GetByText("Flow and endpoints").ClickAsync();
        await visit.FillAsync("Authorization endpoint", "https://memory.okta.example/authorize");
        await visit.FillAsync("Token endpoint", "https://memory.okta.example/token");
        await visit.FillAsync("Keys (JWKS) URL", "https://memory.okta.example/keys");
        await visit.FillAsync("Order reference", "SO-1");
        await visit.FillAsync("Ticket", "SUP-1");
        await visit.CreateAsync();
        var connection = new Uri(visit.Page.Url).AbsolutePath;
        await visit.OpenAsync($"{connection}/rotate");
        await visit.FillAsync("Client secret", Rotated);
        await visit.FillAsync("Ticket", "SUP-2");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Rotate client secret" }).ClickAsync();
        await visit.ConfirmedAsync();
        await visit.OpenAsync($"{connection}/rotate");
        await visit.FillAsync("Client secret", Typed);
        await Assertions.Expect(visit.Page.GetByText("Not used on this connection before")).ToBeVisibleAsync();

        // A sync check reads every connection with its secret. The first would run by itself five minutes after the start.
        await visit.OpenAsync("/sync");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Start sync check" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByText("Completed", new() { Exact = true })).ToBeVisibleAsync(new() { Timeout = 30_000 });
        var atOnce = Look(TimeSpan.Zero);
        await visit.OpenAsync("/connections");

        var left = await WatchAsync();

        // If nothing is found while a secret is in use, the search is broken.
        Assert.Contains(atOnce, count => count > 0);
        Assert.All(left, count => Assert.Equal(0, count));
    }

    private async Task<IReadOnlyList<int>> WatchAsync()
    {
        var begun = Stopwatch.StartNew();
        using var timer = new PeriodicTimer(Step);
        IReadOnlyList<int> counts = [];
        while (begun.Elapsed < Limit && await timer.WaitForNextTickAsync(Token))
        {
            counts = Look(begun.Elapsed);
        }

        return counts;
    }

    private IReadOnlyList<int> Look(TimeSpan after)
    {
        var counts = ProcessMemory.Count(production.ProcessId, Secrets);
        TestContext.Current.SendDiagnosticMessage($"{after:m\\:ss}: created {counts[0]}, rotated {counts[1]}, typed only {counts[2]}");
        TestContext.Current.TestOutputHelper?.WriteLine($"{after:m\\:ss}: created {counts[0]}, rotated {counts[1]}, typed only {counts[2]}");
        return counts;
    }
}
