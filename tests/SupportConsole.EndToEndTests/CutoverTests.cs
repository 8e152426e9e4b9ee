using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SupportConsole.App.Record;
using SupportConsole.EndToEndTests.Support;

namespace SupportConsole.EndToEndTests;

/// <summary>A cutover that an engineer in New York and a customer in Berlin follow, each in their own browser.</summary>
[Collection(InTheBrowser.Name)]
public sealed class CutoverTests(BrowserFixture browser, ConsoleFixture console)
{
    private const string NewYork = "America/New_York";
    private const string Berlin = "Europe/Berlin";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private TimeProvider Time => console.Services.GetRequiredService<TimeProvider>();

    [Fact]
    public async Task It_applies_itself_once_both_said_yes_and_both_see_the_first_sign_in()
    {
        var record = await CreateAsync("Cutover First");
        await using var engineer = await Visit.SignedInAsync(browser, console, zone: NewYork);
        await using var customer = await Visit.StartAsync(browser, console, zone: Berlin);
        await engineer.OpenAsync($"/connections/{record.Id}/rotate");
        await engineer.Page.GetByRole(AriaRole.Link, new() { Name = "Plan a cutover" }).ClickAsync();
        var at = await PlanAsync(engineer, "cutover-new");
        await Assertions.Expect(engineer.Page.GetByText(Local(at, NewYork))).ToBeVisibleAsync();
        await Assertions.Expect(engineer.Page.GetByText(Local(at, Berlin))).ToBeVisibleAsync();
        var link = await LinkAsync(engineer);
        await engineer.LookAtEachWidthAsync("cutover-planned");

        await customer.Page.GotoAsync(link);
        await Assertions.Expect(customer.Page.Locator("time")).ToHaveTextAsync(Local(at, Berlin));
        await Assertions.Expect(customer.Page.Locator("dd.own")).ToBeHiddenAsync();
        await Assertions.Expect(customer.Page.GetByRole(AriaRole.Timer)).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^00:2[0-9]:[0-9]{2}$"));
        await customer.LookAtEachWidthAsync("cutover-customer");
        await customer.Page.GetByRole(AriaRole.Button, new() { Name = "We have switched" }).ClickAsync();

        await Assertions.Expect(engineer.Page.GetByRole(AriaRole.Heading, new() { Name = "Applied: waiting for a sign-in" })).ToBeVisibleAsync();
        await Assertions.Expect(customer.Page.GetByText("Sign in once to check that it works.")).ToBeVisibleAsync();
        await SignInAsync(record.Id);
        await Assertions.Expect(engineer.Page.GetByRole(AriaRole.Heading, new() { Name = "Done" })).ToBeVisibleAsync();
        await Assertions.Expect(engineer.Page.GetByText("First sign-in since the rotation succeeded")).ToBeVisibleAsync();
        await Assertions.Expect(engineer.Page.GetByRole(AriaRole.Link, new() { Name = "Roll back" })).ToBeVisibleAsync();
        await engineer.LookAtEachWidthAsync("cutover-done");
        await Assertions.Expect(customer.Page.GetByText("You can close this page.")).ToBeVisibleAsync();
        await customer.LookAtEachWidthAsync("cutover-customer-done");

        Assert.Empty(engineer.Complaints);
        Assert.Empty(customer.Complaints);
    }

