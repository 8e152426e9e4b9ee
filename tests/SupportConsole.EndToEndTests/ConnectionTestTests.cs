using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SupportConsole.App.Record;
using SupportConsole.DemoIdp;
using SupportConsole.EndToEndTests.Support;

namespace SupportConsole.EndToEndTests;

/// <summary>Test sign-ins of a new connection through the demo identity provider: support's own, and the customer's by a link.</summary>
[Collection(InTheBrowser.Name)]
public sealed class ConnectionTestTests(BrowserFixture browser, ConsoleFixture console)
{
    private DemoIdentityProvider Idp => console.Services.GetRequiredService<DemoIdentityProvider>();

    [Fact]
    public async Task A_new_connection_is_tested_by_support_and_by_the_customer_and_each_fault_shows_its_cause()
    {
        var cluster = await console.AddClusterAsync("Tested SAML");
        await using var visit = await Visit.SignedInAsync(browser, console);
        await visit.OnboardSamlAsync(cluster, Idp.Metadata);

        var tab = await visit.Page.RunAndWaitForPopupAsync(
            () => visit.Page.GetByRole(AriaRole.Link, new() { Name = "Test sign-in" }).ClickAsync());
        await PrepareAsync(tab);
        await SignInAsync(tab);
        await Assertions.Expect(tab.GetByRole(AriaRole.Heading, new() { Name = "Sign-in works" })).ToBeVisibleAsync();
        await Assertions.Expect(tab.GetByText("Signed in as priya.raman@demo-customer.example")).ToBeVisibleAsync();

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Create link" }).ClickAsync();
        var link = await visit.Page.Locator("#sign-ins .copy-value").InnerTextAsync();
        await using var customer = await Visit.StartAsync(browser, console);
        await customer.Page.GotoAsync(link);
        await TestAsync(customer.Page, link);
        await Assertions.Expect(customer.Page.GetByText("Your identity provider and InfluxData are set up correctly.")).ToBeVisibleAsync();
        var code = await customer.Page.Locator(".code").InnerTextAsync();
        await Assertions.Expect(visit.Page.Locator("#sign-ins").GetByText(code)).ToBeVisibleAsync();

        // All of them once: the tests of a minute count towards the limit of one network.
        foreach (var (fault, title) in Faults)
        {
            Idp.Faults = fault;
            await TestAsync(customer.Page, link);
            await Assertions.Expect(customer.Page.GetByText(title).First).ToBeVisibleAsync();
        }

        Idp.Faults = DemoFaults.RotatedCertificate;
        var connection = new Uri(visit.Page.Url).AbsolutePath;
        await tab.GotoAsync(new Uri(new Uri(visit.Page.Url), $"{connection}/test").AbsoluteUri);
        await SignInAsync(tab);
        await visit.OpenAsync($"{connection}/rotate");
        await visit.Page.GetByLabel("Certificate", new() { Exact = true }).FillAsync(Idp.Metadata);
        await visit.RotateAsync();
        await TestAsync(customer.Page, link);
        await Assertions.Expect(customer.Page.GetByText("Your identity provider and InfluxData are set up correctly.")).ToBeVisibleAsync();
        Idp.Faults = DemoFaults.None;
        Assert.Empty(visit.Complaints);
        Assert.Empty(customer.Complaints);
        Assert.Empty(await visit.AxeFindingsAsync());
        Assert.Empty(await customer.AxeFindingsAsync());
    }

