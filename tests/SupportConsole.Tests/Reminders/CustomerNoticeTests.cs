using SupportConsole.App.Record;
using SupportConsole.App.Reminders;
using SupportConsole.Federation;

namespace SupportConsole.Tests.Reminders;

/// <summary>Nudges to customers who haven't answered, and notes after rotations.</summary>
public sealed class CustomerNoticeTests
{
    private const string Priya = "priya@acme.example";

    [Fact]
    public async Task A_customer_who_has_not_answered_is_asked_again_on_each_day_of_the_schedule_and_once()
    {
        await using var desk = await ReminderDesk.OpenAsync();
        await HandedOverAsync(desk);
        await desk.AddAsync(Contact("en"));

        await desk.PassAsync(TimeSpan.FromDays(30));

        var nudges = Nudges(desk);
        Assert.Equal([7, 14, 21], nudges.Select(message => (message.CreatedAt - ReminderDesk.Begin).Days + 1));
        Assert.All(nudges, message => Assert.Equal(Priya, message.Recipient));
        Assert.Contains("On 1 Jun 2026 we sent you the values", nudges[0].Body, StringComparison.Ordinal);
        Assert.Contains("(through a secure channel, not by email)", nudges[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nudges_stop_when_the_customer_has_answered_even_if_one_waits_to_be_sent()
    {
        await using var desk = await ReminderDesk.OpenAsync();
        var record = await HandedOverAsync(desk);
        await desk.AddAsync(Contact("en"));
        desk.Sender.Answer = _ => new Delivery(DeliveryOutcome.TryLater, "Down.") { IsChannelDown = true };
        await desk.PassAsync(TimeSpan.FromDays(8));

        await desk.EditAsync(record.Id, row => row.State = ConnectionState.Draft);
        desk.Sender.Answer = _ => Delivery.Accepted;
        await desk.PassAsync(TimeSpan.FromDays(20));

        Assert.Empty(Nudges(desk));
        Assert.Equal(MessageState.Cancelled, Assert.Single(await desk.MessagesAsync(), message => message.Kind == MessageKind.Nudge).State);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("7,14,21", false)]
    public async Task Nobody_is_nudged_without_a_schedule_or_a_confirmed_address(string days, bool isConfirmed)
    {
        var settings = ReminderDesk.Settings;
        settings.NudgeDays = days;
        await using var desk = await ReminderDesk.OpenAsync(settings);
        await HandedOverAsync(desk);
        await desk.AddAsync(isConfirmed ? Contact("en") : new ContactAddress { Email = Priya, TokenHash = "x", AskedAt = ReminderDesk.Begin });

        await desk.PassAsync(TimeSpan.FromDays(9));

        Assert.Empty(Nudges(desk));
    }

    [Theory]
    [InlineData("en", "The new client secret expires on 1 Jun 2027. We will remind you before.")]
    [InlineData("de", "Das neue Client-Secret läuft am 01.06.2027 ab. Wir erinnern Sie vorher.")]
    public async Task After_a_rotation_the_contact_is_told_once_with_the_next_date_and_no_secret(string language, string next)
    {
        await using var desk = await ReminderDesk.OpenAsync();
        var record = await desk.DueAsync("acme-oidc", 365, contact: Priya);
        await desk.AddAsync(Contact(language), Rotation(record, record.CredentialFingerprint));

        await desk.PassAsync(TimeSpan.FromDays(3));

        var note = Assert.Single(desk.Sender.Heard, message => message.Kind == MessageKind.RotationNote);
        Assert.Contains(next, note.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(record.CredentialFingerprint, note.Body, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(false, false, 0)]
    [InlineData(true, true, 0)]
    [InlineData(true, false, 3)]
    public async Task Nobody_is_told_of_a_credential_that_is_not_current_was_current_before_or_of_an_old_rotation(bool isCurrent, bool wasCurrent, int daysAgo)
    {
        await using var desk = await ReminderDesk.OpenAsync();
        var record = await desk.DueAsync("acme-oidc", 365, contact: Priya);
        var fingerprint = isCurrent ? record.CredentialFingerprint : "another";
        await desk.AddAsync(Contact("en"), Rotation(record, fingerprint, daysAgo));
        if (wasCurrent)
        {
            await desk.AddAsync(Rotation(record, fingerprint, 100));
        }

        await desk.PassAsync(TimeSpan.FromDays(1));

        Assert.DoesNotContain(desk.Sender.Heard, message => message.Kind == MessageKind.RotationNote);
    }

    [Fact]
    public async Task A_german_reminder_has_german_steps()
    {
        await using var desk = await ReminderDesk.OpenAsync();
        await desk.DueAsync("acme-saml", 7, Protocol.Saml, contact: Priya);
        await desk.AddAsync(Contact("de"));

        await desk.WorkAsync();

        var message = Assert.Single(desk.Sender.Heard, message => message.Kind == MessageKind.CustomerReminder);
        Assert.Contains("5. In derselben Minute stellt der Support auf das neue Zertifikat um.", message.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("support switches", message.Body, StringComparison.OrdinalIgnoreCase);
    }

    private static List<OutboxMessage> Nudges(ReminderDesk desk) => [.. desk.Sender.Heard.Where(message => message.Kind == MessageKind.Nudge)];

    private static ContactAddress Contact(string language) =>
        new() { Email = Priya, TokenHash = "", AskedAt = ReminderDesk.Begin, ConfirmedAt = ReminderDesk.Begin, Language = language };

    private static Change Rotation(ConnectionRecord record, string fingerprint, int daysAgo = 0) => new()
    {
        Id = Guid.NewGuid(),
        Kind = ChangeKind.RotateSecret,
        State = ChangeState.Confirmed,
        ConnectionId = record.Id,
        ConnectionName = record.Name,
        Actor = "Ana Ruiz",
        Ticket = "SUP-1",
        Reason = "It expires.",
        RequestKey = Guid.NewGuid(),
        Plan = "[]",
        CredentialFingerprint = fingerprint,
        PlannedAt = ReminderDesk.Begin.AddDays(-daysAgo),
        SettledAt = ReminderDesk.Begin.AddDays(-daysAgo),
    };

    private static async Task<ConnectionRecord> HandedOverAsync(ReminderDesk desk)
    {
        var record = await desk.DueAsync("acme-oidc", 365, contact: Priya);
        await desk.EditAsync(record.Id, row =>
        {
            row.State = ConnectionState.WaitingOnCustomer;
            row.StateSince = ReminderDesk.Begin;
            row.Auth0Id = null;
        });
        return record;
    }
}
