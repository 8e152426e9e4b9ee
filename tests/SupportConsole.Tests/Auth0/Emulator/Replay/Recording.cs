using System.Globalization;
using System.Text.Json.Nodes;

namespace SupportConsole.Tests.Auth0.Emulator.Replay;

/// <summary>The exchanges of one recorded session, in order.</summary>
/// <param name="Name">The file's name without its extension.</param>
/// <param name="Exchanges">All exchanges, those on other resources included.</param>
/// <param name="Day">The last day that the answers name; null if they name none.</param>
public sealed record Recording(string Name, IReadOnlyList<Exchange> Exchanges, DateOnly? Day)
{
    private static readonly string[] Moments = ["deleted_at", "created_at", "updated_on", "current_since"];

    public static Recording Read(string file)
    {
        var recorded = JsonNode.Parse(File.ReadAllText(file))!.AsArray();
        var exchanges = recorded.Select((exchange, index) => Exchange.Read(exchange!, index + 1)).ToList();
        var days = exchanges.SelectMany(exchange => Days(exchange.Response)).ToList();
        return new Recording(Path.GetFileNameWithoutExtension(file), exchanges, days.Count > 0 ? days.Max() : null);
    }

    /// <summary>Whether an answer to a read shows a key of a connection. Recordings older than the key never do.</summary>
    public bool EverShows(string key) => Exchanges
        .Where(exchange => exchange.ShowsConnections && exchange.Method is "GET" or "PATCH")
        .SelectMany(exchange => exchange.Shown("connections"))
        .Any(connection => connection.ContainsKey(key));

    public override string ToString() => Name;

    private static IEnumerable<DateOnly> Days(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(pair => Moments.Contains(pair.Key) && (string?)pair.Value is { Length: > 10 } moment
            ? [DateOnly.ParseExact(moment[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture)]
            : Days(pair.Value)),
        JsonArray list => list.SelectMany(Days),
        _ => [],
    };
}
