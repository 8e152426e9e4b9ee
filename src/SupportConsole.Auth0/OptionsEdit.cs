using System.Text.Json.Nodes;

namespace SupportConsole.Auth0;

/// <summary>
/// What a change does to a connection's options: the keys it sets and the keys it takes away. Everything else is sent back byte for
/// byte as it was read; that is the whole point of it, since Auth0 replaces <c>options</c> as one object.
/// </summary>
public sealed class OptionsEdit
{
    private readonly Dictionary<string, JsonNode?> set = [];
    private readonly HashSet<string> removed = [];

    /// <summary>The keys that the edit touches. A nested key is written with dots: <c>connection_settings.pkce</c>.</summary>
    public IEnumerable<string> Keys => set.Keys.Concat(removed);

    /// <summary>The values to set, by key.</summary>
    public IReadOnlyDictionary<string, JsonNode?> Values => set;

    /// <summary>The keys to take away.</summary>
    public IReadOnlySet<string> Removed => removed;

    /// <summary>Sets a key. The value is copied.</summary>
    public OptionsEdit Set(string key, JsonNode? value)
    {
        set[key] = value?.DeepClone();
        removed.Remove(key);
        return this;
    }

    /// <summary>Takes a key away.</summary>
    public OptionsEdit Remove(string key)
    {
        set.Remove(key);
        removed.Add(key);
        return this;
    }

    /// <summary>The names of the keys, never the values.</summary>
    public override string ToString() => $"(options edit: {string.Join(", ", Keys)})";
}
