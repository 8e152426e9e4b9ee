using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Access;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Sessions;
using SupportConsole.Tests.Shell;

namespace SupportConsole.Tests.Sessions;

public sealed class AccessPageTests : ConsolePageTest
{
    private const string Chrome =
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";

    private static readonly Actor Ana = new("Ana Ruiz", StaffRole.Engineer);
    private static readonly Actor Marek = new("Marek Novak", StaffRole.Manager) { Email = "marek@example.com" };

    private StaffSessions Sessions => Services.GetRequiredService<StaffSessions>();

    private string Address => new Uri(Services.GetRequiredService<NavigationManager>().Uri).PathAndQuery;

    [Fact]
    public async Task A_person_sees_their_own_sessions_and_nobody_elses()
    {
        await StartAsync(Ana);
        await StartAsync(Marek);

        var page = Open<AccessPage>("/access?q=Marek");

        page.WaitForAssertion(() => Assert.Equal("1 session", page.Find(".active-filters [role=status]").TextContent));
        Assert.Equal("Ana Ruiz", page.Find(".sessions tbody th").TextContent.Trim());
        Assert.Contains("engineer", page.Find(".sessions tbody").TextContent, StringComparison.Ordinal);
        Assert.Contains("Chrome on Windows, 203.0.113.7", page.Find(".sessions tbody").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("input[type=search]"));
    }

    [Fact]
    public async Task An_administrator_finds_anybodys_session_and_ends_it_and_the_audit_log_says_so()
    {
        var marek = await StartAsync(Marek);
        await StartAsync(Ana);
        SignIn(StaffRole.Administrator);
        var page = Open<AccessPage>("/access?q=marek");
        page.WaitForAssertion(() => Assert.Single(page.FindAll(".sessions tbody tr")));

        await page.InvokeAsync(() => page.InvokeAsync(() => page.Find(".sessions .end button").ClickAsync()));

        page.WaitForAssertion(() => Assert.Contains("Marek Novak's session ended.", page.Markup, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Contains("No sessions found.", page.Markup, StringComparison.Ordinal));
        Assert.NotNull((await Sessions.FindAsync(marek.Session.Id, Token))!.EndedAt);
        var entry = Assert.Single(await AuditAsync("session.end"));
        Assert.Equal(("Ana Ruiz", "Marek Novak"), (entry.Actor, entry.Subject));
    }

    [Fact]
    public async Task A_person_ends_their_other_sessions_at_once()
    {
        await StartAsync(Ana);
        await StartAsync(Ana);
        await StartAsync(Marek);
        var page = Open<AccessPage>("/access");
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll(".sessions tbody tr").Count));

        await page.InvokeAsync(() => page.InvokeAsync(() => page.Find(".page-buttons button").ClickAsync()));

        page.WaitForAssertion(() => Assert.Contains("Your 2 other sessions ended.", page.Markup, StringComparison.Ordinal));
        Assert.Equal(["Ana Ruiz", "Ana Ruiz"], (await AuditAsync("session.end")).Select(entry => entry.Subject));
    }

    [Fact]
    public async Task Many_sessions_are_paged_in_the_database_and_ended_ones_say_why()
    {
        for (var number = 0; number < 30; number++)
        {
            await StartAsync(Marek with { Name = $"Person {number}", Id = new PersonId("https://idp.example.com", $"u-{number}") });
        }

        SignIn(StaffRole.Administrator);
        var page = Open<AccessPage>("/access?page=1");
        page.WaitForAssertion(() => Assert.Equal(5, page.FindAll(".sessions tbody tr").Count));
        Assert.Contains("26 to 30 of 30", page.Find(".pager").TextContent, StringComparison.Ordinal);
        await page.InvokeAsync(() => page.InvokeAsync(() => page.Find(".sessions .end button").ClickAsync()));

        var ended = Open<AccessPage>("/access?ended=true");

        ended.WaitForAssertion(() => Assert.Single(ended.FindAll(".sessions tbody tr")));
        Assert.Contains("just now: ended by an administrator", ended.Find(".sessions tbody").TextContent, StringComparison.Ordinal);
        Assert.Empty(ended.FindAll(".sessions .end button"));
        Assert.Equal("/access?ended=true", Address);
    }

    [Fact]
    public async Task Refused_sign_ins_and_who_may_do_what_are_shown()
    {
        await Services.GetRequiredService<IRefusalAudit>().RecordAsync(
            Marek,
            new RefusedAct("session.refused"),
            "Refused a sign-in: You have no access.");

        var page = Open<AccessPage>("/access");

        page.WaitForAssertion(() => Assert.Contains("marek@example.com", page.Find("[aria-labelledby=refused-title]").TextContent, StringComparison.Ordinal));
        var rows = page.FindAll(".rights tbody tr").Select(row => row.QuerySelectorAll("td .sr-only").Select(cell => cell.TextContent)).ToList();
        Assert.Equal(6, rows.Count);
        Assert.Equal(["Yes", "Yes", "Yes", "Yes"], rows[0]);
        Assert.Equal(["No", "No", "No", "Yes"], rows[4]);
    }

    [Theory]
    [InlineData(Chrome, "Chrome on Windows")]
    [InlineData(Chrome + " Edg/142.0", "Edge on Windows")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0", "Firefox on Linux")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Mobile Safari/604.1", "Safari on iPhone")]
    [InlineData("curl/8.5.0", "curl")]
    [InlineData("", "Unknown browser")]
    public async Task A_browser_is_named_as_people_name_it(string agent, string words)
    {
        await StartAsync(Ana, agent);

        var page = Open<AccessPage>("/access");

        page.WaitForAssertion(() => Assert.Contains($"{words}, 203.0.113.7", page.Find(".sessions tbody").TextContent, StringComparison.Ordinal));
    }

    private Task<StartedSession> StartAsync(Actor person, string agent = Chrome) => Sessions.StartAsync(
        new NewSession(person, SessionKind.Development) { Address = "203.0.113.7", Browser = agent },
        Token);

    private async Task<List<AuditEntry>> AuditAsync(string action)
    {
        await using var context = await Services.GetRequiredService<IDbContextFactory<ConsoleDbContext>>().CreateDbContextAsync(Token);
        return await context.AuditEntries.Where(entry => entry.Action == action).OrderBy(entry => entry.Id).ToListAsync(Token);
    }
}
