using System.Text.RegularExpressions;
using SupportConsole.App.Cutovers;
using SupportConsole.App.Record;
using SupportConsole.Crash;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Cutovers;

/// <summary>The emails about a cutover and their calendar events.</summary>
public sealed partial class CutoverMessageTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Both_sides_are_invited_and_the_event_keeps_its_UID_while_its_SEQUENCE_grows()
    {
        await using var bench = await CutoverBench.StartAsync();
        var cutover = await bench.PlanAsync();
        bench.Clock.Advance(TimeSpan.FromMinutes(1));
        ChangeDesk.Must(await bench.Plans.MoveAsync(cutover.Id, cutover.At.AddDays(1), "", CutoverBench.Engineer, Token));
        bench.Clock.Advance(TimeSpan.FromMinutes(1));
        ChangeDesk.Must(await bench.Plans.CancelAsync(cutover.Id, CutoverBench.Engineer, Token));

        await bench.SendAsync();

        foreach (var to in new[] { "priya@acme.example", "ana@console.example" })
        {
            var events = bench.Sender.Heard.Where(message => message.Recipient == to).Select(message => message.Calendar).ToList();
            Assert.Equal(["REQUEST", "REQUEST", "CANCEL"], events.Select(text => Value(text, "METHOD")));
            Assert.Equal(["0", "1", "2"], events.Select(text => Value(text, "SEQUENCE")));
            Assert.Equal(["20261201T140000Z", "20261202T140000Z", "20261202T140000Z"], events.Select(text => Value(text, "DTSTART")));
            Assert.Equal(CutoverInvitation.UidOf(cutover.Id), Assert.Single(events.Select(text => Value(text, "UID")).Distinct()));
            Assert.All(events, text => Assert.Contains("mailto:" + to, text.Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public async Task The_customers_invitation_is_in_their_language_and_its_link_is_nowhere_in_the_database()
    {
        await using var bench = await CutoverBench.StartAsync();
        var cutover = await bench.PlanAsync();

        await bench.SendAsync();

        var message = Assert.Single(bench.Sender.Heard, message => message.Recipient == "priya@acme.example");
        Assert.Contains("Zertifikatswechsel am 01.12.2026, 15:00 Uhr (Europe/Berlin)", message.Subject, StringComparison.Ordinal);
        var token = Link().Match(message.Body).Groups[1].Value;
        Assert.Equal(cutover.Id, (await bench.Get<CutoverVisits>().FindAsync(token, Token))?.Cutover.Id);
        Assert.DoesNotContain(token, message.Calendar, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_contact_who_has_not_confirmed_the_address_gets_nothing()
    {
        await using var bench = await CutoverBench.StartAsync(hasContact: false);
        var cutover = await bench.PlanAsync();
        ChangeDesk.Must(await bench.Plans.ApplyAsync(cutover.Id, CutoverBench.Engineer, Token));
        bench.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(CutoverState.Closed, (await bench.SettledAsync(cutover.Id)).State);

        await bench.SendAsync();

        Assert.All(bench.Sender.Heard, message => Assert.Equal("ana@console.example", message.Recipient));
    }

    [Fact]
    public async Task The_closing_note_goes_out_once_with_the_next_date_however_often_it_is_settled()
    {
        await using var bench = await CutoverBench.StartAsync();
        var cutover = await bench.PlanAsync();
        ChangeDesk.Must(await bench.Plans.ApplyAsync(cutover.Id, CutoverBench.Engineer, Token));
        bench.Clock.Advance(TimeSpan.FromMinutes(5));
        await bench.SignedInAsync();

        for (var restart = 0; restart < 3; restart++)
        {
            await bench.SettleAsync();
            await bench.SendAsync();
        }

        var note = Assert.Single(bench.Sender.Heard, message => message.Subject.Contains("Zertifikat gewechselt", StringComparison.Ordinal));
        Assert.Contains($"{MadeCertificates.Two.NotAfter.UtcDateTime:dd.MM.yyyy}", note.Body, StringComparison.Ordinal);
        Assert.Contains("Die erste Anmeldung war erfolgreich", note.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_engineer_hears_that_the_customer_has_switched()
    {
        await using var bench = await CutoverBench.StartAsync();
        var cutover = await bench.PlanAsync(isAgreed: false);
        var token = await bench.LinkAsync(cutover);
        bench.Clock.Advance(TimeSpan.FromHours(2));

        Assert.True(await bench.Get<CutoverVisits>().SwitchAsync(token, Token));
        await bench.SendAsync();

        var message = Assert.Single(bench.Sender.Heard, message => message.Subject.EndsWith("has switched", StringComparison.Ordinal));
        Assert.Contains("Apply the new certificate now.", message.Body, StringComparison.Ordinal);
        Assert.Contains($"https://console.example/connections/{bench.Record.Id}/cutover", message.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edited_text_is_used_for_the_email_and_its_event()
    {
        await using var bench = await CutoverBench.StartAsync();
        await bench.AddAsync(new MessageTemplateVersion
        {
            Id = Guid.NewGuid(),
            Kind = MessageTemplateKind.CutoverInvitation,
            Language = "de",
            Number = 1,
            IsBuiltIn = false,
            Subject = "Wechsel bei {customer}",
            Body = "Am {time}: {certificate}\n{link}",
            Reason = "Shorter.",
            SavedBy = "Cleo Park",
            SavedById = "",
            SavedAt = bench.Clock.GetUtcNow(),
        });

        await bench.PlanAsync();
        await bench.SendAsync();

        var message = Assert.Single(bench.Sender.Heard, message => message.Recipient == "priya@acme.example");
        Assert.StartsWith("Wechsel bei ", message.Subject, StringComparison.Ordinal);
        Assert.StartsWith("Am 01.12.2026, 15:00 Uhr (Europe/Berlin): ", message.Body, StringComparison.Ordinal);
        Assert.Matches(Link(), message.Body);
        Assert.Equal(message.Subject, Value(message.Calendar, "SUMMARY"));
        Assert.DoesNotContain("{link}", message.Calendar, StringComparison.Ordinal);
    }

    private static string Value(string calendar, string name) =>
        Regex.Match(calendar.Replace("\r\n ", "", StringComparison.Ordinal), $"^{name}[^:\r]*:([^\r]*)", RegexOptions.Multiline).Groups[1].Value;

    [GeneratedRegex(@"https://console\.example/cutover/(\S+)")]
    private static partial Regex Link();
}