    [Fact]
    public async Task An_engineer_applies_it_and_rolls_it_back_and_cancels_the_next_and_the_customer_sees_each()
    {
        var record = await CreateAsync("Cutover Back");
        await using var engineer = await Visit.SignedInAsync(browser, console, zone: NewYork);
        await using var customer = await Visit.StartAsync(browser, console, zone: Berlin);
        await engineer.OpenAsync($"/connections/{record.Id}/cutover");
        await PlanAsync(engineer);
        var link = await LinkAsync(engineer);
        await customer.Page.GotoAsync(link);
        await using var traveller = await Visit.StartAsync(browser, console, zone: "Asia/Tokyo");
        await traveller.Page.GotoAsync(link);
        await Assertions.Expect(traveller.Page.Locator("dd.own")).ToContainTextAsync("Asia/Tokyo");

        await engineer.Page.GetByRole(AriaRole.Button, new() { Name = "Apply now" }).ClickAsync();
        await Assertions.Expect(customer.Page.GetByText("Sign in once to check that it works.")).ToBeVisibleAsync();
        await engineer.Page.GetByRole(AriaRole.Link, new() { Name = "Roll back" }).ClickAsync();
        await engineer.RollBackAsync();
        await Assertions.Expect(customer.Page.GetByText("This change was rolled back.")).ToBeVisibleAsync();

        await engineer.OpenAsync($"/connections/{record.Id}/cutover");
        await Assertions.Expect(engineer.Page.GetByRole(AriaRole.Heading, new() { Name = "Rolled back" })).ToBeVisibleAsync();
        await engineer.Page.GetByRole(AriaRole.Button, new() { Name = "Plan another cutover" }).ClickAsync();
        await PlanAsync(engineer);
        await customer.Page.GotoAsync(await LinkAsync(engineer));
        await engineer.Page.GetByRole(AriaRole.Button, new() { Name = "Cancel cutover" }).ClickAsync();
        await Assertions.Expect(engineer.Page.GetByRole(AriaRole.Heading, new() { Name = "Cancelled" })).ToBeVisibleAsync();
        await Assertions.Expect(customer.Page.GetByText("This change is cancelled.")).ToBeVisibleAsync();
        await Assertions.Expect(customer.Page.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);

        Assert.Empty(engineer.Complaints);
        Assert.Empty(customer.Complaints);
    }

    private static string Local(DateTimeOffset at, string zone) =>
        TimeZoneInfo.ConvertTimeBySystemTimeZoneId(at, zone).ToString("ddd d MMM yyyy HH:mm", CultureInfo.InvariantCulture) + ", " + zone;

    private static async Task<string> LinkAsync(Visit engineer)
    {
        await engineer.Page.GetByRole(AriaRole.Button, new() { Name = "Create link" }).ClickAsync();
        return await engineer.Page.Locator(".copy-value").InnerTextAsync();
    }

    /// <summary>Plans it in half an hour.</summary>
    private async Task<DateTimeOffset> PlanAsync(Visit engineer, string? picture = null)
    {
        var now = Time.GetUtcNow().AddMinutes(30);
        var at = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute));
        var local = TimeZoneInfo.ConvertTimeBySystemTimeZoneId(at, NewYork);
        await engineer.Page.GetByLabel("Certificate", new() { Exact = true }).FillAsync(IdpDocuments.Certificate("cutover-two.example"));
        await Assertions.Expect(engineer.Page.GetByText("CN=cutover-two.example").First).ToBeVisibleAsync();
        await engineer.FillAsync("Day", local.ToString("d MMM yyyy", CultureInfo.InvariantCulture));
        await engineer.FillAsync($"Time in {NewYork}", local.ToString("HH:mm", CultureInfo.InvariantCulture));
        await engineer.FillAsync("Ticket", "T-9");

        // Last: once its list closes, this field takes the focus, and what is typed into another one.
        await engineer.Page.GetByLabel("Customer's time zone").FillAsync("berlin");
        await engineer.Page.Locator(".mud-popover-open").GetByText(Berlin, new() { Exact = true }).ClickAsync();
        await Assertions.Expect(engineer.Page.GetByLabel("Customer's time zone")).ToHaveValueAsync(Berlin);
        if (picture is not null)
        {
            await engineer.LookAtEachWidthAsync(picture);
        }

        await engineer.Page.GetByRole(AriaRole.Button, new() { Name = "Plan cutover" }).ClickAsync();
        await Assertions.Expect(engineer.Page.GetByRole(AriaRole.Heading, new() { Name = "Planned" })).ToBeVisibleAsync();
        return at;
    }

    private Task<ConnectionRecord> CreateAsync(string name) => console.CreateSamlAsync(name, IdpDocuments.Certificate("cutover-one.example"));

    private async Task SignInAsync(Guid connection)
    {
        await using var context = await console.Services.GetRequiredService<IDbContextFactory<ConsoleDbContext>>().CreateDbContextAsync(Token);
        context.Add(new SignInEvent
        {
            LogId = Guid.NewGuid().ToString("N"),
            ConnectionId = connection,
            At = Time.GetUtcNow().AddSeconds(1),
            Succeeded = true,
            IsTest = false,
            Cause = "",
            User = "",
        });
        await context.SaveChangesAsync(Token);
    }
}
