using System.Text;
using System.Text.RegularExpressions;

namespace SupportConsole.Federation.Names;

/// <summary>
/// The name of an Auth0 connection: unique in the tenant, final once created, part of the SAML callback URL and of every
/// user's id. Auth0's rule: at most 128 letters, digits and single inner hyphens
/// (<c>^[a-zA-Z0-9](-[a-zA-Z0-9]|[a-zA-Z0-9])*$</c>).
/// </summary>
public sealed partial record ConnectionName
{
    /// <summary>The longest name that Auth0 takes, in characters.</summary>
    public const int MaxLength = 128;

    private ConnectionName(string value) => Value = value;

    public string Value { get; }

    /// <summary>Reads a name that someone typed; a refusal says which character or rule stands in the way.</summary>
    public static Result<ConnectionName> Parse(string? text)
    {
        var name = text?.Trim() ?? "";
        if (name.Length == 0)
        {
            return Refused("empty", "A connection needs a name.", "Type letters, digits and single hyphens, such as acme-prod-saml.");
        }

        if (name.Length > MaxLength)
        {
            return Refused(
                "too-long",
                $"The name has {name.Length} characters; Auth0 takes at most {MaxLength}.",
                $"Shorten it by {name.Length - MaxLength}.");
        }

        if (name.EnumerateRunes().Select(rune => (Rune?)rune).FirstOrDefault(rune => !IsAllowed(rune!.Value)) is { } odd)
        {
            return Refused(
                "character",
                $"The name has {Describe(odd)}; Auth0 takes only the letters A to Z, digits and hyphens.",
                "Replace it with a hyphen or leave it out.");
        }

        if (name[0] == '-' || name[^1] == '-')
        {
            return Refused(
                "edge-hyphen",
                $"The name {(name[0] == '-' ? "begins" : "ends")} with a hyphen.",
                "Begin and end with a letter or a digit.");
        }

        return Rule().IsMatch(name)
            ? new ConnectionName(name)
            : Refused("double-hyphen", "The name has two hyphens in a row.", "Use single hyphens between letters or digits.");
    }

    /// <summary>Takes a name that exists in the tenant as it is: old tenants hold names that today's rule would refuse.</summary>
    /// <exception cref="ArgumentException">The tenant's name is empty.</exception>
    public static ConnectionName FromTenant(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return new ConnectionName(name);
    }

    public override string ToString() => Value;

    private static bool IsAllowed(Rune rune) => rune.IsAscii && (Rune.IsLetterOrDigit(rune) || rune.Value == '-');

    private static string Describe(Rune rune) => rune.Value switch
    {
        ' ' => "a space",
        '_' => "an underscore",
        '.' => "a dot",
        '\t' => "a tab",
        '\n' or '\r' => "a line break",
        0x00A0 => "a space that does not break (U+00A0)",
        _ when Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.Format =>
            $"the invisible character U+{rune.Value:X4}",
        _ => $"the character “{rune}”",
    };

    private static Problem Refused(string cause, string what, string cure) => new(what, cure) { Code = "connection-name." + cause };

    [GeneratedRegex("^[a-zA-Z0-9](-[a-zA-Z0-9]|[a-zA-Z0-9])*$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Rule();
}
