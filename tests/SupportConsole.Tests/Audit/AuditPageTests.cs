using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Audit;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.Federation;
using SupportConsole.Tests.Shell;

namespace SupportConsole.Tests.Audit;

public sealed class AuditPageTests : ConsolePageTest
{
    private string Address => new Uri(Services.GetRequiredService<NavigationManager>().Uri).PathAndQuery;

    [Fact]
    public void Before_anything_happened_it_says_so()
    {
        var page = Open<AuditPage>("/audit");

        page.WaitForAssertion(() => Assert.Contains("No activity yet.", page.Markup, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("?outcome=confirmed", 2)]
    [InlineData("?actor=Erin+Engineer&action=connection.create", 2)]
    [InlineData("?ticket=SUP-1", 2)]
    [InlineData("?ticket=SUP", 0)]
    [InlineData("?from=2100-01-01", 0)]
    [InlineData("?to=2000-01-01", 0)]
    public async Task The_address_says_which_entries_are_shown(string query, int entries)
    {
        await Desk.CreatedAsync(Protocol.Saml);
        await Desk.CreatedAsync(Protocol.Oidc);

        var page = Open<AuditPage>("/audit" + query);

        page.WaitForAssertion(() => Assert.Equal($"{entries} entries", page.Find(".active-filters [role=status]").TextContent));
        Assert.Equal(entries, page.FindAll(".entry").Count);
    }

    [Fact]
    public async Task Of_two_people_with_one_name_each_line_says_which_one_and_either_can_be_chosen()
    {
        await AddAsync("u-1", "alex.one@example.com", "Ran a sync check.");
        await AddAsync("u-2", "alex.two@example.com", "Added a cluster.");
        var page = Open<AuditPage>("/audit?actor=Alex+Kim");
        page.WaitForAssertion(() => Assert.Equal(
            ["alex.two@example.com", "alex.one@example.com"],
            page.FindAll("td.who").Select(cell => cell.TextContent)));

        var one = Open<AuditPage>("/audit?actor=Alex+Kim&person=idp+u-1");

        one.WaitForAssertion(() => Assert.Equal(["Ran a sync check."], one.FindAll("td.what button").Select(button => button.GetAttribute("title"))));
        Assert.Equal("Alex Kim (alex.one@example.com)", one.Find(".active-filters button").TextContent.Trim());
    }

    [Fact]
    public async Task A_connections_own_entries_are_named_after_it_and_the_filter_is_taken_away()
    {
        var record = await Desk.CreatedAsync(Protocol.Saml);
        await Desk.CreatedAsync(Protocol.Oidc);
        var page = Open<AuditPage>($"/audit?connection={record.Id}");
        page.WaitForAssertion(() => Assert.Equal($"Connection {record.Name}", page.Find(".active-filters button").TextContent.Trim()));

        await page.InvokeAsync(() => page.InvokeAsync(() => page.Find(".active-filters button").ClickAsync()));

        page.WaitForAssertion(() => Assert.Equal("/audit", Address));
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll(".entry").Count));
    }

