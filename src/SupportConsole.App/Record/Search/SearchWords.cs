namespace SupportConsole.App.Record.Search;

/// <summary>What a person typed into a search, as words. Each word is one more condition of the question, so there is an end to them: a whole mail pasted is no search.</summary>
public static class SearchWords
{
    /// <summary>How many characters a search field takes, and how many of a longer text count.</summary>
    public const int MostCharacters = 200;

    /// <summary>How many words are asked for; those after them are left out.</summary>
    public const int MostWords = 8;

    /// <summary>The text as far as it counts.</summary>
    public static string Cut(string? text) => text is null ? "" : text.Length <= MostCharacters ? text : text[..MostCharacters];

    /// <summary>The words to ask for.</summary>
    public static string[] Of(string text) => [.. All(Cut(text)).Take(MostWords)];

    /// <summary>Whether the text was typed to find something: what fills the field or has more words was pasted, may hold anything, and is kept out of the address.</summary>
    public static bool MayStandInAddress(string text) => text.Length < MostCharacters && All(text).Length <= MostWords;

    private static string[] All(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
