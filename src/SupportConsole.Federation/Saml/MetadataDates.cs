using System.Globalization;
using System.Xml;
using SupportConsole.Federation.Oidc;

namespace SupportConsole.Federation.Saml;

/// <summary>Until when metadata says it is valid, and how long it may be kept.</summary>
internal static class MetadataDates
{
    public static DateTimeOffset? ValidUntil(
        string name,
        EntityDraft entity,
        RoleDraft role,
        DateTimeOffset now,
        List<MetadataFinding> findings)
    {
        DateTimeOffset? earliest = null;
        foreach (var dated in role.ValidUntil is { } own ? [.. entity.Validity, own] : entity.Validity)
        {
            if (!DateTimeOffset.TryParse(
                dated.Text,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out var until))
            {
                findings.Add(new(
                    FindingSeverity.Warn,
                    $"The validUntil{dated.Place} is not a time: \"{(dated.Text.Length <= 40 ? dated.Text : dated.Text[..40] + "…")}\".",
                    "Ask for the metadata file as the IdP exports it.",
                    "metadata.valid-until"));
            }
            else if (earliest is null || until < earliest)
            {
                earliest = until;
            }
        }

        if (earliest < now)
        {
            findings.Add(new(
                FindingSeverity.Warn,
                string.Create(CultureInfo.InvariantCulture, $"The metadata of {name} was valid until {earliest:d MMM yyyy HH:mm} UTC."),
                "Ask for a fresh copy: its certificate may have been replaced since.",
                "metadata.expired"));
        }

        return earliest;
    }

    public static TimeSpan? Duration(string? text)
    {
        try
        {
            return text is { Length: > 0 and <= 100 } ? XmlConvert.ToTimeSpan(text.Trim()) : null;
        }
        catch (Exception error) when (error is FormatException or OverflowException)
        {
            return null;
        }
    }
}
