using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SupportConsole.App.BreakGlass;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.EndToEndTests.Support;

namespace SupportConsole.EndToEndTests;

/// <summary>Acts that need another person or a fresh sign-in, and the one-time link for when nobody can sign in.</summary>
[Collection(InTheBrowser.Name)]
public sealed class SecondPersonTests(BrowserFixture browser)
{
    private const string Name = "cordoba-foods-prod-saml";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_person_requests_a_deletion_and_another_who_confirms_who_they_are_approves_it()
    {
        await using var console = await StartAsync();
        await using var ana = await Visit.SignedInAsync(browser, console);
        await ana.OpenAsync($"/connections?q={Name}");
        await ana.Page.GetByRole(AriaRole.Link, new() { Name = Name }).ClickAsync();
        await ana.Page.GetByRole(AriaRole.Tab, new() { Name = "Settings" }).ClickAsync();
        await ana.Page.GetByRole(AriaRole.Button, new() { Name = $"Delete {Name}…" }).ClickAsync();
        await ana.Page.GetByLabel($"Type {Name} to confirm").FillAsync(Name);
        await ana.Page.GetByLabel("Ticket").FillAsync("SUP-1");
        await ana.Page.GetByLabel("Reason").FillAsync("The customer left.");
        await ana.Page.GetByRole(AriaRole.Button, new() { Name = "Request approval" }).ClickAsync();
        await ana.Page.GetByRole(AriaRole.Link, new() { Name = "Requested by Ana Ruiz" }).ClickAsync();
        await Assertions.Expect(ana.Page.GetByText("Another person must approve this.")).ToBeVisibleAsync();
        console.Tenant.ForgetRequests();

        await using var ingrid = await Visit.SignedInAsync(browser, console, "Ingrid Solberg");
        await Assertions.Expect(ingrid.Page.Locator(".rail-badge")).ToHaveTextAsync("1");
        await LookAsync(ingrid, "/approvals");
        await ingrid.Page.GetByRole(AriaRole.Link, new() { Name = $"Delete {Name}" }).First.ClickAsync();
        await Assertions.Expect(ingrid.Page.GetByRole(AriaRole.Heading, new() { Name = $"Delete {Name}" })).ToBeVisibleAsync();
        await LookAsync(ingrid, new Uri(ingrid.Page.Url).AbsolutePath);
        await AgeSignInsAsync(console);
        await ingrid.Page.GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        await ingrid.Page.GetByRole(AriaRole.Link, new() { Name = "Confirm it's you" }).ClickAsync();
        await ingrid.Page.GetByRole(AriaRole.Button, new() { Name = "I am Ingrid Solberg" }).ClickAsync();
        await ingrid.ReadyAsync();
        Assert.DoesNotContain(console.Tenant.Requests, request => request.Method == "DELETE");
        await ingrid.Page.GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();

        await Assertions.Expect(ingrid.Page.GetByText("Done", new() { Exact = true })).ToBeVisibleAsync();
        Assert.Single(console.Tenant.Requests, request => request.Method == "DELETE");
        await Assertions.Expect(ingrid.Page.Locator(".rail-badge")).ToHaveCountAsync(0);
        Assert.Empty(ingrid.Complaints);
    }

