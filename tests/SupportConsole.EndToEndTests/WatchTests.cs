using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.App.Watch;
using SupportConsole.EndToEndTests.Support;

namespace SupportConsole.EndToEndTests;

/// <summary>An identity provider that changes its certificate, and the rotation that follows.</summary>
[Collection(InTheBrowser.Name)]
public sealed class WatchTests(BrowserFixture browser, ConsoleFixture console)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_certificate_that_the_IdP_changed_is_found_and_rotated_to()
    {
        var (first, second) = (IdpDocuments.Certificate("watched-one.example"), IdpDocuments.Certificate("watched-two.example"));
        await using var idp = await SmallIdp.StartAsync();
        var name = "Watch First";
        var record = await console.CreateSamlAsync(name, first);
        await WatchAsync(record.Id, $"{idp.Issuer}/metadata");
        idp.Metadata = IdpDocuments.Metadata("https://watched.example", first);
        await using var visit = await Visit.SignedInAsync(browser, console);
        await visit.OpenAsync($"/connections/{record.Id}");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Check now" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByText("Checked: no change.")).ToBeVisibleAsync();

        // The schedule finds it, and the open page shows it.
        idp.Metadata = IdpDocuments.Metadata("https://watched.example", second);
        await PollAsync(record.Id);
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "The IdP replaced its certificate" })).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.GetByText("The IdP no longer publishes the certificate in Auth0.")).ToBeVisibleAsync();
        await visit.LookAsync("watch-found");
        await NarrowAsync(visit, "watch-found-narrow");
        await visit.OpenAsync("/renewals");
        await Assertions.Expect(visit.Page.Locator(".found-changes")).ToContainTextAsync("Certificate replaced");
        await visit.LookAsync("watch-renewals");

        await visit.Page.Locator(".found-changes").GetByRole(AriaRole.Link, new() { Name = record.Name.Value }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Rotate with this certificate" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".compare")).ToContainTextAsync("CN=watched-two.example");
        await visit.RotateAsync();

        Assert.Equal(IdpDocuments.Sha1(second).ToLowerInvariant(), (string?)console.Tenant.Dashboard.Options(record.Name.Value)["thumbprints"]![0]);
        await PollAsync(record.Id);
        await Assertions.Expect(visit.Page.Locator("#published")).ToHaveCountAsync(0);
        Assert.Empty(visit.Complaints);
    }

    private static async Task NarrowAsync(Visit visit, string name)
    {
        await visit.Page.SetViewportSizeAsync(390, 844);
        var wide = await visit.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > document.documentElement.clientWidth");
        Assert.False(wide, "The page scrolls sideways at 390.");
        await visit.Page.Locator("#published").ScrollIntoViewIfNeededAsync();
        await visit.PicturesAsync(name);
        await visit.Page.SetViewportSizeAsync(1280, 800);
    }

    private async Task WatchAsync(Guid id, string url)
    {
        await using var context = await console.Services.GetRequiredService<IDbContextFactory<ConsoleDbContext>>().CreateDbContextAsync(Token);
        var record = await context.Connections.SingleAsync(row => row.Id == id, Token);
        var settings = record.Settings.Copy();
        settings[ConnectionSettings.MetadataUrl] = url;
        record.Settings = settings;
        await context.SaveChangesAsync(Token);
    }

    private async Task PollAsync(Guid id)
    {
        await using (var context = await console.Services.GetRequiredService<IDbContextFactory<ConsoleDbContext>>().CreateDbContextAsync(Token))
        {
            await context.WatchedDocuments.Where(row => row.ConnectionId == id)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.NextAt, DateTimeOffset.UnixEpoch), Token);
        }

        await console.Services.GetRequiredService<WatchRunner>().RunDueAsync(int.MaxValue, Token);
    }
}
