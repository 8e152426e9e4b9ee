using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SupportConsole.EndToEndTests.Support;

namespace SupportConsole.EndToEndTests.Production;

/// <summary>The console as a company runs it, seen through its staff's browsers.</summary>
[Collection(InTheBrowser.Name)]
[Trait("Category", "Production")]
public sealed class ProductionTests(ProductionFixture production) : IClassFixture<ProductionFixture>
{
    /// <summary>An open page notices what happened to its session within this time.</summary>
    private static readonly LocatorAssertionsToBeVisibleOptions Soon = new() { Timeout = 30_000 };

    [Fact]
    public async Task A_console_that_is_set_up_as_the_readme_says_signs_staff_in_and_works()
    {
        await using var visit = await production.SignedInAsync("u-ana", "Ana Ruiz", "g-engineers");

        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Banner)).ToContainTextAsync("Ana Ruiz · engineer");
        await Assertions.Expect(visit.Page.GetByText("Emulated tenant")).ToHaveCountAsync(0);
        await visit.OpenAsync("/settings");
        await Assertions.Expect(visit.Page.GetByText("influxdata-dev.us.auth0.com").First).ToBeVisibleAsync();
        await production.OnboardAsync(visit, "First Customer");
        await visit.Page.GetByLabel("Metadata, certificate, discovery document or the whole email")
            .FillAsync(IdpDocuments.Metadata("https://first.okta.example", IdpDocuments.Certificate("first.idp.example")));
        await Assertions.Expect(visit.Page.Locator(".summary")).ToContainTextAsync("SAML");
        await visit.FillAsync("Order reference", "SO-1");
        await visit.FillAsync("Ticket", "SUP-1");
        await visit.CreateAsync();
        await visit.OpenAsync("/audit");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Signed in" }).Filter(new() { HasText = "Ana Ruiz" }).First).ToBeVisibleAsync();
        Assert.Empty(visit.Complaints);
        var cookies = await visit.Page.Context.CookiesAsync(["https://console.example.com"]);
        Assert.All(cookies, cookie => Assert.True(
            cookie.Name.StartsWith("__Host-", StringComparison.Ordinal) && cookie.Secure && cookie.HttpOnly && cookie.SameSite == SameSiteAttribute.Strict,
            cookie.Name));

        await visit.ChooseInAccountMenuAsync("Sign out");

        await Assertions.Expect(visit.Page).ToHaveURLAsync(new Regex("/sign-in"));
        Assert.Contains("GET /connect/logout", production.Idp.Requests);
        await visit.Page.GotoAsync("/connections");
        await Assertions.Expect(visit.Page).ToHaveURLAsync(new Regex("/sign-in\\?"));
    }

    [Fact]
    public async Task An_open_page_says_that_its_person_lost_a_group_and_gives_no_more_than_the_new_role()
    {
        await using var visit = await production.SignedInAsync("u-ingrid", "Ingrid Solberg", "g-administrators");
        await visit.OpenAsync("/clusters");
        production.Idp.Groups = ["g-engineers"];

        production.MakeGroupsDue();

        await Assertions.Expect(visit.Page.GetByText("Your role is now engineer.")).ToBeVisibleAsync(Soon);
        await visit.OpenAsync("/access");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Banner)).ToContainTextAsync("Ingrid Solberg · engineer");
    }

    [Fact]
    public async Task An_open_page_says_that_its_person_is_gone_at_the_provider()
    {
        await using var visit = await production.SignedInAsync("u-leaver", "Lea Ver", "g-engineers");
        await visit.OpenAsync("/clusters");
        production.Idp.IsPersonGone = true;

        production.MakeGroupsDue();

        await Assertions.Expect(visit.Page.GetByText("Nothing on this page is sent any more.")).ToBeVisibleAsync(Soon);
        production.Idp.IsPersonGone = false;
    }

    [Fact]
    public async Task A_sign_out_in_one_tab_shows_in_the_other()
    {
        await using var visit = await production.SignedInAsync("u-two-tabs", "Tom Tabb", "g-engineers");
        var other = await visit.Page.Context.NewPageAsync();
        await other.GotoAsync("/clusters");
        await other.Locator("[data-interactive=true]").WaitForAsync();

        await visit.ChooseInAccountMenuAsync("Sign out");

        await Assertions.Expect(other.GetByText("You signed out.")).ToBeVisibleAsync(Soon);
        await Assertions.Expect(other.GetByRole(AriaRole.Link, new() { Name = "Sign in again" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_sign_out_at_the_provider_ends_an_open_page_and_a_half_filled_form_is_there_after_the_next_sign_in()
    {
        await using var visit = await production.SignedInAsync("u-half", "Hal Ford", "g-engineers");
        await production.OnboardAsync(visit, "Halfway Foods");
        await visit.Page.GetByLabel("Metadata, certificate, discovery document or the whole email")
            .FillAsync(IdpDocuments.Metadata("https://halfway.okta.example", IdpDocuments.Certificate("halfway.idp.example")));
        await Assertions.Expect(visit.Page.Locator(".summary")).ToContainTextAsync("halfway.idp.example");
        await visit.FillAsync("Ticket", "SUP-77");
        await Assertions.Expect(visit.Page.GetByText(new Regex("^Draft saved"))).ToBeVisibleAsync();

        await production.LogOutAtProviderAsync("u-half");

        await Assertions.Expect(visit.Page.GetByText("Nothing on this page is sent any more.")).ToBeVisibleAsync(Soon);
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Sign in again" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Sign in with your company account" }).ClickAsync();
        await visit.ReadyAsync();

        await Assertions.Expect(visit.Page.GetByLabel("Ticket", new() { Exact = true })).ToHaveValueAsync("SUP-77");
        await Assertions.Expect(visit.Page.Locator(".summary")).ToContainTextAsync("halfway.idp.example");
    }

    [Fact]
    public async Task Two_people_of_one_name_are_two_people()
    {
        await using var one = await production.SignedInAsync("u-alex-1", "Alex Kim", "g-engineers", "alex.one@example.com");
        await using var two = await production.SignedInAsync("u-alex-2", "Alex Kim", "g-administrators", "alex.two@example.com");

        await two.OpenAsync("/audit?q=Alex+Kim");

        foreach (var (entry, email) in new[] { (0, "alex.two@example.com"), (1, "alex.one@example.com") })
        {
            await two.Page.GetByRole(AriaRole.Button, new() { Name = "Signed in" }).Nth(entry).ClickAsync();
            await Assertions.Expect(two.Page.GetByText(email).First).ToBeVisibleAsync();
        }

        await Assertions.Expect(two.Page.Locator("td.who")).ToHaveTextAsync(["alex.two@example.com", "alex.one@example.com"]);

        await one.OpenAsync("/access");
        await Assertions.Expect(one.Page.GetByRole(AriaRole.Banner)).ToContainTextAsync("Alex Kim · engineer");
    }
}
