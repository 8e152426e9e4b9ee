using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using SupportConsole.App.Record;
using SupportConsole.Federation;

namespace SupportConsole.App.Clusters;

/// <summary>A cluster as <c>influxctl cluster list --format json</c> prints it.</summary>
public sealed record ListedCluster(ClusterId Id, Guid AccountId, string Name, string Url, string State, string Category,
    DateTimeOffset? CreatedAt);

public sealed record BadEntry(int Entry, int Line, Problem Problem);

public sealed record ClusterListReading(IReadOnlyList<ListedCluster> Clusters, IReadOnlyList<BadEntry> Bad);

/// <summary>Reads the output of <c>influxctl cluster list --format json</c>. Unknown keys are ignored.</summary>
public static class InfluxctlClusterList
{
    private const int MostBytes = 4 * 1024 * 1024;
    private const int MostEntries = 20_000;

    public static Result<ClusterListReading> Read(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length > MostBytes)
        {
            return Refused("too-large", $"The list has {bytes.Length / 1024.0 / 1024.0:0.0} MB; {MostBytes / 1024 / 1024} MB are taken.",
                "Import it in parts.");
        }

        if (NotText(bytes.Span) is { } other)
        {
            return other;
        }

        var text = Decode(bytes.Span);
        if (NotClusterList.Explain(text) is { } wrong)
        {
            return wrong;
        }

