using System.Security.Cryptography;

namespace SupportConsole.App.SignIns;

/// <summary>Codes that people read out, such as K7QM-3XVD: without letters and digits that are taken for one another.</summary>
internal static class ShortCode
{
    private const string Letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string New()
    {
        var letters = RandomNumberGenerator.GetString(Letters, 8);
        return $"{letters[..4]}-{letters[4..]}";
    }

    /// <summary>The code as it is stored, however it was typed.</summary>
    public static string Plain(string typed)
    {
        var letters = string.Concat(typed.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit));
        return letters.Length == 8 ? $"{letters[..4]}-{letters[4..]}" : letters;
    }
}
