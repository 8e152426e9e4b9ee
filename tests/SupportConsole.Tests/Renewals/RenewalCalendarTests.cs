using Ical.Net;
using SupportConsole.App.Deadlines;
using SupportConsole.App.Renewals;

namespace SupportConsole.Tests.Renewals;

public sealed class RenewalCalendarTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_calendar_reads_it_a_day_for_each_end_with_a_way_to_the_page()
    {
        var row = Row("Acme, \"Ltd\"; Zürich\nBEGIN:VEVENT");

        var calendar = Calendar.Load(RenewalCalendar.Of([row, Row("Borealis") with { DueAt = null }], path => new Uri($"https://console.example{path}"), Now))!;

        var entry = Assert.Single(calendar.Events);
        Assert.Equal("Signing certificate of acme-saml expires", entry.Summary);
        Assert.Equal(new DateTime(2026, 12, 5), entry.Start!.Value);
        Assert.True(entry.IsAllDay);
        Assert.Contains("Support: Ask for the new certificate.", entry.Description, StringComparison.Ordinal);
        Assert.Contains("Acme, \"Ltd\"; Zürich", entry.Description, StringComparison.Ordinal);
        Assert.Equal($"https://console.example/connections/{row.SubjectId}", entry.Url?.ToString());
        Assert.Single(entry.Alarms);
    }

    [Fact]
    public void The_same_renewal_is_the_same_entry_at_every_download()
    {
        var row = Row("Acme");

        string? Uid(DateTimeOffset now) => Assert.Single(Calendar.Load(RenewalCalendar.Of([row], _ => new Uri("https://console.example/"), now))!.Events).Uid;

        Assert.Equal(Uid(Now), Uid(Now.AddDays(3)));
    }

    [Fact]
    public void A_rotated_credential_moves_its_entry_and_other_kinds_have_their_own()
    {
        var before = Row("Acme");
        var rotated = before with { Key = "certificate:1:3", DueAt = Now };

        string? Uid(Deadline row) => Assert.Single(Calendar.Load(RenewalCalendar.Of([row], _ => new Uri("https://console.example/"), Now))!.Events).Uid;

        Assert.Equal(Uid(before), Uid(rotated));
        Assert.NotEqual(Uid(before), Uid(Row("Acme")));
    }

    private static Deadline Row(string customer) => new()
    {
        Key = "certificate:1:2",
        Kind = DeadlineKind.SigningCertificate,
        Subject = "acme-saml",
        SubjectId = Guid.NewGuid().ToString(),
        Customer = customer,
        Cluster = "prod",
        Owner = "Ana",
        DueAt = new DateTimeOffset(2026, 12, 5, 8, 30, 0, TimeSpan.Zero),
        ActAt = new DateTimeOffset(2026, 11, 5, 8, 30, 0, TimeSpan.Zero),
    };
}
