using SupportConsole.App.Record;
using SupportConsole.App.Reminders;
using SupportConsole.Federation;

namespace SupportConsole.Tests.Reminders;

public sealed class OutboxTests
{
    private static readonly Delivery Down = new(DeliveryOutcome.TryLater, "The email server can't be reached.") { IsChannelDown = true };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_that_was_claimed_when_the_console_died_is_sent_after_the_restart_with_the_same_ID()
    {
        await using var desk = await ReminderDesk.OpenAsync();
        await desk.DueAsync("acme-oidc", 7);
        await desk.PlanAsync();
        var claimed = await desk.Outbox.ClaimAsync([], Token);

        await desk.Outbox.RecoverAsync(Token);
        await desk.SendAsync();

        Assert.Equal(claimed!.Id, Assert.Single(desk.Sender.Heard).Id);
        Assert.Equal(MessageState.Sent, Assert.Single(await desk.MessagesAsync()).State);
    }

    [Fact]
    public async Task A_claimed_message_is_nobody_elses_until_the_claim_runs_out()
    {
        await using var desk = await ReminderDesk.OpenAsync();
        await desk.DueAsync("acme-oidc", 7);
        await desk.PlanAsync();

        var claims = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => desk.Outbox.ClaimAsync([], Token)));

        Assert.Single(claims, claim => claim is not null);
        desk.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.NotNull(await desk.Outbox.ClaimAsync([], Token));
    }

    [Fact]
    public async Task A_server_that_is_down_for_three_days_gets_every_message_afterwards_once()
    {
        await using var desk = await ReminderDesk.OpenAsync();
        await desk.DueAsync("acme-oidc", 8.5);
        desk.Sender.Answer = _ => Down;
        await desk.PassAsync(TimeSpan.FromDays(3));
        Assert.All(await desk.MessagesAsync(), message => Assert.Equal((MessageState.Waiting, "The email server can't be reached."), (message.State, message.LastError)));

        desk.Sender.Answer = _ => Delivery.Accepted;
        await desk.PassAsync(TimeSpan.FromHours(2));

        Assert.Equal((await desk.MessagesAsync()).Select(message => message.Id), desk.Sender.Heard.Select(message => message.Id).Order());
        Assert.All(await desk.MessagesAsync(), message => Assert.Equal(MessageState.Sent, message.State));
    }

    [Fact]
    public async Task A_clock_that_goes_back_does_not_keep_a_message_waiting()
    {
        await using var desk = await ReminderDesk.OpenAsync();
        await desk.DueAsync("acme-oidc", 7);
        await desk.PlanAsync();
        desk.Sender.Answer = _ => Down;
        await desk.SendAsync();

        desk.Clock.AdjustTime(ReminderDesk.Begin.AddDays(-40));
        desk.Sender.Answer = _ => Delivery.Accepted;

        Assert.Equal(1, await desk.SendAsync());
    }

    [Fact]
    public async Task A_refused_message_is_not_tried_again_and_says_why()
    {
        await using var desk = await ReminderDesk.OpenAsync();
        await desk.DueAsync("acme-oidc", 7);
        await desk.PlanAsync();
        desk.Sender.Answer = _ => new Delivery(DeliveryOutcome.Refused, "The email server answered 550: no such user");
        await desk.SendAsync();

        desk.Sender.Answer = _ => Delivery.Accepted;
        desk.Clock.Advance(TimeSpan.FromHours(3));
        await desk.SendAsync();

        Assert.Empty(desk.Sender.Heard);
        var message = Assert.Single(await desk.MessagesAsync());
        Assert.Equal((MessageState.Failed, "The email server answered 550: no such user"), (message.State, message.LastError));
    }

    [Fact]
    public async Task A_message_that_is_never_accepted_fails_for_good_after_a_week_of_tries()
    {
        await using var desk = await ReminderDesk.OpenAsync();
        await desk.DueAsync("acme-saml", 50, Protocol.Saml);
        await desk.PlanAsync();
        desk.Sender.Answer = _ => Down;

        await desk.PassAsync(TimeSpan.FromDays(8));

        var message = Assert.Single(await desk.MessagesAsync());
        Assert.Equal((MessageState.Failed, Outbox.MostAttempts), (message.State, message.Attempts));
    }
}
