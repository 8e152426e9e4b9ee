using System.Globalization;
using SupportConsole.App.Deadlines;

namespace SupportConsole.App.Reminders;

/// <summary>Words of reminders in the recipient's language, with dates in the recipient's time zone.</summary>
internal sealed record ReminderWords(string Language, TimeZoneInfo Zone)
{
    public bool IsGerman => Language == "de";

    public string Pick(string english, string german) => IsGerman ? german : english;

    /// <summary>"5 Dec 2026" or "05.12.2026".</summary>
    public string Day(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone)
        .ToString(Pick("d MMM yyyy", "dd.MM.yyyy"), CultureInfo.InvariantCulture);

    /// <summary>"5 Dec 2026, 09:30 (Europe/Berlin)".</summary>
    public string Minute(DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, Zone).ToString("HH:mm", CultureInfo.InvariantCulture);
        return $"{Day(at)}, {local} ({(Zone.BaseUtcOffset == TimeSpan.Zero && !Zone.SupportsDaylightSavingTime ? "UTC" : Zone.Id)})";
    }

    public string Left(int days) => days switch
    {
        0 => Pick("today", "heute"),
        1 => Pick("tomorrow", "morgen"),
        -1 => Pick("yesterday", "gestern"),
        > 0 => Pick($"in {days} days", $"in {days} Tagen"),
        _ => Pick($"{-days} days ago", $"vor {-days} Tagen"),
    };

    public string Kind(DeadlineKind kind) => IsGerman
        ? kind switch
        {
            DeadlineKind.ClientSecret => "Client-Secret",
            DeadlineKind.SigningCertificate => "Signaturzertifikat",
            DeadlineKind.Approval => "Freigabe",
            DeadlineKind.PrivateHost => "Ausnahme für privaten Host",
            DeadlineKind.HandOff => "Antwort auf die Übergabe",
            DeadlineKind.Metadata => "IdP-Metadaten",
            DeadlineKind.Link => "Link",
            DeadlineKind.RequestSigning => "Unser Zertifikat für signierte Anfragen",
            DeadlineKind.Decryption => "Unser Entschlüsselungszertifikat",
            _ => "Umstellung",
        }
        : DeadlineWords.Kind(kind);

    /// <summary>Such as "Client secret of acme-oidc expires in 7 days".</summary>
    /// <param name="days">The days left; negative once they have passed.</param>
    public string Sentence(Deadline deadline, int days)
    {
        var isOurs = deadline.Kind is DeadlineKind.RequestSigning or DeadlineKind.Decryption;
        var subject = isOurs && deadline.SubjectId.Length == 0 ? "alle SAML-Verbindungen" : deadline.Subject;
        var what = $"{Kind(deadline.Kind)} {(isOurs ? "für" : "von")} {subject}";
        return !IsGerman ? $"{DeadlineWords.Sentence(deadline, isPast: days < 0)} {Left(days)}"
            : deadline.Kind is DeadlineKind.HandOff or DeadlineKind.Cutover ? $"{what}: {Left(days)}"
            : days < 0 ? $"{what} ist {Left(days)} abgelaufen"
            : $"{what} läuft {Left(days)} ab";
    }

    /// <summary>Such as "expires on 5 Dec 2026".</summary>
    public string ExpiresOn(string day, bool isPast) => isPast
        ? Pick($"expired on {day}", $"ist am {day} abgelaufen")
        : Pick($"expires on {day}", $"läuft am {day} ab");

    public string Greeting(string name) => $"{Pick("Hello", "Guten Tag")}{(name.Length > 0 ? $" {name}" : "")}";

    public string EffectOfExpiry(bool isSecret, bool isPast) => (isSecret, isPast) switch
    {
        (true, true) => Pick("Nobody can sign in until we have a new one.", "Bis wir ein neues haben, ist keine Anmeldung möglich."),
        (true, false) => Pick("Sign-in stops when it expires.", "Danach ist keine Anmeldung mehr möglich."),
        _ => Pick(
            "Sign-in keeps working until your identity provider switches to another certificate. "
                + "Then it stops until we have the new one.",
            "Die Anmeldung funktioniert, bis Ihr Identity-Provider das Zertifikat wechselt. "
                + "Danach erst wieder, wenn wir das neue haben."),
    };

    public string NextStep(Deadline deadline) => !IsGerman ? DeadlineWords.Next(deadline).Words : deadline.Kind switch
    {
        DeadlineKind.ClientSecret => "Neues Secret beim Kunden anfordern",
        DeadlineKind.SigningCertificate => "Neues Zertifikat beim Kunden anfordern",
        DeadlineKind.Approval => "Freigeben oder ablehnen",
        DeadlineKind.PrivateHost => "In den Einstellungen verlängern oder entfernen",
        DeadlineKind.HandOff => "Beim Kunden nachfragen",
        DeadlineKind.Cutover => "Neues Zertifikat anwenden",
        DeadlineKind.RequestSigning or DeadlineKind.Decryption => "Nachfolger mit den Kunden planen",
        _ => "Öffnen",
    };
}
