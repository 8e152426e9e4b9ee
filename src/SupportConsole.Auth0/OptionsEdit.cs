using System.Text.Json.Nodes;

namespace SupportConsole.Auth0;

/// <summary>
/// The keys that a change sets in a connection's options, and those that it removes. Everything else goes back as it was read, since Auth0
/// replaces <c>options</c> as one object.
/// </summary>
public sealed class OptionsEdit
{
    private readonly Dictionary<string, JsonNode?> set = [];
    private readonly HashSet<string> removed = [];

    /// <summary>A nested key is written with dots: <c>connection_settings.pkce</c>.</summary>
    public IEnumerable<string> Keys => set.Keys.Concat(removed);

    public IReadOnlyDictionary<string, JsonNode?> Values => set;

    public IReadOnlySet<string> Removed => removed;

    public OptionsEdit Set(string key, JsonNode? value)
    {
        set[key] = value?.DeepClone();
        removed.Remove(key);
        return this;
    }

    public OptionsEdit Remove(string key)
    {
        set.Remove(key);
        removed.Add(key);
        return this;
    }

    /// <summary>The names of the keys, never the values.</summary>
    public override string ToString() => $"(options edit: {string.Join(", ", Keys)})";
}
