using System.Globalization;
using SupportConsole.Federation.Saml;

namespace SupportConsole.App.Intake;

public sealed record FetchedMetadata(MetadataReading Reading, Uri Url, DateTimeOffset At)
{
    public string Source => $"from {Url.Host}, fetched {At.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture)} UTC";
}
