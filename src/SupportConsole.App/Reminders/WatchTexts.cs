using System.Text;
using SupportConsole.App.Record;
using SupportConsole.App.Reminders.Templates;
using SupportConsole.App.Settings;
using SupportConsole.App.Watch;

namespace SupportConsole.App.Reminders;

/// <summary>Writes the question to a customer about a published change from its template. It holds public values only.</summary>
internal static class WatchTexts
{
    private static readonly Dictionary<string, string> German = new()
    {
        [PublishedField.EntityId.Key] = "Entity-ID",
        [PublishedField.SignIn.Key] = "Anmelde-URL",
        [PublishedField.SignOut.Key] = "Abmelde-URL",
        [PublishedField.WantsSigned.Key] = "Signierte Anfragen verlangt",
        [PublishedField.Algorithms.Key] = "Signaturalgorithmen",
        [PublishedField.Authorization.Key] = "Authorization-Endpoint",
        [PublishedField.Token.Key] = "Token-Endpoint",
        [PublishedField.Keys.Key] = "Schlüssel (JWKS)",
        [PublishedField.EndSession.Key] = "Abmelde-Endpoint",
        [PublishedField.TokenAlgorithms.Key] = "Algorithmen der ID-Tokens",
        [PublishedField.ClientAuthentication.Key] = "Authentisierung des Clients",
        [PublishedDifferences.ValidUntil] = "Gültig bis",
    };

    public static MessageText Question(TemplateBook templates, WatchQuestion question, string language)
    {
        var words = new ReminderWords(language, TimeZoneInfo.Utc);
        return templates.Fill(MessageTemplateKind.WatchQuestion, words.Language, new Dictionary<string, string>
        {
            ["greeting"] = words.Greeting(question.ContactName),
            ["customer"] = question.Customer,
            ["connection"] = question.Connection,
            ["found"] = words.Day(question.FoundAt),
            ["address"] = question.Address,
            ["changes"] = Changes(question.Fields, words),
            ["question"] = Question(question, words),
        });
    }

    private static string Changes(IReadOnlyList<FieldChange> fields, ReminderWords words)
    {
        var text = new StringBuilder();
        foreach (var field in fields)
        {
            text.Append(Label(field, words)).Append('\n');
            text.Append(field.Before is { } before ? $"  {words.Pick("before", "vorher")}: {Indented(before)}\n" : "");
            text.Append(field.After is { } after ? $"  {words.Pick("now", "jetzt")}: {Indented(after)}\n" : "");
        }

        return text.ToString().TrimEnd();
    }

    private static string Label(FieldChange field, ReminderWords words) => !words.IsGerman ? field.Label
        : field.Field != PublishedDifferences.Certificate ? German.GetValueOrDefault(field.Field, field.Label)
        : field.Before is null ? "Neues Signaturzertifikat"
        : field.After is null ? "Entferntes Signaturzertifikat"
        : "Signaturzertifikat";

    private static string Question(WatchQuestion question, ReminderWords words) => (question.HasNew, question.HasMissing) switch
    {
        (true, true) => words.Pick(
            """
            Has your identity provider already switched to the new certificate? Sign-in to InfluxDB works only while we trust the
            certificate that it signs with. Tell us, and we will switch at once.
            """,
            """
            Signiert Ihr Identity-Provider schon mit dem neuen Zertifikat? Die Anmeldung bei InfluxDB funktioniert nur, solange wir dem
            Zertifikat vertrauen, mit dem er signiert. Sagen Sie uns Bescheid, dann stellen wir sofort um.
            """),
        (true, false) => words.Pick(
            """
            When will your identity provider switch to the new certificate? We can trust one certificate at a time, so we will switch
            in the same minute as you. Until then nothing changes.
            """,
            """
            Wann stellt Ihr Identity-Provider auf das neue Zertifikat um? Wir können immer nur einem Zertifikat vertrauen und stellen
            daher in derselben Minute um wie Sie. Bis dahin ändert sich nichts.
            """),
        (false, true) => words.Pick(
            "We still trust the certificate that is no longer published. Which certificate does your identity provider sign with now?",
            "Wir vertrauen noch dem Zertifikat, das nicht mehr veröffentlicht ist. Mit welchem Zertifikat signiert Ihr Identity-Provider?"),
        _ => words.Pick(
            """
            Is this change planned? We have not changed anything. Tell us when it takes effect, and we will change our settings with it.
            """,
            """
            Ist diese Änderung geplant? Wir haben nichts geändert. Sagen Sie uns, ab wann sie gilt, dann passen wir unsere Einstellungen an.
            """),
    };

    private static string Indented(string value) => value.Replace("\n", "\n    ", StringComparison.Ordinal);
}
