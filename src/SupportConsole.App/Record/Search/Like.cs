namespace SupportConsole.App.Record.Search;

/// <summary>LIKE patterns.</summary>
public static class Like
{
    public const string EscapeCharacter = "\\";

    /// <summary>The text with %, _ and \ meaning themselves.</summary>
    public static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("%", "\\%", StringComparison.Ordinal)
            .Replace("_", "\\_", StringComparison.Ordinal);
}
