using SupportConsole.Federation;
using SupportConsole.Federation.Diagnosis;

namespace SupportConsole.App.Settings;

/// <summary>What must not stand in what people type: characters that make it read like another text, and client secrets.</summary>
public static class TypedText
{
    /// <summary>The problem with the first of the texts that has one; null if none has.</summary>
    public static Problem? FindProblem(params ReadOnlySpan<string?> texts)
    {
        foreach (var text in texts)
        {
            if (text?.Any(IsHidden) == true)
            {
                return new Problem("This contains an invisible control character.", "Type it again instead of pasting it.") { Code = "text.hidden" };
            }

            if (text is not null && SensitiveText.HoldsSecret(text))
            {
                return new Problem("This contains a client secret.", "Remove it: a secret is entered in its own field, and never saved.")
                {
                    Code = "text.secret",
                };
            }
        }

        return null;
    }

    /// <summary>Control characters other than those of lines, and those that turn the direction of text.</summary>
    private static bool IsHidden(char character) =>
        (char.IsControl(character) && character is not ('\n' or '\r' or '\t')) || character is (>= '\u202A' and <= '\u202E')
            or (>= '\u2066' and <= '\u2069');
}
