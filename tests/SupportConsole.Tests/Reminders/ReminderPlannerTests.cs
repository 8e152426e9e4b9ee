using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Record;
using SupportConsole.App.Reminders;
using SupportConsole.Federation;

namespace SupportConsole.Tests.Reminders;

public sealed class ReminderPlannerTests
{
    private const string Team = "team@console.example";
    private const string Ana = "ana@console.example";
    private const string Priya = "priya@acme.example";

    private static StaffMember Owner => new() { Id = "idp ana", Name = "Ana Ruiz", Email = Ana, LastSignedInAt = ReminderDesk.Begin };

    [Fact]
    public async Task Each_step_is_sent_once_over_the_life_of_a_secret()
    {
        await using var desk = await ReminderDesk.OpenAsync();
        await desk.DueAsync("acme-oidc", 65);

        await desk.PassAsync(TimeSpan.FromDays(68));

        Assert.Equal([60, 30, 14, 7, 3, 1, 0, -1, -2], (await desk.StepsAsync(Team)).Take(9));
        Assert.Equal(desk.Sender.Heard.Count, desk.Sender.Heard.Select(message => message.Id).Distinct().Count());
        Assert.All(await desk.MessagesAsync(), message => Assert.Equal(MessageState.Sent, message.State));
    }

    [Fact]
    public async Task All_that_is_due_on_a_day_is_one_digest_that_names_each_thing_and_its_page()
    {
        await using var desk = await ReminderDesk.OpenAsync();
        var secret = await desk.DueAsync("acme-oidc", 7);
        await desk.DueAsync("borealis-saml", 30, Protocol.Saml);

        await desk.WorkAsync();
        await desk.WorkAsync();

        var digest = Assert.Single(desk.Sender.Heard);
        Assert.Equal("2 SSO deadlines, the first one in 7 days", digest.Subject);
        Assert.Contains("Client secret of acme-oidc expires in 7 days: 8 Jun 2026, 12:00 (UTC)", digest.Body, StringComparison.Ordinal);
        Assert.Contains("Customer: Acme · prod", digest.Body, StringComparison.Ordinal);
        Assert.Contains("Support: Ask for a new secret", digest.Body, StringComparison.Ordinal);
        Assert.Contains($"https://console.example/connections/{secret.Id}/rotate", digest.Body, StringComparison.Ordinal);
        Assert.Contains("Signing certificate of borealis-saml expires in 30 days", digest.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clock_that_goes_back_and_a_restart_repeat_nothing()
    {
        await using var desk = await ReminderDesk.OpenAsync();
        await desk.DueAsync("acme-oidc", 15);
        await desk.PassAsync(TimeSpan.FromDays(8));
        Assert.Equal([30, 14, 7], await desk.StepsAsync(Team));

        desk.Clock.AdjustTime(ReminderDesk.Begin.AddDays(5));
        await desk.WorkAsync();
        desk.Clock.AdjustTime(ReminderDesk.Begin.AddDays(8).AddHours(3));
        await desk.WorkAsync();

        Assert.Equal([30, 14, 7], await desk.StepsAsync(Team));
    }

    [Fact]
    public async Task A_corrected_date_is_a_new_deadline_to_remind_of()
    {
        await using var desk = await ReminderDesk.OpenAsync();
        var record = await desk.DueAsync("acme-oidc", 7);
        await desk.WorkAsync();

        await desk.EditAsync(record.Id, row => row.CredentialExpiresAt = ReminderDesk.Begin.AddDays(14));
        await desk.PassAsync(TimeSpan.FromDays(1));

        Assert.Equal([7, 14], await desk.StepsAsync(Team));
    }

    [Fact]
    public async Task After_the_days_digest_only_the_urgent_is_sent_and_not_before_its_hour()
    {
        await using var desk = await ReminderDesk.OpenAsync();
        await desk.DueAsync("acme-oidc", 7);
        desk.Clock.AdjustTime(ReminderDesk.Begin.AddHours(-5));
        await desk.PlanAsync();
        Assert.Empty(await desk.MessagesAsync());

        desk.Clock.AdjustTime(ReminderDesk.Begin);
        await desk.WorkAsync();
        await desk.DueAsync("later-oidc", 13);
        await desk.WorkAsync();
        Assert.Single(await desk.MessagesAsync());

        await desk.DueAsync("urgent-oidc", 0.3);
        await desk.WorkAsync();
        Assert.Equal(2, (await desk.MessagesAsync()).Count);
        Assert.Contains("urgent-oidc", desk.Sender.Heard[1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_owner_is_reminded_beside_the_team_and_alone_once_they_acknowledged()
    {
        await using var desk = await ReminderDesk.OpenAsync(WithEscalation());
        var record = await desk.DueAsync("acme-oidc", 3, owner: "Ana Ruiz");
        await desk.AddAsync(Owner);
        await desk.WorkAsync();
        Assert.Equal([Ana, "chief@console.example", Team], desk.Sender.Heard.Select(message => message.Recipient).Order());

        await desk.AddAsync(new DeadlineNote { DeadlineKey = Key(record), AcknowledgedBy = "Ana Ruiz", AcknowledgedAt = ReminderDesk.Begin });
        await desk.PassAsync(TimeSpan.FromDays(2));

        Assert.Equal([3, 1], await desk.StepsAsync(Ana));
        Assert.Equal([3], await desk.StepsAsync(Team));
        Assert.Equal([3], await desk.StepsAsync("chief@console.example"));
    }

    [Fact]
    public async Task Of_two_people_with_one_name_the_owner_is_reminded()
    {
        await using var desk = await ReminderDesk.OpenAsync();
        var record = await desk.DueAsync("acme-oidc", 3, owner: "Ana Ruiz");
        await desk.DueAsync("older-oidc", 3, owner: "Ana Ruiz");
        await desk.EditAsync(record.Id, row => row.OwnerId = "idp ana");
        await desk.AddAsync(Owner, new StaffMember { Id = "idp other", Name = "Ana Ruiz", Email = "other@console.example", LastSignedInAt = ReminderDesk.Begin });

        await desk.WorkAsync();

        Assert.Equal([Ana, Team], desk.Sender.Heard.Select(message => message.Recipient).Order());
        Assert.DoesNotContain("older-oidc", desk.Sender.Heard.Single(message => message.Recipient == Ana).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_escalated_before_its_days_or_sent_while_snoozed()
    {
        await using var desk = await ReminderDesk.OpenAsync(WithEscalation());
        var record = await desk.DueAsync("acme-oidc", 7);
        await desk.AddAsync(new DeadlineNote { DeadlineKey = Key(record), SnoozedUntil = ReminderDesk.Begin.AddDays(2) });
        await desk.WorkAsync();
        Assert.Empty(await desk.MessagesAsync());

        await desk.PassAsync(TimeSpan.FromDays(3));

        Assert.Equal([7], await desk.StepsAsync(Team));
        Assert.Empty(await desk.StepsAsync("chief@console.example"));
    }

    [Theory]
    [InlineData("en", "Your client secret for InfluxDB single sign-on expires on 8 Jun 2026", "in 7 days", "Your next step")]
    [InlineData("de", "Ihr Client-Secret für das Single Sign-on bei InfluxDB läuft am 08.06.2026 ab", "in 7 Tagen", "Ihr nächster Schritt")]
    public async Task A_confirmed_contact_gets_the_steps_for_their_IdP_in_their_language_and_zone(string language, string subject, string left, string move)
    {
        await using var desk = await ReminderDesk.OpenAsync();
        await desk.DueAsync("acme-oidc", 7, contact: "Priya@Acme.example");
        await desk.DueAsync("borealis-oidc", 7, contact: "nobody@borealis.example");
        await desk.AddAsync(
            new ContactAddress { Email = Priya, TokenHash = "", AskedAt = ReminderDesk.Begin, ConfirmedAt = ReminderDesk.Begin, Language = language, Zone = "Asia/Tokyo" },
            new ContactAddress { Email = "nobody@borealis.example", TokenHash = "x", AskedAt = ReminderDesk.Begin });

        await desk.WorkAsync();

        var message = Assert.Single(desk.Sender.Heard, message => message.Kind == MessageKind.CustomerReminder);
        Assert.Equal((Priya, subject), (message.Recipient, message.Subject));
        Assert.Contains("21:00 (Asia/Tokyo)", message.Body, StringComparison.Ordinal);
        Assert.Contains(left, message.Body, StringComparison.Ordinal);
        Assert.Contains(move, message.Body, StringComparison.Ordinal);
        Assert.Contains("Okta", message.Body, StringComparison.Ordinal);
        Assert.Contains("\n1. ", message.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_to_a_customer_whose_credential_was_rotated_in_the_meantime_is_not_sent()
    {
        await using var desk = await ReminderDesk.OpenAsync();
        var record = await desk.DueAsync("acme-oidc", 7, contact: Priya);
        await desk.AddAsync(new ContactAddress { Email = Priya, TokenHash = "", AskedAt = ReminderDesk.Begin, ConfirmedAt = ReminderDesk.Begin });
        desk.Sender.Answer = _ => new Delivery(DeliveryOutcome.TryLater, "Down.") { IsChannelDown = true };
        await desk.WorkAsync();

        desk.Sender.Answer = _ => Delivery.Accepted;
        await desk.EditAsync(record.Id, row => row.CredentialFingerprint = "new");
        desk.Clock.Advance(TimeSpan.FromHours(2));
        await desk.SendAsync();

        Assert.DoesNotContain(desk.Sender.Heard, message => message.Kind == MessageKind.CustomerReminder);
        Assert.Contains(await desk.MessagesAsync(), message => message.State == MessageState.Cancelled);
    }

    [Fact]
    public async Task A_clock_that_is_wrong_for_minutes_sends_nothing_early()
    {
        await using var desk = await ReminderDesk.OpenAsync();
        await desk.DueAsync("acme-oidc", 40);
        var clock = new WrongClock(desk.Clock);
        var planner = Planner(desk, clock);
        Assert.Equal(1, await planner.PlanAsync(TestContext.Current.CancellationToken));

        clock.Off = TimeSpan.FromDays(38);
        Assert.Equal(0, await planner.PlanAsync(TestContext.Current.CancellationToken));
        Assert.Equal(0, await Planner(desk, clock).PlanAsync(TestContext.Current.CancellationToken));
        clock.Off = TimeSpan.Zero;
        Assert.Equal(0, await planner.PlanAsync(TestContext.Current.CancellationToken));

        desk.Clock.Advance(TimeSpan.FromDays(10));
        await planner.PlanAsync(TestContext.Current.CancellationToken);
        Assert.Equal([60, 30], await desk.StepsAsync(Team));
    }

    [Fact]
    public async Task Nothing_is_written_while_no_channel_is_set_up()
    {
        await using var desk = await ReminderDesk.OpenAsync(new ReminderSettings { Team = Team });
        await desk.DueAsync("acme-oidc", 7);

        await desk.WorkAsync();

        Assert.Empty(await desk.MessagesAsync());
    }

    private static ReminderPlanner Planner(ReminderDesk desk, TimeProvider clock) =>
        Microsoft.Extensions.DependencyInjection.ActivatorUtilities.CreateInstance<ReminderPlanner>(desk.File.Services, clock);

    private static string Key(ConnectionRecord record) => $"secret:{record.Id}:{record.CredentialFingerprint[..16]}";

    private static ReminderSettings WithEscalation()
    {
        var settings = ReminderDesk.Settings;
        settings.Escalation = "chief@console.example";
        return settings;
    }

    /// <summary>A wall clock that is off, with honest time stamps.</summary>
    private sealed class WrongClock(TimeProvider right) : TimeProvider
    {
        public TimeSpan Off { get; set; }

        public override long TimestampFrequency => right.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => right.GetUtcNow() + Off;

        public override long GetTimestamp() => right.GetTimestamp();
    }
}
