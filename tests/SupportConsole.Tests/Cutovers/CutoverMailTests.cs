using Ical.Net;
using Ical.Net.CalendarComponents;
using MimeKit;
using SmtpServer.Protocol;
using SupportConsole.App.Cutovers;
using SupportConsole.App.Record;
using SupportConsole.App.Reminders;
using SupportConsole.Crash;
using SupportConsole.Tests.Reminders;
using Calendar = Ical.Net.Calendar;

namespace SupportConsole.Tests.Cutovers;

/// <summary>Emails about a cutover as a real SMTP server receives them.</summary>
public sealed class CutoverMailTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_event_is_requested_updated_and_cancelled_under_one_UID_in_UTC()
    {
        await using var server = await MailServer.StartAsync();
        await using var bench = await CutoverBench.StartAsync(sender: SmtpSenderTests.Sender(server));
        var cutover = await bench.PlanAsync();
        await bench.SendAsync();
        bench.Clock.Advance(TimeSpan.FromMinutes(1));
        ChangeDesk.Must(await bench.Plans.MoveAsync(cutover.Id, cutover.At.AddDays(1), "", CutoverBench.Engineer, Token));
        await bench.SendAsync();
        bench.Clock.Advance(TimeSpan.FromMinutes(1));
        ChangeDesk.Must(await bench.Plans.CancelAsync(cutover.Id, CutoverBench.Engineer, Token));
        await bench.SendAsync();

        foreach (var to in new[] { "priya@acme.example", "ana@console.example" })
        {
            var parts = server.Taken.Where(mail => mail.To.Mailboxes.Single().Address == to).Select(CalendarOf).ToList();
            var events = parts.ConvertAll(part => (Calendar: Calendar.Load(part.Text)!, Method: part.ContentType.Parameters["method"]));
            Assert.Equal(["REQUEST", "REQUEST", "CANCEL"], events.Select(each => each.Method));
            Assert.Equal(["REQUEST", "REQUEST", "CANCEL"], events.Select(each => each.Calendar.Method));
            Assert.Equal([0, 1, 2], events.Select(each => EventOf(each.Calendar).Sequence));
            Assert.Equal([cutover.At, cutover.At.AddDays(1), cutover.At.AddDays(1)], events.Select(each => At(EventOf(each.Calendar))));
            Assert.Equal(CutoverInvitation.UidOf(cutover.Id), Assert.Single(events.Select(each => EventOf(each.Calendar).Uid).Distinct()));
            Assert.All(parts, part => Assert.Matches(@"\nDTSTART(;TZID=UTC)?:\d{8}T\d{6}Z\r?\n", part.Text));
            Assert.All(parts, part => Assert.Equal("utf-8", part.ContentType.Charset));
        }
    }

    [Fact]
    public async Task An_invitation_that_is_tried_again_brings_the_same_link_and_makes_no_other()
    {
        await using var server = await MailServer.StartAsync();
        await using var bench = await CutoverBench.StartAsync(sender: SmtpSenderTests.Sender(server));
        var cutover = await bench.PlanAsync();
        var seen = new List<int>();
        server.Answer = to => to.StartsWith("priya", StringComparison.Ordinal)
            ? new SmtpResponse((SmtpReplyCode)451, "4.7.1 Greylisted, try again later")
            : null;
        for (var attempt = 0; attempt < 3; attempt++)
        {
            await bench.SendAsync();
            seen.Add(await bench.CountLinksAsync(cutover.Id));
            bench.Clock.Advance(TimeSpan.FromMinutes(10));
        }

        server.Answer = _ => null;
        await bench.SendAsync();

        var mail = server.Taken.Single(mail => mail.To.Mailboxes.Single().Address == "priya@acme.example");
        var token = mail.TextBody!.Split('\n').Single(line => line.Contains("/cutover/", StringComparison.Ordinal)).Trim().Split('/')[^1];
        Assert.Equal([1, 1, 1], seen);
        Assert.Equal(1, await bench.CountLinksAsync(cutover.Id));
        Assert.Equal(cutover.Id, (await bench.Get<CutoverVisits>().FindAsync(token, Token))?.Cutover.Id);
    }

    private static TextPart CalendarOf(MimeMessage mail) => mail.BodyParts.OfType<TextPart>().Single(part => part.ContentType.MimeType == "text/calendar");

    private static CalendarEvent EventOf(Calendar calendar) => Assert.Single(calendar.Events);

    private static DateTimeOffset At(CalendarEvent entry) => new(entry.Start!.AsUtc);
}
