namespace SupportConsole.App.Inventory;

/// <summary>An owner's name where a column is narrow.</summary>
public static class OwnerWords
{
    /// <summary>Such as <c>Ana R.</c> for Ana Ruiz; a single word stays whole.</summary>
    public static string Brief(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length < 2 ? name : $"{words[0]} {words[^1][0]}.";
    }
}
