using SupportConsole.Federation.Oidc;
using SupportConsole.Federation.Saml;

namespace SupportConsole.App.Fetching;

public sealed record FetchLimits
{
    /// <summary>The most bytes, after decompression.</summary>
    public required int MaxBytes { get; init; }

    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>SAML metadata: 4 MB.</summary>
    public static FetchLimits Metadata { get; } = new() { MaxBytes = SafeXml.MaxBytes };

    /// <summary>Discovery documents and key sets: 128 KB.</summary>
    public static FetchLimits Discovery { get; } = new() { MaxBytes = DiscoveryReader.MaxBytes };

    /// <summary>A token endpoint's refusal: 16 KB.</summary>
    public static FetchLimits TokenAnswer { get; } = new() { MaxBytes = 16 * 1024 };
}

/// <summary>A fetched document.</summary>
/// <param name="Bytes">The body, decompressed.</param>
/// <param name="ContentType">The media type that the server named, or null.</param>
public sealed record FetchedDocument(Uri Uri, ReadOnlyMemory<byte> Bytes, string? ContentType, DateTimeOffset At)
{
    public FetchValidators Validators { get; init; } = FetchValidators.None;
}
