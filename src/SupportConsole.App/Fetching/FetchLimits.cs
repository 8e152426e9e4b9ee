using SupportConsole.Federation.Oidc;
using SupportConsole.Federation.Saml;

namespace SupportConsole.App.Fetching;

/// <summary>How much of a document is taken, and for how long it is waited for.</summary>
public sealed record FetchLimits
{
    /// <summary>The most bytes taken, after decompression; one more is refused.</summary>
    public required int MaxBytes { get; init; }

    /// <summary>The most time that name, connection, headers and body may take together.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>SAML metadata: 4 MB.</summary>
    public static FetchLimits Metadata { get; } = new() { MaxBytes = SafeXml.MaxBytes };

    /// <summary>Discovery documents and key sets: 128 KB.</summary>
    public static FetchLimits Discovery { get; } = new() { MaxBytes = DiscoveryReader.MaxBytes };

    /// <summary>A token endpoint's refusal: 16 KB.</summary>
    public static FetchLimits TokenAnswer { get; } = new() { MaxBytes = 16 * 1024 };
}

/// <summary>A document as it was fetched.</summary>
/// <param name="Uri">Where it was fetched from.</param>
/// <param name="Bytes">The body, decompressed.</param>
/// <param name="ContentType">The media type that the server named, or null.</param>
/// <param name="At">When it had been read.</param>
public sealed record FetchedDocument(Uri Uri, ReadOnlyMemory<byte> Bytes, string? ContentType, DateTimeOffset At);
