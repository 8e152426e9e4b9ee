using SupportConsole.App.Intake;

namespace SupportConsole.Tests.Intake;

public sealed class EmailFactsTests
{
    [Theory]
    [InlineData("Subject: Re: [#48213] SSO for our prod cluster", "48213")]
    [InlineData("Subject: SUP-48213 SSO", "SUP-48213")]
    [InlineData("Subject: SSO please (case 00123456)", "00123456")]
    [InlineData("Subject: SSO\n\nTicket: SUP-77", "SUP-77")]
    [InlineData("Subject: SSO\n\nticket number 12345", "12345")]
    [InlineData("Subject: SHA-256 of 3 files", "")]
    [InlineData("Subject: SSO for 12 users", "")]
    public void The_ticket_is_read_from_the_subject_or_from_its_label(string text, string ticket)
    {
        Assert.Equal(ticket, EmailFacts.Read(text).Ticket);
    }

    [Theory]
    [InlineData("From: Priya Raman <priya@granite.example>", "Priya Raman", "priya@granite.example")]
    [InlineData("From: \"Raman, Priya\" <priya@granite.example>", "Raman, Priya", "priya@granite.example")]
    [InlineData("From: Support <support@influxdata.com>\n> From: Priya <priya@granite.example>", "Priya", "priya@granite.example")]
    [InlineData("To: support@influxdata.com\nWrite to it@granite.example", "", "it@granite.example")]
    [InlineData("To: support@mail.influxdata.com", "", "")]
    public void The_contact_is_whoever_of_the_customer_wrote(string text, string name, string email)
    {
        var facts = EmailFacts.Read(text);

        Assert.Equal((name, email), (facts.ContactName, facts.ContactEmail));
    }
}
