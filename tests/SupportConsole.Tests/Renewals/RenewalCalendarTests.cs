using Ical.Net;
using SupportConsole.App.Inventory;
using SupportConsole.App.Parts;
using SupportConsole.App.Record;
using SupportConsole.App.Renewals;
using SupportConsole.Federation;
using SupportConsole.Federation.IdentityProviders;

namespace SupportConsole.Tests.Renewals;

public sealed class RenewalCalendarTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_calendar_reads_it_a_day_for_each_end_with_a_way_to_the_page()
    {
        var row = Row("Acme, \"Ltd\"; Zürich\nBEGIN:VEVENT");

        var calendar = Calendar.Load(RenewalCalendar.Of([row, Row("Borealis") with { CredentialExpiresAt = null }], id => new Uri($"https://console.example/connections/{id}"), Now))!;

        var entry = Assert.Single(calendar.Events);
        Assert.Equal("Signing certificate of acme-saml expires", entry.Summary);
        Assert.Equal(new DateTime(2026, 12, 5), entry.Start!.Value);
        Assert.True(entry.IsAllDay);
        Assert.Contains("Support: Ask for the new certificate.", entry.Description, StringComparison.Ordinal);
        Assert.Contains("Acme, \"Ltd\"; Zürich", entry.Description, StringComparison.Ordinal);
        Assert.Equal($"https://console.example/connections/{row.Id}", entry.Url?.ToString());
        Assert.Single(entry.Alarms);
    }

    [Fact]
    public void The_same_renewal_is_the_same_entry_at_every_download()
    {
        var row = Row("Acme");

        string? Uid(DateTimeOffset now) => Assert.Single(Calendar.Load(RenewalCalendar.Of([row], _ => new Uri("https://console.example/"), now))!.Events).Uid;

        Assert.Equal(Uid(Now), Uid(Now.AddDays(3)));
    }

    private static ConnectionRow Row(string customer)
    {
        var facts = new HealthFacts
        {
            ConnectionId = Guid.NewGuid(),
            State = ConnectionState.Live,
            StateSince = Now,
            Protocol = Protocol.Saml,
            CredentialExpiresAt = new DateTimeOffset(2026, 12, 5, 8, 30, 0, TimeSpan.Zero),
            HasApplications = true,
        };
        return new ConnectionRow
        {
            Id = facts.ConnectionId,
            Name = "acme-saml",
            Customer = customer,
            Cluster = "prod",
            ClusterId = ClusterId.From(Guid.NewGuid()),
            Protocol = facts.Protocol,
            IdentityProvider = IdentityProvider.Okta,
            State = facts.State,
            StateSince = facts.StateSince,
            CredentialExpiresAt = facts.CredentialExpiresAt,
            UpdatedAt = Now,
            CreatedAt = Now,
            Owner = "Ana",
            Health = ConnectionHealth.Of(facts, Now),
        };
    }
}
