namespace SupportConsole.App.Record.Search;

/// <summary>What a person typed as part of a LIKE pattern.</summary>
public static class Like
{
    /// <summary>The character that takes the meaning from the next one.</summary>
    public const string EscapeCharacter = "\\";

    /// <summary>The text with %, _ and \ meaning themselves.</summary>
    public static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}
