namespace SupportConsole.Federation.Oidc;

/// <summary>
/// The scopes that a connection asks for, as Auth0 takes them: 6 to 255 characters, single spaces between, openid among them.
/// </summary>
public sealed record ScopeList
{
    /// <summary>The longest list that Auth0 takes, in characters.</summary>
    public const int MaxLength = 255;

    private const string Example = "Enter scopes with single spaces between, such as: openid profile email.";

    private ScopeList(string value) => Value = value;

    public static ScopeList Default { get; } = new("openid profile email");

    public string Value { get; }

    public IReadOnlyList<string> Scopes => Value.Split(' ');

    /// <summary>Reads a list that someone typed; a refusal names the scope or character in the way.</summary>
    public static Result<ScopeList> Parse(string? text)
    {
        var scopes = (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var value = string.Join(' ', scopes);
        return value switch
        {
            "" => Refused("empty", "No scope is given.", Example),
            _ when value.Contains(',', StringComparison.Ordinal) => Refused(
                "comma",
                "The scopes are separated by commas; Auth0 and the IdP expect spaces.",
                "Replace each comma with a space."),
            _ when value.Contains(';', StringComparison.Ordinal) => Refused(
                "semicolon",
                "The scopes are separated by semicolons; Auth0 and the IdP expect spaces.",
                "Replace each semicolon with a space."),
            _ when value.FirstOrDefault(IsOdd) is var odd and not '\0' => Refused(
                "character",
                $"The scopes hold {Name(odd)}, which no scope may have.",
                Example),
            _ when scopes.GroupBy(scope => scope, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1)?.Key is { } twice =>
            Refused(
                "duplicate",
                $"The scope {Short(twice)} is listed more than once.",
                "Leave it once."),
            _ when scopes.Contains("openid", StringComparer.Ordinal) is false => NoOpenId(scopes),
            { Length: > MaxLength } => Refused(
                "too-long",
                $"The scopes have {value.Length} characters; Auth0 takes at most {MaxLength}.",
                $"Leave out scopes that sign-in does not need: {value.Length - MaxLength} characters."),
            _ => new ScopeList(value),
        };
    }

    /// <inheritdoc />
    public override string ToString() => Value;

    private static Problem NoOpenId(string[] scopes) =>
        scopes.FirstOrDefault(scope => scope.Equals("openid", StringComparison.OrdinalIgnoreCase)) is { } cased
        ? Refused("no-openid", $"The scope openid is written {cased}; capitals count.", "Write openid in small letters.")
        : Refused("no-openid", "The scope openid is missing; without it the IdP sends no ID token and sign-in fails.", "Add openid.");

    private static bool IsOdd(char character) => character is < ' ' or '"' or '\\' or > '~';

    private static string Name(char character) => character switch
    {
        '"' => "a quotation mark (\")",
        '\\' => "a backslash (\\)",
        _ => $"the character U+{(int)character:X4}",
    };

    private static string Short(string scope) => scope.Length <= 60 ? scope : scope[..60] + "…";

    private static Problem Refused(string code, string what, string cure) => new(what, cure) { Code = "scopes." + code };
}
