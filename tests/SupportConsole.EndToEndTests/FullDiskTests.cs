using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SupportConsole.App.Parts;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;
using SupportConsole.EndToEndTests.Support;

namespace SupportConsole.EndToEndTests;

/// <summary>The disk under the record fills up and is emptied again: said plainly, nothing sent, no restart. On a small tmpfs; where none can be mounted, by SQLite's own limit.</summary>
[Collection(InTheBrowser.Name)]
public sealed class FullDiskTests(BrowserFixture browser)
{
    [Fact]
    public async Task A_full_disk_is_said_plainly_refuses_changes_and_is_over_once_there_is_room()
    {
        using var disk = SmallDisk.TryMount(megabytes: 16);
        var limit = new PageLimit();
        TestContext.Current.TestOutputHelper?.WriteLine(disk is null ? "No small disk can be mounted here: SQLite's max_page_count fills the database." : "A tmpfs of 16 MB is filled up.");
        await using var console = new ConsoleFixture(
            disk is null ? Directory.CreateTempSubdirectory("console-full-").FullName : Path.Combine(disk.Directory, "data"),
            services => services.ConfigureDbContext<ConsoleDbContext>(options => options.AddInterceptors(limit)));
        await console.InitializeAsync();
        await using var visit = await Visit.SignedInAsync(browser, console);
        await visit.OpenAsync("/connections?q=cordoba-foods-prod-saml");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "cordoba-foods-prod-saml" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Rotate certificate" }).ClickAsync();
        await visit.Page.GetByLabel("Certificate", new() { Exact = true }).FillAsync(IdpDocuments.Certificate("full.idp.example"));
        await visit.Page.GetByLabel("Ticket").FillAsync("T-13");
        var rotate = visit.Page.GetByRole(AriaRole.Button, new() { Name = "Rotate certificate" });
        await Assertions.Expect(rotate).ToBeEnabledAsync();
        var banner = visit.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Until the console can write again, it sends nothing to Auth0" });
        await Assertions.Expect(banner).ToHaveCountAsync(0, new() { Timeout = 30_000 });
        console.Tenant.ForgetRequests();

        limit.IsFull = disk is null;
        disk?.Fill();

        await Assertions.Expect(banner).ToContainTextAsync("The disk of SupportConsole's database is full.", new() { Timeout = 30_000 });
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await HealthAsync(console));
        await rotate.ClickAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Nothing was sent to Auth0." })).ToContainTextAsync("is full");
        Assert.DoesNotContain(console.Tenant.Requests, request => request.Method is "PATCH" or "POST" && request.Path.StartsWith("/api", StringComparison.Ordinal));
        Assert.Empty(await visit.AxeFindingsAsync());
        await visit.PictureAsync("disk-full", isDark: false);
        await visit.ChooseInAccountMenuAsync("Use dark colours");
        Assert.Empty(await visit.AxeFindingsAsync());
        await visit.PictureAsync("disk-full", isDark: true);

        limit.IsFull = false;
        disk?.Empty();

        await Assertions.Expect(banner).ToHaveCountAsync(0, new() { Timeout = 30_000 });
        Assert.Equal(HttpStatusCode.OK, await HealthAsync(console));
        await rotate.ClickAsync();
        await Assertions.Expect(visit.Page.GetByText("Confirmed", new() { Exact = true })).ToBeVisibleAsync();
        Assert.True((await console.Services.GetRequiredService<ConsoleDatabase>().CheckAsync(TestContext.Current.CancellationToken)).IsOk);
        Assert.Empty(visit.Complaints);
    }

    private static async Task<HttpStatusCode> HealthAsync(ConsoleFixture console)
    {
        using var http = console.CreateClient();
        using var answer = await http.GetAsync(new Uri("/health", UriKind.Relative), TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
