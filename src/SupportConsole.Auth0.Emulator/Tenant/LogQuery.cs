using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SupportConsole.Auth0.Emulator.Tenant;

/// <summary>
/// The part of Lucene that log searches need: <c>field:value</c>, <c>field:"value"</c>, <c>field:(a OR b)</c>, <c>date:[from TO until]</c>,
/// all joined by AND. Values are case-sensitive and whole.
/// </summary>
internal sealed partial class LogQuery
{
    private readonly List<Predicate<JsonObject>> terms = [];

    public static LogQuery Read(string text)
    {
        var query = new LogQuery();
        foreach (Match match in Term().Matches(text))
        {
            var field = match.Groups["field"].Value;
            query.terms.Add(match.Groups["from"].Success
                ? Between(field, match.Groups["from"].Value, match.Groups["until"].Value)
                : OneOf(field, match.Groups["any"].Success ? Values(match.Groups["any"].Value) : [Plain(match.Groups["value"].Value)]));
        }

        return query;
    }

    public bool Matches(JsonObject entry) => terms.TrueForAll(term => term(entry));

    private static Predicate<JsonObject> OneOf(string field, string[] values) =>
        entry => values.Contains((string?)entry[field], StringComparer.Ordinal);

    private static Predicate<JsonObject> Between(string field, string from, string until) => entry =>
        (string?)entry[field] is { } value
        && (from == "*" || string.CompareOrdinal(value, Plain(from)) >= 0)
        && (until == "*" || string.CompareOrdinal(value, Plain(until)) <= 0);

    private static string[] Values(string any) => [.. any.Split(" OR ", StringSplitOptions.TrimEntries).Select(Plain)];

    private static string Plain(string value) => value.Trim('"');

    [GeneratedRegex(
        """(?<field>\w+):(?:\((?<any>[^)]*)\)|\[(?<from>\S+) TO (?<until>[^\]\s]+)\]|(?<value>"[^"]*"|[^\s()]+))""",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Term();
}
