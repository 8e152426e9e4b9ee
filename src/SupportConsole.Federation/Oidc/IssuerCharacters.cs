using System.Globalization;

namespace SupportConsole.Federation.Oidc;

internal static class IssuerCharacters
{
    public static Problem? Fault(string given) =>
        given.Select(character => Fault(character, given)).FirstOrDefault(fault => fault is not null);

    private static Problem? Fault(char character, string given)
    {
        var code = string.Create(CultureInfo.InvariantCulture, $"U+{(int)character:X4}");
        switch (character)
        {
            case '{' or '}' or '<' or '>':
                var tenant = given.Contains("tenant", StringComparison.OrdinalIgnoreCase)
                    ? ", such as the Entra directory (tenant) ID"
                    : "";
                return IssuerUrl.Refused(
                    "template",
                    $"The issuer holds a placeholder (\"{character}\") where the customer's own value belongs{tenant}.",
                    "Replace the placeholder with the customer's value: for Entra ID the Directory (tenant) ID from its Overview page.");
            case ' ' or '\u00A0':
                return IssuerUrl.Refused("space", "The issuer has a space inside.", "Copy it again, alone.");
            case '"' or '\\' or '^' or '`' or '|':
                return IssuerUrl.Refused(
                    "character",
                    $"The issuer has {character} ({code}) in it, which no address has.",
                    "Copy it again, alone, without quotation marks; slashes lean forward (/).");
        }

        return char.IsControl(character)
            || char.IsWhiteSpace(character)
            || CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.Format
            ? IssuerUrl.Refused(
                "control",
                $"The issuer has a line break, a control character or an invisible character ({code}) inside.",
                "Type it, or copy it from the IdP's own page rather than from an email.")
            : null;
    }
}
