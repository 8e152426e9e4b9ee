using SupportConsole.App.Approvals;
using SupportConsole.App.BreakGlass;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Reminders;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Reminders;

/// <summary>What the team is told at once.</summary>
public sealed class AlertTests
{
    [Fact]
    public async Task Break_glass_access_and_a_request_for_approval_are_told_once_each()
    {
        await using var desk = await ReminderDesk.OpenAsync();
        var id = Guid.NewGuid();
        await desk.AddAsync(
            Entry(desk, BreakGlassLinks.Created, "Ana Ruiz", "An operator on the host printed a one-time link for Ana Ruiz."),
            Entry(desk, BreakGlassLinks.Refused, "", "Somebody opened a one-time link that is unknown, used or expired.", outcome: "refused"),
            Entry(desk, ApprovalWords.Request, "acme-saml", "Requested approval: Delete acme-saml.", $$"""{"approval":"{{id}}"}"""),
            Entry(desk, "cluster.add", "prod", "Added cluster prod."));

        await desk.AlertAsync();
        await desk.AlertAsync();
        await desk.SendAsync();

        var told = desk.Sender.Heard.OrderBy(message => message.Subject).ToList();
        Assert.Equal(["Approval needed: acme-saml", "Break-glass access: Ana Ruiz"], told.Select(message => message.Subject));
        Assert.All(desk.Sender.Heard, message => Assert.Equal("team@console.example", message.Recipient));
        Assert.Contains("Reason: The provider is down.", told[1].Body, StringComparison.Ordinal);
        Assert.Contains("https://console.example/access", told[1].Body, StringComparison.Ordinal);
        Assert.Contains($"https://console.example/approvals/{id}", told[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_team_or_channel_nobody_is_told_and_nothing_older_than_a_week_is()
    {
        var nobody = new ReminderSettings { Smtp = new SmtpSettings { Host = "mail.example", From = "console@console.example" } };
        await using var silent = await ReminderDesk.OpenAsync(nobody);
        await silent.AddAsync(Entry(silent, BreakGlassLinks.Used, "Ana Ruiz", "Ana Ruiz opened the one-time link."));
        await using var late = await ReminderDesk.OpenAsync();
        await late.AddAsync(Entry(late, BreakGlassLinks.Used, "Ana Ruiz", "Ana Ruiz opened the one-time link."));
        late.Clock.Advance(TimeSpan.FromDays(8));

        await silent.AlertAsync();
        await late.AlertAsync();

        Assert.Empty(await silent.MessagesAsync());
        Assert.Empty(await late.MessagesAsync());
    }

    [Fact]
    public async Task A_team_that_reads_German_is_told_in_German()
    {
        var settings = ReminderDesk.Settings;
        settings.Language = "de";
        await using var desk = await ReminderDesk.OpenAsync(settings);
        await desk.AddAsync(Entry(desk, BreakGlassLinks.Used, "Ana Ruiz", "Ana Ruiz opened the one-time link."));

        await desk.AlertAsync();

        var message = Assert.Single(await desk.MessagesAsync());
        Assert.Equal("Notfallzugang: Ana Ruiz", message.Subject);
        Assert.Contains("Grund: The provider is down.", message.Body, StringComparison.Ordinal);
    }

    private static AuditEntry Entry(ReminderDesk desk, string action, string subject, string summary, string after = "{}", string outcome = "done") => new()
    {
        At = desk.Clock.GetUtcNow(),
        By = Actor.Console,
        Action = action,
        Outcome = outcome,
        Summary = summary,
        Subject = subject,
        Reason = "The provider is down.",
        After = after,
    };
}
