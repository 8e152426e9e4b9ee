using SupportConsole.App.Parts;
using SupportConsole.App.Record;
using SupportConsole.App.Reminders;
using SupportConsole.App.Settings;
using SupportConsole.App.SignIns;
using SupportConsole.Federation.Certificates;

namespace SupportConsole.App.Cutovers;

/// <summary>The texts about a cutover: to the customer in their language, to the engineer, and for the ticket.</summary>
internal static class CutoverTexts
{
    public static MessageText Invitation(Cutover cutover, ConnectionRecord record, string language) => Pick(
        language,
        new(
            $"Single sign-on: certificate change on {CutoverTimes.Show(cutover.At, cutover.CustomerZone)}",
            $"""
            {Hello(record, "Hello")}

            the signing certificate for single sign-on of {CustomerOf(record)} to InfluxDB changes at an agreed minute:

            {CutoverTimes.Show(cutover.At, cutover.CustomerZone)}
            {CutoverTimes.Show(cutover.At, cutover.StaffZone)} (InfluxData support)

            New certificate: SHA-256 {Thumbprint.Show(cutover.NewFingerprint)}

            At that minute, switch your identity provider to the new certificate. Then say so on this page:

            {ILinkWriter.Hole}

            Nobody can sign in between your switch and ours. Current sessions stay open.

            InfluxData Support

            """),
        new(
            $"Single Sign-on: Zertifikatswechsel am {CutoverTimes.ShowGerman(cutover.At, cutover.CustomerZone)}",
            $"""
            {Hello(record, "Guten Tag")}

            das Signaturzertifikat für das Single Sign-on von {CustomerOf(record)} bei InfluxDB wechselt zu einer vereinbarten Minute:

            {CutoverTimes.ShowGerman(cutover.At, cutover.CustomerZone)}
            {CutoverTimes.ShowGerman(cutover.At, cutover.StaffZone)} (InfluxData-Support)

            Neues Zertifikat: SHA-256 {Thumbprint.Show(cutover.NewFingerprint)}

            Stellen Sie Ihren Identity-Provider in dieser Minute auf das neue Zertifikat um. Melden Sie es danach auf dieser Seite:

            {ILinkWriter.Hole}

            Zwischen Ihrer und unserer Umstellung kann sich niemand anmelden. Offene Sitzungen bleiben bestehen.

            InfluxData Support

            """));

    public static MessageText Cancellation(Cutover cutover, ConnectionRecord record, string language) => Pick(
        language,
        new(
            "Single sign-on: certificate change cancelled",
            $"""
            {Hello(record, "Hello")}

            the certificate change planned for {CutoverTimes.Show(cutover.At, cutover.CustomerZone)} is cancelled.
            Keep the current certificate at your identity provider until we agree on another time.

            InfluxData Support

            """),
        new(
            "Single Sign-on: Zertifikatswechsel abgesagt",
            $"""
            {Hello(record, "Guten Tag")}

            der für {CutoverTimes.ShowGerman(cutover.At, cutover.CustomerZone)} geplante Zertifikatswechsel ist abgesagt.
            Behalten Sie bei Ihrem Identity-Provider das bisherige Zertifikat, bis wir einen neuen Termin vereinbart haben.

            InfluxData Support

            """));

    public static MessageText RolledBack(ConnectionRecord record, string language) => Pick(
        language,
        new(
            "Single sign-on: certificate change rolled back",
            $"""
            {Hello(record, "Hello")}

            we rolled the certificate change back: InfluxDB trusts your previous certificate again.
            Switch your identity provider back to it. We will get in touch about another time.

            InfluxData Support

            """),
        new(
            "Single Sign-on: Zertifikatswechsel zurückgenommen",
            $"""
            {Hello(record, "Guten Tag")}

            wir haben den Zertifikatswechsel zurückgenommen: InfluxDB vertraut wieder Ihrem bisherigen Zertifikat.
            Stellen Sie Ihren Identity-Provider wieder darauf um. Wir melden uns wegen eines neuen Termins.

            InfluxData Support

            """));

    /// <param name="first">The first sign-in since; null if there was none.</param>
    public static MessageText Closing(Cutover cutover, ConnectionRecord record, FirstSignIn? first, string language) => Pick(
        language,
        new(
            "Single sign-on: certificate changed",
            $"""
            {Hello(record, "Hello")}

            {Closing(cutover, first)}

            InfluxData Support

            """),
        new(
            "Single Sign-on: Zertifikat gewechselt",
            $"""
            {Hello(record, "Guten Tag")}

            InfluxDB vertraut seit {CutoverTimes.ShowGerman(cutover.AppliedAt!.Value, cutover.CustomerZone)} Ihrem neuen Zertifikat.
            {(first is { Succeeded: true }
                ? $"Die erste Anmeldung war erfolgreich: {CutoverTimes.ShowGerman(first.At, cutover.CustomerZone)}."
                : "Seitdem hat sich noch niemand angemeldet.")}
            Das Zertifikat ist gültig bis {(Expiry(cutover) is { } end ? $"{end.UtcDateTime:dd.MM.yyyy}" : "unbekannt")}.

            InfluxData Support

            """));

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

    private static MessageText Pick(string language, MessageText english, MessageText german) => language == "de" ? german : english;

    private static string Hello(ConnectionRecord record, string word) =>
        record.Cluster.ContactName.Length > 0 ? $"{word} {record.Cluster.ContactName}," : $"{word},";

    private static string CustomerOf(ConnectionRecord record) =>
        record.Cluster.Customer.Length > 0 ? record.Cluster.Customer : record.Cluster.Name;
}
