using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SupportConsole.Auth0.Emulator.Wire;

/// <summary>A string within limits.</summary>
internal sealed partial class Text : Shape
{
    private static readonly Regex Https = HttpsPattern();

    public int Min { get; init; }

    public int Max { get; init; } = int.MaxValue;

    public Regex? Pattern { get; init; }

    public string[]? Enum { get; init; }

    public bool Uri { get; init; }

    protected override string Type => "string";

    public static Text HttpsUrl(int max, bool nullable = false) =>
        new() { Min = 8, Max = max, Pattern = Https, Uri = true, Nullable = nullable };

    public static Text Of(int min, int max, bool nullable = false) => new() { Min = min, Max = max, Nullable = nullable };

    public static Text OneOf(params string[] values) => new() { Enum = values };

    protected override Violation? CheckValue(JsonNode value, string path)
    {
        var text = value.GetValue<string>();
        return Enum is not null && !Enum.Contains(text) ? new Violation($"No enum match for: {text}", path)
            : text.Length < Min ? new Violation($"String is too short ({text.Length} chars), minimum {Min}", path)
            : text.Length > Max ? new Violation($"String is too long ({text.Length} chars), maximum {Max}", path)
            : Pattern is not null && !Pattern.IsMatch(text) ? new Violation($"String does not match pattern {Shown(Pattern)}: {text}", path)
            : Uri && !Address.TryRead(text, out _) ? new Violation($"Object didn't pass validation for format uri: {text}", path)
            : null;
    }

    private static string Shown(Regex pattern) => pattern.ToString().Replace(@"\z", "$", StringComparison.Ordinal);

    [GeneratedRegex(@"^https:\/\/.*")]
    private static partial Regex HttpsPattern();
}
