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

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_new_connection_is_tested_by_support_and_by_the_customer_and_each_fault_shows_its_cause(bool isDark)
    {
        var cluster = await console.AddClusterAsync(isDark ? "Tested Dark" : "Tested Light");
        await using var visit = await Visit.SignedInAsync(browser, console, isDark: isDark);
        await visit.OnboardSamlAsync(cluster, Idp.Metadata);

        var tab = await visit.Page.RunAndWaitForPopupAsync(
            () => visit.Page.GetByRole(AriaRole.Link, new() { Name = "Test sign-in" }).ClickAsync());
        await PrepareAsync(tab);
        await SignInAsync(tab);
        await Assertions.Expect(tab.GetByRole(AriaRole.Heading, new() { Name = "Sign-in works" })).ToBeVisibleAsync();
        await Assertions.Expect(tab.GetByText("Signed in as priya.raman@demo-customer.example")).ToBeVisibleAsync();

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Create link" }).ClickAsync();
        var link = await visit.Page.Locator("#sign-ins .copy-value").InnerTextAsync();
        await using var customer = await Visit.StartAsync(browser, console, isDark);
        await customer.Page.GotoAsync(link);
        await TestAsync(customer.Page, link);
        await Assertions.Expect(customer.Page.GetByText("Your identity provider and InfluxData are set up correctly.")).ToBeVisibleAsync();
        var code = await customer.Page.Locator(".code").InnerTextAsync();
        await Assertions.Expect(visit.Page.Locator("#sign-ins").GetByText(code)).ToBeVisibleAsync();

        foreach (var (fault, title) in Faults)
        {
            Idp.Faults = fault;
            await TestAsync(customer.Page, link);
            await Assertions.Expect(customer.Page.GetByText(title).First).ToBeVisibleAsync();
        }

        Idp.Faults = DemoFaults.RotatedCertificate;
        await tab.GotoAsync(visit.Page.Url.Split('?')[0] + "/test");
        await SignInAsync(tab);
        Idp.Faults = DemoFaults.None;
        Assert.Empty(visit.Complaints);
        Assert.Empty(customer.Complaints);
        Assert.Empty(await visit.SeriousFindingsAsync());
        Assert.Empty(await customer.SeriousFindingsAsync());
    }

    private static IEnumerable<(DemoFaults Fault, string Title)> Faults =>
    [
        (DemoFaults.RotatedCertificate, "certificate"),
        (DemoFaults.WrongAudience, "audience"),
        (DemoFaults.NotAssigned, "assigned"),
        (DemoFaults.MissingEmail, "The email is missing."),
    ];

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
