using System.Text.Json;
using System.Text.RegularExpressions;

namespace SupportConsole.Federation.Pasting;

/// <summary>JSON that is a string in JSON, as logs and chats' exports hold it, as the JSON that it is.</summary>
internal static partial class NestedJson
{
    private const int MostRounds = 4;

    public static string Of(string text)
    {
        for (var round = 0; round < MostRounds && text.Contains('\\') && Key().IsMatch(text); round++)
        {
            var plain = Strings().Replace(text, match => Key().IsMatch(match.Value) ? Inside(match.Value) : match.Value);
            text = plain == text ? Mark().Replace(text, "\"") : plain;
        }

        return text;
    }

    private static string Inside(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<string>(json) ?? json;
        }
        catch (JsonException)
        {
            return json;
        }
    }

    /// <summary>An escaped key with its colon.</summary>
    [GeneratedRegex(@"\\(?:""|u0022)[\p{L}0-9_.:-]{1,60}\\(?:""|u0022)\s{0,20}:", RegexOptions.CultureInvariant)]
    private static partial Regex Key();

    [GeneratedRegex(@"\\(?:""|u0022)", RegexOptions.CultureInvariant)]
    private static partial Regex Mark();

    [GeneratedRegex(@"""(?:[^""\\\r\n]|\\.)*""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Strings();
}