    [Fact]
    public async Task A_ticket_typed_is_asked_for_in_the_address()
    {
        await Desk.CreatedAsync(Protocol.Saml);
        var page = Open<AuditPage>("/audit");
        page.WaitForAssertion(() => Assert.Single(page.FindAll(".entry")));

        await page.InvokeAsync(() => page.Find("#audit-ticket").ChangeAsync("SUP-1 "));

        page.WaitForAssertion(() => Assert.Equal("/audit?ticket=SUP-1", Address));
        Assert.EndsWith("/audit/export.csv?ticket=SUP-1", page.Find("a[download]").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_shows_fields_before_and_after_and_no_secret()
    {
        await Desk.CreatedAsync(Protocol.Oidc);

        var page = Open<AuditPage>("/audit?outcome=confirmed");

        page.WaitForAssertion(() => Assert.Single(page.FindAll(".entry")));
        await page.InvokeAsync(() => page.InvokeAsync(() => page.Find(".entry button").ClickAsync()));

        page.WaitForAssertion(() => Assert.Contains("Client secret", page.Find(".audit-panel").TextContent, StringComparison.Ordinal));
        Assert.Matches(@"set \(fingerprint [0-9a-f]{6}…\)", page.Find(".audit-panel .diff").TextContent);
        Assert.DoesNotContain(Crash.ChangeDesk.FirstSecret.Reveal(), page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_is_one_line_whose_steps_are_beside_it()
    {
        await Desk.CreatedAsync(Protocol.Oidc);
        var page = Open<AuditPage>("/audit");
        page.WaitForAssertion(() => Assert.Equal("Created connection", Assert.Single(page.FindAll(".entry .act")).TextContent));

        await page.InvokeAsync(() => page.InvokeAsync(() => page.Find(".entry").ClickAsync()));

        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll(".audit-panel li").Count));
        Assert.Equal(["Recorded", "Sent to Auth0", "Verified in Auth0"], page.FindAll(".audit-panel li").Select(step => step.TextContent[9..]));
        Assert.Matches("Entry 2 · hash [0-9a-f]{4} [0-9a-f]{4} …", page.Find(".entry-hash").TextContent.Replace("\n", "", StringComparison.Ordinal));
        await page.InvokeAsync(() => page.InvokeAsync(() => page.Find(".audit-panel button").ClickAsync()));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".audit-panel")));
    }

    [Fact]
    public async Task A_manager_has_the_record_checked_and_is_told_point_by_point_and_the_check_is_the_newest_entry()
    {
        await Desk.CreatedAsync(Protocol.Oidc);
        SignIn(StaffRole.Manager);
        var page = Open<AuditPage>("/audit");
        page.WaitForAssertion(() => Assert.Single(page.FindAll(".entry")));

        await page.InvokeAsync(() => page.InvokeAsync(() => page.Find(".page-buttons button").ClickAsync()));

        page.WaitForAssertion(() => Assert.Contains("Integrity check passed.", page.Find("section[aria-labelledby=record-check] [role=status]").TextContent, StringComparison.Ordinal));
        Assert.Equal(8, page.FindAll(".check.success").Count);
        page.WaitForAssertion(() => Assert.Equal(("Checked integrity", "Checked the record: it is intact."), (page.Find(".entry .act").TextContent, page.Find(".entry .act").GetAttribute("title"))));
        Assert.False(page.Find(".page-buttons button").HasAttribute("disabled"));
    }

    [Fact]
    public async Task A_record_that_is_not_whole_is_said_with_what_to_do()
    {
        await Desk.CreatedAsync(Protocol.Oidc);
        await using (var context = await Services.GetRequiredService<IDbContextFactory<ConsoleDbContext>>().CreateDbContextAsync(Token))
        {
            await context.Database.ExecuteSqlRawAsync(Tamper.WithoutTriggers + "DELETE FROM AuditEntries WHERE Outcome = 'confirmed'", Token);
        }

        SignIn(StaffRole.Administrator);
        var page = Open<AuditPage>("/audit");
        page.WaitForAssertion(() => Assert.Single(page.FindAll(".page-buttons button")));
        await page.InvokeAsync(() => page.InvokeAsync(() => page.Find(".page-buttons button").ClickAsync()));

        page.WaitForAssertion(() => Assert.Contains("Integrity check failed.", page.Markup, StringComparison.Ordinal));
        Assert.Equal(3, page.FindAll(".check.error").Count);
        Assert.Contains("Keep the file, and compare it with the backups.", page.Find(".check.error").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void An_engineer_is_not_offered_the_check()
    {
        var page = Open<AuditPage>("/audit");

        page.WaitForAssertion(() => Assert.Contains("No activity yet.", page.Markup, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".page-buttons button"));
    }

    private async Task AddAsync(string subject, string email, string summary)
    {
        var who = new Actor("Alex Kim", StaffRole.Engineer) { Id = new PersonId("idp", subject), Email = email };
        await using var context = await Services.GetRequiredService<IDbContextFactory<ConsoleDbContext>>().CreateDbContextAsync(Token);
        context.Staff.Add(new StaffMember { Id = who.Id.ToString(), Name = who.Name, Email = email, LastSignedInAt = DateTimeOffset.UnixEpoch });
        context.AuditEntries.Add(new AuditEntry { At = DateTimeOffset.UnixEpoch, By = who, Action = "cluster.add", Outcome = "done", Summary = summary });
        await context.SaveChangesAsync(Token);
    }
}
