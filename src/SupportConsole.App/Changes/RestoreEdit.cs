using System.Text.Json.Nodes;
using SupportConsole.Auth0;

namespace SupportConsole.App.Changes;

internal static class RestoreEdit
{
    public static OptionsEdit EditFor(string? seen, IEnumerable<string> keys)
    {
        var values = seen is null ? [] : (JsonObject)JsonNode.Parse(seen)!;
        var edit = new OptionsEdit();
        foreach (var key in keys)
        {
            if (values.TryGetPropertyValue(key, out var value))
            {
                edit.Set(key, value);
            }
            else
            {
                edit.Remove(key);
            }
        }

        return edit;
    }
}
