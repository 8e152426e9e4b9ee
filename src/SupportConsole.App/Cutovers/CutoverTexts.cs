using SupportConsole.App.Parts;
using SupportConsole.App.Record;
using SupportConsole.App.Reminders;
using SupportConsole.App.Reminders.Templates;
using SupportConsole.App.Settings;
using SupportConsole.App.SignIns;
using SupportConsole.Federation.Certificates;

namespace SupportConsole.App.Cutovers;

/// <summary>Writes the messages about a cutover from their templates, and the note for the ticket.</summary>
internal static class CutoverTexts
{
    public static MessageText Invitation(TemplateBook templates, CutoverSubject subject, string language) =>
        ToCustomer(templates, MessageTemplateKind.CutoverInvitation, subject, language, new() { ["link"] = ILinkWriter.Hole });

    public static MessageText Cancellation(TemplateBook templates, CutoverSubject subject, string language) =>
        ToCustomer(templates, MessageTemplateKind.CutoverCancellation, subject, language, []);

    public static MessageText RolledBack(TemplateBook templates, CutoverSubject subject, string language) =>
        ToCustomer(templates, MessageTemplateKind.CutoverRollBack, subject, language, []);

    /// <param name="first">The first sign-in since; null if there was none.</param>
    public static MessageText Closing(TemplateBook templates, CutoverSubject subject, FirstSignIn? first, string language)
    {
        var words = WordsOf(language, subject.Cutover.CustomerZone);
        return ToCustomer(templates, MessageTemplateKind.CutoverClosing, subject, language, new()
        {
            ["switched"] = Show(subject.Cutover.AppliedAt!.Value, subject.Cutover.CustomerZone, words),
            ["first-sign-in"] = first is { Succeeded: true }
                ? words.Pick("The first sign-in succeeded: ", "Die erste Anmeldung war erfolgreich: ")
                    + $"{Show(first.At, subject.Cutover.CustomerZone, words)}."
                : words.Pick("Nobody has signed in since.", "Seitdem hat sich noch niemand angemeldet."),
            ["next-date"] = subject.Expiry is { } end
                ? words.Pick($"The certificate expires on {words.Day(end)}.", $"Das Zertifikat ist gültig bis {words.Day(end)}.")
                : words.Pick("We don't know when the certificate expires.", "Das Ablaufdatum des Zertifikats kennen wir nicht."),
        });
    }

    public static MessageText StaffInvitation(TemplateBook templates, CutoverSubject subject, string language, string page) =>
        ToEngineer(templates, MessageTemplateKind.StaffCutoverInvitation, subject, language, page);

    public static MessageText StaffCancellation(TemplateBook templates, CutoverSubject subject, string language, string page) =>
        ToEngineer(templates, MessageTemplateKind.StaffCutoverCancellation, subject, language, page);

    public static MessageText StaffSwitched(TemplateBook templates, CutoverSubject subject, string language, string page) =>
        ToEngineer(templates, MessageTemplateKind.StaffCutoverSwitched, subject, language, page);

    /// <summary>What happened, for the ticket.</summary>
    public static string Closing(Cutover cutover, FirstSignIn? first)
    {
        var seen = first is { Succeeded: true }
            ? $"The first sign-in succeeded: {CutoverTimes.Show(first.At, cutover.CustomerZone)}."
            : "Nobody has signed in since.";
        var next = Expiry(cutover) is { } end ? $"The certificate expires on {TimeWords.Day(end)}." : "";
        return $"""
            InfluxDB trusts the new certificate since {CutoverTimes.Show(cutover.AppliedAt!.Value, cutover.CustomerZone)}.
            SHA-256 {Thumbprint.Show(cutover.NewFingerprint)}
            {seen}
            {next}
            """.TrimEnd();
    }

    public static DateTimeOffset? Expiry(Cutover cutover) => TenantCertificate.Read(cutover.CertificatePem)?.NotAfter;

    private static MessageText ToCustomer(
        TemplateBook templates,
        MessageTemplateKind kind,
        CutoverSubject subject,
        string language,
        Dictionary<string, string> facts)
    {
        var words = WordsOf(language, subject.Cutover.CustomerZone);
        facts["greeting"] = words.Greeting(subject.ContactName);
        facts["customer"] = subject.Customer;
        facts["connection"] = subject.Connection;
        facts["time"] = Show(subject.Cutover.At, subject.Cutover.CustomerZone, words);
        facts["support-time"] = Show(subject.Cutover.At, subject.Cutover.StaffZone, words);
        facts["certificate"] = Thumbprint.Show(subject.Cutover.NewFingerprint);
        return templates.Fill(kind, words.Language, facts);
    }

    private static MessageText ToEngineer(
        TemplateBook templates,
        MessageTemplateKind kind,
        CutoverSubject subject,
        string language,
        string page)
    {
        var words = WordsOf(language, subject.Cutover.StaffZone);
        return templates.Fill(kind, words.Language, new Dictionary<string, string>
        {
            ["customer"] = subject.Customer,
            ["connection"] = subject.Connection,
            ["time"] = Show(subject.Cutover.At, subject.Cutover.StaffZone, words),
            ["customer-time"] = Show(subject.Cutover.At, subject.Cutover.CustomerZone, words),
            ["next-step"] = subject.Cutover.AgreedAt is null
                ? words.Pick("Apply the new certificate now.", "Wenden Sie das neue Zertifikat jetzt an.")
                : words.Pick("The new certificate is applied automatically.", "Das neue Zertifikat wird automatisch angewendet."),
            ["link"] = page,
        });
    }

    private static ReminderWords WordsOf(string language, string zone) => new(language, CutoverTimes.Find(zone));

    private static string Show(DateTimeOffset at, string zone, ReminderWords words) =>
        words.IsGerman ? CutoverTimes.ShowGerman(at, zone) : CutoverTimes.Show(at, zone);
}
