using SupportConsole.Federation.Diagnosis;

namespace SupportConsole.App.Record.Search;

/// <summary>The words of a search. Each adds a condition to the query, so their number is limited.</summary>
public static class SearchWords
{
    public const int MostCharacters = 200;

    public const int MostWords = 8;

    public static string Cut(string? text)
    {
        var typed = text ?? "";
        return typed.Length <= MostCharacters ? typed : typed[..MostCharacters];
    }

    /// <summary>The words, folded. NUL would end a text for SQLite; what replaces it is in no text.</summary>
    public static string[] Of(string text) => [.. All(SearchFold.Of(Cut(text)).Replace('\0', '\uFFFF')).Take(MostWords)];

    /// <summary>
    /// Whether the text may be in the page address. A text that fills the field was pasted and may contain anything; a secret never may.
    /// </summary>
    public static bool MayStandInAddress(string text) =>
        text.Length < MostCharacters && All(text).Length <= MostWords && !SensitiveText.HoldsSecret(text);

    private static string[] All(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