        // Before anything is built of it: an entry has nine values.
        if (text.AsSpan().Count(',') > MostEntries * 12)
        {
            return Refused("too-many", $"The list holds more values than {MostEntries:N0} clusters have.", "Import it in parts.");
        }

        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 16, AllowTrailingCommas = false });
            return document.RootElement.ValueKind switch
            {
                JsonValueKind.Array => ReadEntries(document.RootElement, text),
                JsonValueKind.Object =>
                Refused("object", "This is one JSON object, not a list.",
                "Paste the whole output of influxctl cluster list --format json: it begins with [ and ends with ]."),
                _ => Refused("not-a-list",
                $"This is a JSON {document.RootElement.ValueKind.ToString().ToLowerInvariant()}, not a list of clusters.",
                "Paste the whole output of influxctl cluster list --format json."),
            };
        }
        catch (JsonException exception)
        {
            if (AfterTheList(text) is { } after)
            {
                return after;
            }

            var place = $"line {exception.LineNumber + 1}, column {exception.BytePositionInLine + 1}";
            return text.TrimEnd().EndsWith(']')
                ? text.TrimStart().StartsWith('{')
                    ? Refused("lines", "This is a line of JSON after another, not one list.",
                    "Paste the output of influxctl cluster list --format json as it is printed.")
                    : Refused("malformed", $"The JSON breaks off at {place}: {Reason(exception)}", "Paste the output again, unchanged.")
                : Refused("truncated", $"The list ends at {place} before it is complete.", "Paste it again, to the closing ].");
        }
    }

    /// <summary>A prompt, a log line or a second list that was copied with the list.</summary>
    private static Problem? AfterTheList(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(bytes, isFinalBlock: false, new JsonReaderState(new JsonReaderOptions { MaxDepth = 16 }));
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray || !reader.TrySkip())
            {
                return null;
            }
        }
        catch (JsonException)
        {
            return null;
        }

        var list = bytes.AsSpan(0, (int)reader.BytesConsumed);
        var after = Encoding.UTF8.GetString(bytes.AsSpan(list.Length));
        var line = list.Count((byte)'\n') + 1 + after.AsSpan(0, after.Length - after.TrimStart().Length).Count('\n');
        return Refused("after-the-list",
            $"After the list, on line {line}, stands something else: “{Short(after.Trim().Split('\n')[0].Trim())}”.",
            "Remove what follows the closing ], then paste the list again. Import a second list after the first.");
    }

    private static Result<ClusterListReading> ReadEntries(JsonElement list, string text)
    {
        var good = new List<ListedCluster>();
        var bad = new List<BadEntry>();
        var seen = new Dictionary<ClusterId, int>();
        var entry = 0;
        var from = 0;
        var line = 1;
        if (list.GetArrayLength() is > MostEntries and var many)
        {
            return Refused("too-many", $"The list has {many:N0} entries; {MostEntries:N0} are taken at once.", "Import it in parts.");
        }

        foreach (var element in list.EnumerateArray())
        {
            entry++;
            var at = Math.Max(from, text.IndexOf(element.GetRawText(), from, StringComparison.Ordinal));
            line += text.AsSpan(from, at - from).Count('\n');
            from = at;
            var read = Whole(element);
            if (!read.TryGet(out var cluster, out var problem))
            {
                bad.Add(new BadEntry(entry, line, problem));
            }
            else if (!seen.TryAdd(cluster.Id, entry))
            {
                bad.Add(new BadEntry(entry, line,
                    new Problem($"The cluster {cluster.Id} is in the list twice; entry {seen[cluster.Id]} is taken.",
                    "Nothing to do, unless the two differ.")
                    { Code = "clusters.duplicate" }));
            }
            else
            {
                good.Add(cluster);
            }
        }

        return entry == 0 ? Refused("empty-list", "The list is empty.", "Sign in to the right account with influxctl and list again.")
            : new ClusterListReading(good, bad);
    }

    private static Result<ListedCluster> Whole(JsonElement entry)
    {
        try
        {
            return ReadEntry(entry);
        }
        catch (InvalidOperationException)
        {
            return Refused("unicode", "This entry holds text that is not valid Unicode (half a surrogate pair).",
                "Paste the output again, unchanged.");
        }
    }

    private static Result<ListedCluster> ReadEntry(JsonElement entry)
    {
        if (entry.ValueKind != JsonValueKind.Object)
        {
            return Refused("entry", $"This entry is a {entry.ValueKind.ToString().ToLowerInvariant()}, not a cluster.",
                "Take it out, or paste the output again.");
        }

        var id = ClusterId.Parse(Text(entry, "cluster_id"));
        if (!id.IsOk)
        {
            return Refused("cluster-id", Text(entry, "cluster_id") is { } given
                ? $"cluster_id “{Short(given)}” is not a UUID." : "cluster_id is missing.", "Paste the output as influxctl prints it.");
        }

        if (!Guid.TryParse(Text(entry, "account_id"), out var account) || account == Guid.Empty)
        {
            return Refused("account-id", Text(entry, "account_id") is { } given
                ? $"account_id “{Short(given)}” is not a UUID." : "account_id is missing.", "Paste the output as influxctl prints it.");
        }

        var name = Text(entry, "name")?.Trim();
        if (string.IsNullOrEmpty(name) || name.Length > Cluster.NameMaxLength)
        {
            return Refused("name", string.IsNullOrEmpty(name) ? "name is missing."
                : $"name has {name.Length} characters; {Cluster.NameMaxLength} fit.", "Paste the output as influxctl prints it.");
        }

        var (url, state, category) = (Text(entry, "url") ?? "", Text(entry, "state") ?? "", Text(entry, "category") ?? "");
        if (url.Length > Cluster.UrlMaxLength || state.Length > Cluster.StateMaxLength || category.Length > Cluster.StateMaxLength)
        {
            return Refused("too-long", "url, state or category is longer than any that influxctl prints.",
                "Paste the output as influxctl prints it.");
        }

        return ReadTime(entry) is var created && created.IsOk
            ? new ListedCluster(id.Value, account, name, url, state, category, created.Value.At)
            : created.Problem!;
    }

    private static Result<CreatedAt> ReadTime(JsonElement entry)
    {
        if (!entry.TryGetProperty("created_at", out var created) || created.ValueKind == JsonValueKind.Null)
        {
            return new CreatedAt(null);
        }

        if (created.ValueKind == JsonValueKind.String
            && DateTimeOffset.TryParse(created.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
        {
            return new CreatedAt(moment.ToUniversalTime());
        }

        return created.ValueKind == JsonValueKind.Object && Number(created, "seconds") is { } seconds and >= 0 and <= 253_402_300_799
            ? new CreatedAt(DateTimeOffset.FromUnixTimeSeconds(seconds)
                .AddTicks((Number(created, "nanos") ?? 0) is >= 0 and < 1_000_000_000 and var nanos ? nanos / 100 : 0))
            : Refused("created-at", "created_at is not a time: it needs seconds since 1970.", "Paste the output as influxctl prints it.");
    }

    private static long? Number(JsonElement element, string key) =>
        element.TryGetProperty(key, out var value)
            ? value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number
                : value.ValueKind == JsonValueKind.String && long
                    .TryParse(value.GetString(), NumberStyles.Integer, CultureInfo.InvariantCulture, out var text) ? text : null
            : null;

    private static string? Text(JsonElement element, string key) =>
        element.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";

    /// <summary>Rejects bytes in another encoding, with their position: names would be misread.</summary>
    private static Problem? NotText(ReadOnlySpan<byte> bytes)
    {
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] || Utf8.IsValid(bytes))
        {
            return null;
        }

        var at = 0;
        while (Rune.DecodeFromUtf8(bytes[at..], out _, out var length) == OperationStatus.Done)
        {
            at += length;
        }

        return Refused("encoding", $"The list is not UTF-8: line {bytes[..at].Count((byte)'\n') + 1} holds the byte {bytes[at]:X2}.",
            "Save it as UTF-8 (in PowerShell: influxctl cluster list --format json | Out-File -Encoding utf8 clusters.json), or paste it.");
    }

    private static string Decode(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(bytes[2..]),
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(bytes[2..]),
        [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8.GetString(bytes[3..]),
        _ => Encoding.UTF8.GetString(bytes),
    };

    private static string Reason(JsonException exception)
    {
        var said = exception.Message.Split(" LineNumber:", 2)[0].Split(" Path:", 2)[0];
        return said.Length <= 240 ? said : said[..240] + "…";
    }

    internal static Problem Refused(string cause, string what, string cure) =>
        new(what, cure) { Code = "clusters." + cause, NotLost = "What you pasted is still here." };

    private sealed record CreatedAt(DateTimeOffset? At);
}
