using System.Text.Json.Nodes;

namespace SupportConsole.Auth0.Emulator.Wire;

/// <summary><c>fields</c> and <c>include_fields</c>: only the fields named, or all but those. Some come in any case.</summary>
internal sealed class FieldSelection
{
    private readonly HashSet<string>? names;
    private readonly bool include;
    private readonly string[] always;

    public FieldSelection(ApiCall call, params string[] always)
    {
        names = call.QueryText("fields") is { Length: > 0 } fields ? [.. fields.Split(',', StringSplitOptions.TrimEntries)] : null;
        include = call.QueryText("include_fields") != "false";
        this.always = always;
    }

    public static IReadOnlyList<string> Parameters { get; } = ["fields", "include_fields"];

    public IReadOnlyCollection<string> Named => names is not null && include ? names : [];

    public bool Shows(string field) => names is null || always.Contains(field) || names.Contains(field) == include;

    public JsonObject Apply(JsonObject whole)
    {
        foreach (var field in whole.Select(pair => pair.Key).Where(field => !Shows(field)).ToList())
        {
            whole.Remove(field);
        }

        return whole;
    }
}
