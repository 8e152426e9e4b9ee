using SupportConsole.App.Parts;
using SupportConsole.App.Settings;

namespace SupportConsole.App.Watch;

/// <summary>How two readings of the same document differ.</summary>
/// <param name="Fields">Every difference in words, certificates included.</param>
public sealed record PublishedDifferences(
    IReadOnlyList<FieldChange> Fields,
    IReadOnlyList<PublishedCertificate> Added,
    IReadOnlyList<PublishedCertificate> Removed)
{
    internal const string Certificate = "certificate";
    internal const string ValidUntil = "validUntil";

    /// <summary>
    /// An IdP extends validUntil whenever it signs its metadata again, and servers behind one address differ by hours. Only a date that
    /// moves back by more than this is a difference.
    /// </summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromDays(2);

    public bool IsEmpty => Fields.Count == 0;

    public static PublishedDifferences Of(PublishedFacts before, PublishedFacts after)
    {
        var added = after.Certificates.ExceptBy(Fingerprints(before), each => each.Sha256).ToList();
        var removed = before.Certificates.ExceptBy(Fingerprints(after), each => each.Sha256).ToList();
        return new PublishedDifferences(
            [
                .. Certificates(added, removed),
                .. PublishedField.All.SelectMany(field => Compare(field, before, after)),
                .. Validity(before, after),
            ],
            added,
            removed);
    }

    /// <summary>
    /// What is left for a person to decide. A value that the connection has already is not new, and a certificate that goes and is not
    /// in Auth0 needs nothing.
    /// </summary>
    /// <param name="current">The fingerprint of the certificate in Auth0; empty if it isn't known.</param>
    public PublishedDifferences For(string current, SettingValues settings)
    {
        var added = Added.Where(each => each.Sha256 != current).ToList();
        var removed = Removed.Where(each => each.Sha256 == current).ToList();
        return new PublishedDifferences(
            [.. Certificates(added, removed), .. Fields.Where(field => field.Field != Certificate && !IsInUse(field, settings))],
            added,
            removed);
    }

    private static bool IsInUse(FieldChange change, SettingValues settings) =>
        PublishedField.All.FirstOrDefault(field => field.Key == change.Field)?.IsInUse(change.After?.Split('\n') ?? [], settings) == true;

    private static IEnumerable<string> Fingerprints(PublishedFacts facts) => facts.Certificates.Select(each => each.Sha256);

    private static IEnumerable<FieldChange> Certificates(List<PublishedCertificate> added, List<PublishedCertificate> removed) =>
        (added, removed) switch
        {
            ([var one], [var other]) => [new FieldChange(Certificate, "Signing certificate", other.ToString(), one.ToString())],
            _ =>
            [
                .. removed.Select(each => new FieldChange(Certificate, "Signing certificate removed", each.ToString(), null)),
                .. added.Select(each => new FieldChange(Certificate, "Signing certificate added", null, each.ToString())),
            ],
        };

    private static IEnumerable<FieldChange> Compare(PublishedField field, PublishedFacts before, PublishedFacts after)
    {
        var (old, now) = (before[field], after[field]);
        if (!old.SequenceEqual(now))
        {
            yield return new FieldChange(field.Key, field.Label, Text(old), Text(now));
        }
    }

    private static string? Text(IReadOnlyList<string> values) => values.Count == 0 ? null : string.Join("\n", values);

    private static IEnumerable<FieldChange> Validity(PublishedFacts before, PublishedFacts after)
    {
        var isRoutine = (before.ValidUntil, after.ValidUntil) switch
        {
            (null, null) => true,
            ({ } old, { } now) => now > old - Tolerance,
            _ => false,
        };
        if (!isRoutine)
        {
            yield return new FieldChange(ValidUntil, "Valid until", Day(before.ValidUntil), Day(after.ValidUntil));
        }
    }

    private static string? Day(DateTimeOffset? at) => at is { } day ? TimeWords.Day(day) : null;
}
