using System.Text.Json.Nodes;

namespace SupportConsole.Auth0;

/// <summary>Finds a nested key by its dotted path. A top-level key that itself contains dots comes first.</summary>
internal static class OptionPath
{
    public static void Set(JsonObject options, string path, JsonNode? value)
    {
        if (Find(options, path, creates: true) is var (parent, key))
        {
            parent[key] = value;
        }
    }

    public static void Remove(JsonObject options, string path)
    {
        if (Find(options, path, creates: false) is var (parent, key))
        {
            parent.Remove(key);
        }
    }

    private static (JsonObject Parent, string Key)? Find(JsonObject options, string path, bool creates)
    {
        if (options.ContainsKey(path))
        {
            return (options, path);
        }

        var steps = path.Split('.');
        var parent = options;
        foreach (var step in steps[..^1])
        {
            if (parent[step] is not JsonObject next)
            {
                if (!creates)
                {
                    return null;
                }

                parent[step] = next = [];
            }

            parent = next;
        }

        return (parent, steps[^1]);
    }
}
