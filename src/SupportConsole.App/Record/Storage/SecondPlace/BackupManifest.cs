using System.Globalization;
using System.Text.Json;

namespace SupportConsole.App.Record.Storage.SecondPlace;

/// <summary>One restorable state: the database as a list of chunks, and the small files that belong to it.</summary>
/// <param name="TakenAt">What was committed by then is in it. UTC.</param>
/// <param name="Length">The database's length in bytes.</param>
/// <param name="Chunks">The names of the database's chunks, in order.</param>
/// <param name="Files">The fingerprint key and the sign-in keys, by their path in the data directory.</param>
public sealed record BackupManifest(
    DateTimeOffset TakenAt,
    long Length,
    IReadOnlyList<string> Chunks,
    IReadOnlyDictionary<string, byte[]> Files)
{
    /// <summary>The size of a chunk in bytes: a small commit touches few of them.</summary>
    public const int ChunkSize = 256 * 1024;

    public const string Folder = "manifests/";
    public const string ChunkFolder = "chunks/";

    private const string TimeFormat = "yyyyMMdd'T'HHmmssfff'Z'";

    /// <summary>Sorts by time.</summary>
    public static string NameAt(DateTimeOffset takenAt) =>
        Folder + takenAt.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    /// <summary>When the manifest of that name was taken; null if the name is not a manifest's.</summary>
    public static DateTimeOffset? TimeOf(string name)
    {
        const DateTimeStyles utc = DateTimeStyles.AssumeUniversal;
        var text = name.StartsWith(Folder, StringComparison.Ordinal) ? name[Folder.Length..] : "";
        return DateTimeOffset.TryParseExact(text, TimeFormat, CultureInfo.InvariantCulture, utc, out var time) ? time : null;
    }

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this);

    public static BackupManifest Parse(byte[] json) =>
        JsonSerializer.Deserialize<BackupManifest>(json) ?? throw new InvalidDataException("The manifest is empty.");

    /// <summary>Whether both restore to the same data.</summary>
    public bool HoldsSameAs(BackupManifest other) =>
        Length == other.Length
        && Chunks.SequenceEqual(other.Chunks)
        && Files.Count == other.Files.Count
        && Files.All(file => other.Files.TryGetValue(file.Key, out var content) && content.AsSpan().SequenceEqual(file.Value));
}
