using System.Globalization;
using System.Text;
using SupportConsole.App.Parts;
using SupportConsole.App.Record;

namespace SupportConsole.App.Watch;

/// <summary>Asks a customer about a change that their identity provider published. It holds public values only.</summary>
public static class WatchMessage
{
    public static string Text(ConnectionRecord record, WatchFinding found)
    {
        var contact = record.Cluster.ContactName;
        var text = new StringBuilder();
        text.Append(contact.Length > 0 ? $"Hello {contact},\n\n" : "Hello,\n\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"On {TimeWords.Day(found.FoundAt)} we saw a change in what your identity provider publishes at\n");
        text.Append(CultureInfo.InvariantCulture, $"{WatchAddress.Of(record.Protocol, record.Settings, record.SeenOptions)}\n\n");
        foreach (var field in WatchFindings.Fields(found))
        {
            text.Append(CultureInfo.InvariantCulture, $"{field.Label}\n");
            text.Append(field.Before is { } before ? $"  before: {Indented(before)}\n" : "");
            text.Append(field.After is { } after ? $"  now: {Indented(after)}\n" : "");
        }

        text.Append(Question(found));
        return text.Append("\n\nKind regards,\nInfluxData Support\n").ToString();
    }

    private static string Question(WatchFinding found) => (found.NewFingerprint.Length > 0, found.MissingFingerprint.Length > 0) switch
    {
        (true, true) => """

            Has your identity provider already switched to the new certificate? Sign-in to InfluxDB works only while we trust the
            certificate that it signs with. Tell us, and we will switch at once.
            """,
        (true, false) => """

            When will your identity provider switch to the new certificate? We can trust one certificate at a time, so we will switch
            in the same minute as you. Until then nothing changes.
            """,
        (false, true) => """

            We still trust the certificate that is no longer published. Which certificate does your identity provider sign with now?
            """,
        _ => """

            Is this change planned? We have not changed anything. Tell us when it takes effect, and we will change our settings with it.
            """,
    };

    private static string Indented(string value) => value.Replace("\n", "\n    ", StringComparison.Ordinal);
}
