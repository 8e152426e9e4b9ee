using System.Text.Json.Nodes;

namespace SupportConsole.Auth0;

/// <summary>Keys of options, nested ones with dots. A top-level key that itself has dots is taken as it stands.</summary>
internal static class OptionPath
{
    public static void Set(JsonObject options, string path, JsonNode? value)
    {
        if (Parent(options, path, creates: true) is var (parent, key))
        {
            parent[key] = value;
        }
    }

    public static void Remove(JsonObject options, string path)
    {
        if (Parent(options, path, creates: false) is var (parent, key))
        {
            parent.Remove(key);
        }
    }

    private static (JsonObject Parent, string Key)? Parent(JsonObject options, string path, bool creates)
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
