using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Record;
using SupportConsole.App.Reminders;
using SupportConsole.App.SignIns.Silence;

namespace SupportConsole.Tests.Reminders;

/// <summary>Who is told that nobody signs in through a connection.</summary>
public sealed class SilenceNoticeTests
{
    private const string Team = "team@console.example";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_owner_is_told_and_the_team_if_there_is_none()
    {
        await using var desk = await ReminderDesk.OpenAsync();
        await desk.AddAsync(new StaffMember { Id = "idp ana", Name = "Ana Ruiz", Email = "ana@console.example", LastSignedInAt = ReminderDesk.Begin });
        var (owned, orphan) = (await desk.DueAsync("acme-oidc", 90), await desk.DueAsync("borealis-saml", 90));
        await desk.EditAsync(owned.Id, record => record.OwnerId = "idp ana");

        await TellAsync(desk, owned.Id);
        await TellAsync(desk, orphan.Id);

        var messages = await desk.MessagesAsync();
        Assert.Equal(
            [("ana@console.example", "Nobody signs in through acme-oidc"), (Team, "Nobody signs in through borealis-saml")],
            messages.Select(message => (message.Recipient, message.Subject)).Order());
        Assert.All(messages, message => Assert.Contains("About 40 sign-ins a day, none since 1 Jun 2026, 09:00 (UTC).", message.Body, StringComparison.Ordinal));
        Assert.All(messages, message => Assert.Contains("https://console.example/connections/", message.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_connection_that_is_found_silent_again_with_the_same_last_sign_in_is_told_again()
    {
        await using var desk = await ReminderDesk.OpenAsync();
        var record = await desk.DueAsync("acme-oidc", 90);

        await TellAsync(desk, record.Id);
        desk.Clock.Advance(TimeSpan.FromHours(1));
        await TellAsync(desk, record.Id);

        Assert.Equal(2, (await desk.MessagesAsync()).Count);
    }

    [Fact]
    public async Task A_team_without_email_is_told_in_its_channel_and_language()
    {
        await using var desk = await ReminderDesk.OpenAsync(new ReminderSettings { SlackUrlFile = "slack-url", Language = "de" });
        var record = await desk.DueAsync("acme-oidc", 90);

        await TellAsync(desk, record.Id);

        var message = Assert.Single(await desk.MessagesAsync());
        Assert.Equal((MessageChannel.Slack, "Niemand meldet sich über acme-oidc an"), (message.Channel, message.Subject));
        Assert.Contains("seit 01.06.2026, 09:00 (UTC) keine.", message.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_team_is_told_once_if_nobody_signs_in_through_any_connection()
    {
        await using var desk = await ReminderDesk.OpenAsync();
        await using var context = await desk.File.Contexts.CreateDbContextAsync(Token);

        await desk.File.Services.GetRequiredService<ISilenceListener>()
            .AddTenantAsync(context, ReminderDesk.Begin.AddHours(-3), ReminderDesk.Begin, Token);
        await context.SaveChangesAsync(Token);

        var message = Assert.Single(await desk.MessagesAsync());
        Assert.Equal((Team, "Nobody signs in through any connection"), (message.Recipient, message.Subject));
        Assert.Contains("No customer has signed in since 1 Jun 2026, 09:00 (UTC).", message.Body, StringComparison.Ordinal);
    }

    private static async Task TellAsync(ReminderDesk desk, Guid id)
    {
        await using var context = await desk.File.Contexts.CreateDbContextAsync(Token);
        var record = await context.Connections.Include(row => row.Cluster).SingleAsync(row => row.Id == id, Token);
        var silence = new SignInSilence
        {
            ConnectionId = id,
            Since = ReminderDesk.Begin.AddHours(-3),
            FoundAt = desk.Clock.GetUtcNow(),
            PerDay = 40,
        };
        await desk.File.Services.GetRequiredService<ISilenceListener>().AddAsync(context, record, silence, Token);
        await context.SaveChangesAsync(Token);
    }
}
