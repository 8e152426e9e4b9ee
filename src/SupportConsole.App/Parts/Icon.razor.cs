using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;

namespace SupportConsole.App.Parts;

/// <summary>One of MudBlazor's icons as one path; an icon that is more than paths is left to MudBlazor.</summary>
public sealed partial class Icon
{
    private static readonly ConcurrentDictionary<string, string?> Known = new(StringComparer.Ordinal);
    private string? path;

    /// <summary>MudBlazor's constant.</summary>
    [Parameter, EditorRequired]
    public string Of { get; set; } = "";

    protected override void OnParametersSet() => path = Known.GetOrAdd(Of, PathOf);

    /// <summary>The path that draws what the icon's paths draw together; null where there is more to it.</summary>
    internal static string? PathOf(string icon)
    {
        var drawn = new List<string>();
        var rest = Element().Replace(icon, match =>
        {
            if (match.Groups["d"].Success && !match.Groups["none"].Success)
            {
                drawn.Add(match.Groups["d"].Value);
            }

            return "";
        });
        return rest.Trim().Length == 0 && drawn.Count > 0 ? string.Join(' ', drawn) : null;
    }

    // Every icon begins with an empty square, which is not drawn; some stand in groups without a meaning.
    [GeneratedRegex("""</?g>|<rect [^>]*fill="none"[^>]*/>|<path d="(?<d>[^"]*)"(?<none> fill="none")? ?/>""")]
    private static partial Regex Element();
}
