using SupportConsole.App.Intake;
using SupportConsole.App.Parts;
using SupportConsole.App.Record;
using SupportConsole.Federation.Pasting;

namespace SupportConsole.Tests.Intake;

/// <summary>When a pasted email was sent, by its own header.</summary>
public sealed class MailDateTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
    private static readonly DateTimeOffset Now = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("Date: Fri, 27 Nov 2026 09:14:05 +0100", "2026-11-27T08:14Z")]
    [InlineData("Date: Fri, 27 Nov 2026 09:14:05 -0530 (IST)", "2026-11-27T14:44Z")]
    [InlineData("Date: 27 Nov 2026 09:14 GMT", "2026-11-27T09:14Z")]
    [InlineData("date: Fri, 7 Aug 2026 23:59:59 +0000 (UTC)", "2026-08-07T23:59Z")]
    [InlineData("Sent: Friday, November 27, 2026 9:14 AM", "2026-11-27T08:14Z")]
    [InlineData("Sent: Friday, November 27, 2026 12:14 AM", "2026-11-26T23:14Z")]
    [InlineData("Sent: 27 November 2026 21:14", "2026-11-27T20:14Z")]
    [InlineData("Sent: Monday, July 6, 2026 9:14 PM", "2026-07-06T19:14Z")]
    [InlineData("Gesendet: Freitag, 27. November 2026 09:14", "2026-11-27T08:14Z")]
    [InlineData("Gesendet: Montag, 2. März 2026 09:14", "2026-03-02T08:14Z")]
    [InlineData("Datum: 27.11.2026 um 09:14", "2026-11-27T08:14Z")]
    [InlineData("Date: 2026-11-27T09:14:05Z", "2026-11-27T09:14Z")]
    public void The_header_says_when_the_email_was_sent(string header, string utc)
    {
        var date = MailDate.Find($"From: Priya Nair <priya@acme.example>\n{header}\nSubject: New certificate\n\nHello,\n");

        Assert.Equal(DateTimeOffset.Parse(utc, System.Globalization.CultureInfo.InvariantCulture), date?.ToUtc(Berlin));
    }

    [Theory]
    [InlineData("Date: 11/12/2026 09:14")]
    [InlineData("Date: Fri, 31 Feb 2026 09:14:05 +0100")]
    [InlineData("Date: Fri, 27 Foo 2026 09:14:05 +0100")]
    [InlineData("Date: Fri, 27 Nov 2026 29:14:05 +0100")]
    [InlineData("Date: Fri, 27 Nov 2026")]
    [InlineData("Date: tomorrow")]
    [InlineData("Hello,\n\nthe new certificate:\n\nFrom: support@influxdata.example\nSent: Friday, November 20, 2026 9:14 AM\n")]
    [InlineData("")]
    public void A_date_that_is_unclear_or_of_an_earlier_email_is_not_taken(string text) => Assert.Null(MailDate.Find(text));

    [Theory]
    [InlineData("Date: Fri, 27 Nov 2026 09:14:05 +0100\n\nnew secret", CustomerMessageSource.EmailDate, "2026-11-27T08:14Z")]
    [InlineData("Date: Sun, 29 Nov 2026 09:14:05 +0100\n\nnew secret", CustomerMessageSource.Paste, "2026-11-28T11:00Z")]
    [InlineData("Date: Thu, 27 Nov 2025 09:14:05 +0100\n\nnew secret", CustomerMessageSource.Paste, "2026-11-28T11:00Z")]
    [InlineData("new secret", CustomerMessageSource.Paste, "2026-11-28T11:00Z")]
    public void Without_a_believable_date_the_paste_counts(string text, CustomerMessageSource source, string utc)
    {
        var content = new PastedContent(System.Text.Encoding.UTF8.GetBytes(text), null) { At = Now.AddHours(-1) };

        var message = PastedMessage.Of(PasteSources.Read(content, Now), content, Berlin, Now);

        Assert.Equal(new CustomerMessage(DateTimeOffset.Parse(utc, System.Globalization.CultureInfo.InvariantCulture), source), message);
    }
}
