using SupportConsole.App.Deadlines;
using SupportConsole.App.Reminders;

namespace SupportConsole.Tests.Reminders;

public sealed class ReminderWordsTests
{
    [Theory]
    [InlineData("en", DeadlineKind.ClientSecret, 7, "Client secret of acme expires in 7 days")]
    [InlineData("en", DeadlineKind.ClientSecret, 0, "Client secret of acme expires today")]
    [InlineData("en", DeadlineKind.SigningCertificate, -3, "Signing certificate of acme expired 3 days ago")]
    [InlineData("en", DeadlineKind.HandOff, 1, "Answer to the hand-off of acme is due tomorrow")]
    [InlineData("en", DeadlineKind.HandOff, -1, "Answer to the hand-off of acme was due yesterday")]
    [InlineData("de", DeadlineKind.ClientSecret, 7, "Client-Secret von acme läuft in 7 Tagen ab")]
    [InlineData("de", DeadlineKind.ClientSecret, 0, "Client-Secret von acme läuft heute ab")]
    [InlineData("de", DeadlineKind.SigningCertificate, -3, "Signaturzertifikat von acme ist vor 3 Tagen abgelaufen")]
    [InlineData("de", DeadlineKind.HandOff, 1, "Antwort auf die Übergabe von acme: morgen")]
    public void A_deadline_reads_as_people_say_it_before_and_after_its_date(string language, DeadlineKind kind, int days, string sentence)
    {
        var deadline = new Deadline
        {
            Key = "k",
            Kind = kind,
            Subject = "acme",
            Customer = "",
            Cluster = "",
            Owner = "",
            SubjectId = "",
            DueAt = null,
            ActAt = null,
        };

        Assert.Equal(sentence, new ReminderWords(language, TimeZoneInfo.Utc).Sentence(deadline, days));
    }
}