    [Fact]
    public async Task An_OIDC_connection_is_tested_rotated_and_tested_again_and_each_fault_shows_its_cause()
    {
        const string replaced = "demo-idp-client-secret-0002";

        // Its own console: the other tests' sign-ins count towards the limit of one network.
        await using var own = new ConsoleFixture();
        await own.InitializeAsync();
        var idp = own.Services.GetRequiredService<DemoIdentityProvider>();
        var cluster = await own.AddClusterAsync("Tested OIDC");
        await using var visit = await Visit.SignedInAsync(browser, own);
        await OnboardOidcAsync(visit, cluster, idp);
        var connection = new Uri(visit.Page.Url).AbsolutePath;
        var tab = await visit.Page.RunAndWaitForPopupAsync(
            () => visit.Page.GetByRole(AriaRole.Link, new() { Name = "Test sign-in" }).ClickAsync());
        await PrepareAsync(tab);
        await SignInAsync(tab);
        await Assertions.Expect(tab.GetByRole(AriaRole.Heading, new() { Name = "Sign-in works" })).ToBeVisibleAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Create link" }).ClickAsync();
        var link = await visit.Page.Locator("#sign-ins .copy-value").InnerTextAsync();
        await using var customer = await Visit.StartAsync(browser, own);

        idp.Options.ClientSecret = replaced;
        await TestAsync(customer.Page, link);
        await Assertions.Expect(customer.Page.GetByText("Entra rejected the client secret").First).ToBeVisibleAsync();
        await visit.OpenAsync($"{connection}/rotate");
        await visit.FillAsync("Client secret", replaced);
        await visit.FillAsync("Ticket", "T-4");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Rotate client secret" }).ClickAsync();
        await visit.ConfirmedAsync();
        await TestAsync(customer.Page, link);
        await Assertions.Expect(customer.Page.GetByText("Your identity provider and InfluxData are set up correctly.")).ToBeVisibleAsync();
        foreach (var (fault, title) in OidcFaults)
        {
            idp.Faults = fault;
            await TestAsync(customer.Page, link);
            await Assertions.Expect(customer.Page.GetByText(title).First).ToBeVisibleAsync();
        }

        // Support's own fault is support's to see.
        idp.Faults = DemoFaults.WrongAudience;
        await TestAsync(customer.Page, link);
        await Assertions.Expect(customer.Page.GetByText("There is nothing to fix on your side yet.").First).ToBeVisibleAsync();
        await tab.GotoAsync(new Uri(new Uri(visit.Page.Url), $"{connection}/test").AbsoluteUri);
        await SignInAsync(tab);
        await Assertions.Expect(tab.GetByText("The ID token is for another client ID").First).ToBeVisibleAsync();

        Assert.True(visit.Complaints.Count == 0, string.Join('\n', visit.Complaints));
        Assert.Empty(customer.Complaints);
    }

    private static IEnumerable<(DemoFaults Fault, string Title)> OidcFaults =>
    [
        (DemoFaults.WrongSecret, "Entra rejected the client secret"),
        (DemoFaults.ExpiredSecret, "The client secret has expired"),
        (DemoFaults.ClockSkew, "The ID token has expired or is not valid yet"),
        (DemoFaults.NotAssigned, "The person is not assigned to the application"),
        (DemoFaults.MissingEmail, "The email is missing."),
    ];

    private static IEnumerable<(DemoFaults Fault, string Title)> Faults =>
    [
        (DemoFaults.RotatedCertificate, "certificate"),
        (DemoFaults.WrongAudience, "audience"),
        (DemoFaults.NotAssigned, "assigned"),
        (DemoFaults.MissingEmail, "The email is missing."),
    ];

    private static async Task OnboardOidcAsync(Visit visit, Cluster cluster, DemoIdentityProvider idp)
    {
        await visit.OpenAsync($"/onboard?cluster={cluster.Id}");
        await visit.Page.GetByLabel("Metadata, certificate, discovery document or the whole email").FillAsync(
            $"Issuer: {idp.Issuer}\nClient ID: {idp.Options.ClientId}\nClient Secret: {idp.Options.ClientSecret}\n");
        await Assertions.Expect(visit.Page.Locator(".summary")).ToContainTextAsync(idp.Options.ClientId);
        await visit.Page.GetByText("Edit values").ClickAsync();
        await visit.Page.GetByText("Flow and endpoints").ClickAsync();
        await visit.FillAsync("Authorization endpoint", $"{idp.Issuer}/authorize");
        await visit.FillAsync("Token endpoint", $"{idp.Issuer}/token");
        await visit.FillAsync("Keys (JWKS) URL", $"{idp.Issuer}/keys");
        await visit.FillAsync("Ticket", "T-1");
        await visit.CreateAsync();
    }

    /// <summary>Lets the tenant's application come back here, if it can't yet, and enables the connection for it.</summary>
    private static async Task PrepareAsync(IPage tab)
    {
        var add = tab.GetByRole(AriaRole.Button, new() { Name = "Add the callback URL" });
        var enable = tab.GetByRole(AriaRole.Button, new() { Name = "Enable and test" });
        await add.Or(enable).First.WaitForAsync();
        if (await add.IsVisibleAsync())
        {
            await add.ClickAsync();
        }

        await enable.WaitForAsync();
        await tab.GetByLabel("Ticket", new() { Exact = true }).FillAsync("T-3");
        await tab.Keyboard.PressAsync("Tab");
        await enable.ClickAsync();
    }

    private static Task SignInAsync(IPage page) => page.Locator(".person").First.ClickAsync();

    private static async Task TestAsync(IPage page, string link)
    {
        await page.GotoAsync(link);
        await page.GetByRole(AriaRole.Button, new() { Name = "Test sign-in" }).ClickAsync();
        await SignInAsync(page);
    }
}
