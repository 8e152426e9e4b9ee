using SupportConsole.Federation.Saml;

namespace SupportConsole.App.Intake;

public sealed record FetchedMetadata(MetadataReading Reading, Uri Url, DateTimeOffset At)
{
    public string Source => $"fetched from {Url.Host}";
}
