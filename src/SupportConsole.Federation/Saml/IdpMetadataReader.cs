namespace SupportConsole.Federation.Saml;

/// <summary>Reads the SAML metadata that a customer sends of its identity provider.</summary>
public static class IdpMetadataReader
{
    /// <summary>Reads a document given as bytes, judging validity at <paramref name="now"/>.</summary>
    public static Result<MetadataReading> Read(ReadOnlyMemory<byte> document, DateTimeOffset now) =>
        XmlBytes.Decode(document).TryGet(out var text, out var problem) ? Read(text, now) : problem;

    /// <summary>Reads a document given as text, judging validity at <paramref name="now"/>.</summary>
    public static Result<MetadataReading> Read(string document, DateTimeOffset now) =>
        System.Text.Encoding.UTF8.GetByteCount(document) is > SafeXml.MaxBytes and var bytes
            ? XmlRefusals.TooLarge(bytes)
            : Read(document.AsMemory(), now);

    /// <summary>What a document holds, entity by entity, the unusable ones too: for a paste, where the rest may stand beside it.</summary>
    internal static Result<MetadataParts> ReadParts(ReadOnlyMemory<char> document, DateTimeOffset now, int firstLine = 1) =>
        NotMetadata.Of(document.Span) is { } problem ? problem
            : SafeXml.Read(document, MetadataWalk.Over, firstLine).Map(walk => MetadataParts.Of(walk, now));

    private static Result<MetadataReading> Read(ReadOnlyMemory<char> document, DateTimeOffset now) =>
        ReadParts(document, now).TryGet(out var parts, out var problem) ? parts.Reading() : problem;
}