    [Fact]
    public async Task Many_connections_get_an_owner_once_another_person_approves()
    {
        await using var console = await StartAsync();
        await using var ana = await Visit.SignedInAsync(browser, console);
        await ana.OpenAsync("/connections");
        await ana.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Select all on this page" }).CheckAsync();
        var bar = ana.Page.GetByRole(AriaRole.Region, new() { Name = "Selected connections" });
        await Assertions.Expect(bar.GetByText("Another person must approve a change of more than 10")).ToBeVisibleAsync();
        Assert.Empty(await ana.AxeFindingsAsync());
        await bar.GetByLabel("Owner").ClickAsync();
        await ana.Page.GetByRole(AriaRole.Option, new() { Name = "Ana Ruiz" }).ClickAsync();
        await bar.GetByRole(AriaRole.Button, new() { Name = "Request approval" }).ClickAsync();
        await Assertions.Expect(bar.GetByText("The reason is missing or too long.")).ToBeVisibleAsync();
        await bar.GetByLabel("Reason").FillAsync("Tomas is on leave.");
        await bar.GetByRole(AriaRole.Button, new() { Name = "Request approval" }).ClickAsync();
        await Assertions.Expect(ana.Page.GetByText("Another person must approve this.")).ToBeVisibleAsync();
        var request = new Uri(ana.Page.Url).AbsolutePath;

        await using var ingrid = await Visit.SignedInAsync(browser, console, "Ingrid Solberg");
        await ingrid.OpenAsync(request);
        await ingrid.Page.GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();

        await Assertions.Expect(ingrid.Page.GetByText(new Regex("^Gave \\d+ connections to Ana Ruiz"))).ToBeVisibleAsync();
        await ingrid.OpenAsync("/connections");
        await Assertions.Expect(ingrid.Page.Locator("tbody tr").First).ToContainTextAsync("Ana R.");
        Assert.Empty(ana.Complaints);
        Assert.Empty(ingrid.Complaints);
    }

    [Fact]
    public async Task A_one_time_link_signs_in_once_and_every_page_of_everybody_says_so()
    {
        await using var console = await StartAsync();
        var links = console.Services.GetRequiredService<BreakGlassLinks>();
        var printed = (await links.CreateAsync("Ingrid Solberg", StaffRole.Administrator, 30, "The provider is down.", Token)).Value;
        await using var ana = await Visit.SignedInAsync(browser, console);
        await using var visitor = await Visit.StartAsync(browser, console);
        await visitor.Page.GotoAsync($"/break-glass#{printed.Token}");
        await Assertions.Expect(visitor.Page).ToHaveURLAsync(new Regex("/break-glass$"));
        Assert.Empty(await visitor.AxeFindingsAsync());
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await visitor.ReadyAsync();

        const string words = "Break-glass access is in use by Ingrid Solberg (administrator)";
        foreach (var visit in new[] { visitor, ana })
        {
            var banner = visit.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = words });
            await Assertions.Expect(banner).ToContainTextAsync("The provider is down.", new() { Timeout = 30_000 });
        }

        await LookAsync(ana, "/");
        await using var other = await Visit.StartAsync(browser, console);
        await other.Page.GotoAsync($"/break-glass#{printed.Token}");
        await other.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Assertions.Expect(other.Page.GetByText("This link can't be used")).ToBeVisibleAsync();
        Assert.Empty(ana.Complaints);
    }

    private static async Task<ConsoleFixture> StartAsync()
    {
        var directory = Directory.CreateTempSubdirectory("console-second-").FullName;
        var console = new ConsoleFixture(directory, services => services.AddSingleton(new ApprovalSettings()));
        await console.InitializeAsync();
        return console;
    }

    /// <summary>Looks at a page at 1280 and 390 pixels, light and dark.</summary>
    private static async Task LookAsync(Visit visit, string path)
    {
        foreach (var scheme in new[] { ColorScheme.Dark, ColorScheme.Light })
        {
            await visit.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
            await visit.OpenAsync(path);
            foreach (var width in new[] { 390, 1280 })
            {
                await visit.Page.SetViewportSizeAsync(width, 900);
                Assert.Empty(await visit.AxeFindingsAsync());
                var shown = await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth");
                Assert.True(shown <= width, string.Create(CultureInfo.InvariantCulture, $"{path} is {shown} wide at {width}"));
            }
        }
    }

    /// <summary>Moves everybody's sign-in ten minutes back.</summary>
    private static async Task AgeSignInsAsync(ConsoleFixture console)
    {
        await using var context = await console.Services.GetRequiredService<IDbContextFactory<ConsoleDbContext>>()
            .CreateDbContextAsync(Token);
        foreach (var session in await context.Sessions.ToListAsync(Token))
        {
            session.AuthenticatedAt = session.AuthenticatedAt.AddMinutes(-10);
        }

        await context.SaveChangesAsync(Token);
    }
}
