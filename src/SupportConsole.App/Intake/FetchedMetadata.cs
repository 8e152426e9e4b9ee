using System.Globalization;
using SupportConsole.Federation.Saml;

namespace SupportConsole.App.Intake;

/// <summary>SAML metadata as it was fetched.</summary>
/// <param name="Reading">What it holds.</param>
/// <param name="Url">Where it was fetched from.</param>
/// <param name="At">When, UTC.</param>
public sealed record FetchedMetadata(MetadataReading Reading, Uri Url, DateTimeOffset At)
{
    /// <summary>Where the values come from, as fields are marked.</summary>
    public string Source => $"from {Url.Host}, fetched {At.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture)} UTC";
}
