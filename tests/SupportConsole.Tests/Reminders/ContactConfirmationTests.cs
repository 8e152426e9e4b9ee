using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Deadlines;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Reminders;

namespace SupportConsole.Tests.Reminders;

public sealed partial class ContactConfirmationTests
{
    private static readonly Actor Ana = new("Ana Ruiz", StaffRole.Engineer);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_contact_confirms_by_a_link_that_works_once_and_then_gets_reminders_in_their_language()
    {
        await using var desk = await ReminderDesk.OpenAsync();
        var contacts = desk.File.Services.GetRequiredService<ContactConfirmation>();
        await AskAsync(desk, contacts);
        var token = Link().Match(Assert.Single(desk.Sender.Heard).Body).Groups[1].Value;

        Assert.Equal("priya@acme.example", await contacts.FindAsync(token, Token));
        Assert.True(await contacts.ConfirmAsync(token, "de", "Europe/Berlin", Token));
        Assert.False(await contacts.ConfirmAsync(token, "en", "", Token));
        await desk.WorkAsync();

        var message = Assert.Single(desk.Sender.Heard, message => message.Kind == MessageKind.CustomerReminder);
        Assert.Equal(("priya@acme.example", "de"), (message.Recipient, message.Language));
    }

    [Fact]
    public async Task The_database_holds_no_link()
    {
        await using var desk = await ReminderDesk.OpenAsync();
        var contacts = desk.File.Services.GetRequiredService<ContactConfirmation>();
        await AskAsync(desk, contacts);

        var token = Link().Match(Assert.Single(desk.Sender.Heard).Body).Groups[1].Value;

        Assert.DoesNotContain(await desk.MessagesAsync(), message => message.Body.Contains(token, StringComparison.Ordinal));
        Assert.Null(await contacts.FindAsync(token[..^1] + "x", Token));
        Assert.Null(await contacts.FindAsync("", Token));
    }

    [Fact]
    public async Task A_link_dies_after_two_weeks_and_a_contact_is_asked_at_most_once_a_day()
    {
        await using var desk = await ReminderDesk.OpenAsync();
        var contacts = desk.File.Services.GetRequiredService<ContactConfirmation>();
        var key = await AskAsync(desk, contacts);
        var token = Link().Match(Assert.Single(desk.Sender.Heard).Body).Groups[1].Value;
        Assert.Equal("contact.asked", (await contacts.AskAsync(key, Ana, Token)).Problem?.Code);

        desk.Clock.Advance(TimeSpan.FromDays(15));

        Assert.False(await contacts.ConfirmAsync(token, "en", "", Token));
        Assert.True((await contacts.AskAsync(key, Ana, Token)).IsOk);
    }

    [Fact]
    public async Task A_confirmation_is_good_for_half_a_year()
    {
        await using var desk = await ReminderDesk.OpenAsync();
        await desk.DueAsync("acme-oidc", 200, contact: "priya@acme.example");
        await desk.AddAsync(new ContactAddress { Email = "priya@acme.example", TokenHash = "", AskedAt = ReminderDesk.Begin, ConfirmedAt = ReminderDesk.Begin });

        desk.Clock.Advance(TimeSpan.FromDays(193));
        await desk.WorkAsync();

        Assert.DoesNotContain(desk.Sender.Heard, message => message.Kind == MessageKind.CustomerReminder);
    }

    [Fact]
    public async Task A_contact_is_asked_again_before_the_confirmation_lapses_and_once_more_when_it_has()
    {
        await using var desk = await ReminderDesk.OpenAsync();
        await desk.DueAsync("acme-oidc", 400, contact: "Priya@acme.example");
        await desk.AddAsync(new ContactAddress { Email = "priya@acme.example", TokenHash = "", AskedAt = ReminderDesk.Begin, ConfirmedAt = ReminderDesk.Begin, Language = "de" });
        var asked = new List<int>();
        foreach (var days in new[] { 168, 2, 5, 9, 20 })
        {
            desk.Clock.Advance(TimeSpan.FromDays(days));
            await desk.WorkAsync();
            await desk.WorkAsync();
            asked.Add(Asked(desk).Count);
        }

        Assert.Equal([0, 1, 1, 2, 2], asked);
        Assert.All(Asked(desk), message => Assert.StartsWith("Bestätigen Sie", message.Subject, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_contact_who_confirms_again_stays_confirmed_without_a_gap()
    {
        await using var desk = await ReminderDesk.OpenAsync();
        await desk.DueAsync("acme-oidc", 200, contact: "Priya@acme.example");
        await desk.AddAsync(new ContactAddress { Email = "priya@acme.example", TokenHash = "", AskedAt = ReminderDesk.Begin, ConfirmedAt = ReminderDesk.Begin });
        desk.Clock.Advance(TimeSpan.FromDays(170));
        await desk.WorkAsync();

        var token = Link().Match(Assert.Single(Asked(desk)).Body).Groups[1].Value;
        Assert.True(await desk.File.Services.GetRequiredService<ContactConfirmation>().ConfirmAsync(token, "en", "Etc/UTC", Token));
        desk.Clock.Advance(TimeSpan.FromDays(24));
        await desk.WorkAsync();

        Assert.Single(Asked(desk));
        Assert.Contains(desk.Sender.Heard, message => message.Kind == MessageKind.CustomerReminder);
    }

    private static List<OutboxMessage> Asked(ReminderDesk desk) => desk.Sender.Heard.FindAll(message => message.Kind == MessageKind.ConfirmContact);

    private static async Task<string> AskAsync(ReminderDesk desk, ContactConfirmation contacts)
    {
        await desk.DueAsync("acme-oidc", 7, contact: "Priya@acme.example");
        var key = Assert.Single((await desk.File.Services.GetRequiredService<DeadlineReader>().ListAsync(new DeadlineQuery(), Token)).Rows).Key;
        var asked = await contacts.AskAsync(key, Ana, Token);
        Assert.True(asked.IsOk, asked.Problem?.ToString());
        await desk.SendAsync();
        return key;
    }

    [GeneratedRegex(@"https://console\.example/contact/(\S+)")]
    private static partial Regex Link();
}
