using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SupportConsole.App.Parts;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.EndToEndTests.Support;
using SupportConsole.Federation.Certificates;

namespace SupportConsole.EndToEndTests;

/// <summary>A connection is found again by whatever somebody knows of it, typed as people type.</summary>
[Collection(InTheBrowser.Name)]
public sealed class FindAgainTests(BrowserFixture browser, ConsoleFixture console)
{
    [Fact]
    public async Task By_customer_cluster_name_domain_entity_ID_thumbprint_and_client_ID()
    {
        var (saml, oidc) = (await ReadAsync("tidal-power-prod-saml"), await ReadAsync("meridian-labs-prod-oidc"));
        var certificate = saml.Credentials.Single();
        string[] known =
        [
            "tidal power", saml.ClusterId.ToString(), "tidal-power-prod", "tidal.example", saml.Settings[ConnectionSettings.IdpEntityId], certificate.Sha1, Colons(certificate.Sha1), certificate.Fingerprint.ToUpperInvariant(), Colons(certificate.Fingerprint),
        ];
        await using var visit = await Visit.SignedInAsync(browser, console);
        await visit.OpenAsync("/connections");

        foreach (var text in known)
        {
            await FindsAsync(visit, text, saml.Name.Value);
        }

        await FindsAsync(visit, oidc.Settings[ConnectionSettings.ClientId], oidc.Name.Value);
        await Assertions.Expect(visit.Page).ToHaveURLAsync(new Regex(Regex.Escape($"/connections?q={oidc.Settings[ConnectionSettings.ClientId]}") + "$"));
        await visit.Page.GetByRole(AriaRole.Row).Nth(1).GetByRole(AriaRole.Cell, new() { NameRegex = new Regex(" OIDC$") }).ClickAsync(new() { Force = true });
        await Assertions.Expect(visit.Page).ToHaveURLAsync(new Regex($"/connections/{oidc.Id}$"));
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task By_the_heads_of_the_columns_with_the_keyboard_alone()
    {
        await using var visit = await Visit.SignedInAsync(browser, console);
        await visit.OpenAsync("/connections");
        string[] heads = ["Connection", "Cluster", "IdP", "Owner", "Expires"];

        foreach (var head in heads)
        {
            var button = visit.Page.GetByRole(AriaRole.Button, new() { Name = head, Exact = true });
            await TabToAsync(visit, button);
            Assert.NotEqual("none", await button.EvaluateAsync<string>("element => getComputedStyle(element).outlineStyle"));
            await visit.Page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(visit.Page.GetByRole(AriaRole.Columnheader, new() { Name = head, Exact = true })).ToHaveAttributeAsync("aria-sort", "ascending");
        }
    }

    [Fact]
    public async Task Every_row_is_one_line_of_36_pixels()
    {
        await using var visit = await Visit.SignedInAsync(browser, console);
        foreach (var path in new[] { "/connections", "/renewals?within=36500" })
        {
            await visit.OpenAsync(path);
            await visit.Page.Locator("tbody tr").First.WaitForAsync();

            var heights = await visit.Page.EvaluateAsync<double[]>("() => [...document.querySelectorAll('tbody tr')].map(row => row.getBoundingClientRect().height)");

            Assert.All(heights, height => Assert.InRange(height, 35, 37));
        }
    }

    private static async Task FindsAsync(Visit visit, string text, string name)
    {
        var search = visit.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Search" });
        await search.ClearAsync();
        await search.PressSequentiallyAsync(text);
        await Assertions.Expect(search).ToHaveValueAsync(text);
        await Assertions.Expect(visit.Page.GetByText("1 connection", new() { Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(search).ToHaveValueAsync(text);
    }

    private static async Task TabToAsync(Visit visit, ILocator button)
    {
        await button.WaitForAsync();
        for (var press = 0; press < 60; press++)
        {
            if (await button.EvaluateAsync<bool>("element => element === document.activeElement"))
            {
                return;
            }

            await visit.Page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail("The head is not reached with the keyboard.");
    }

    private static string Colons(string hex) => Thumbprint.Parse(hex).Value.Display;

    private async Task<ConnectionRecord> ReadAsync(string name)
    {
        await using var context = await console.Services.GetRequiredService<IDbContextFactory<ConsoleDbContext>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        return (await context.Connections.AsNoTracking().Include(record => record.Credentials).ToListAsync(TestContext.Current.CancellationToken)).Single(record => record.Name.Value == name);
    }
}
