using SupportConsole.App.Record;
using SupportConsole.Auth0;

namespace SupportConsole.App.Differences;

internal static class TouchedKeys
{
    public static HashSet<string> Of(Change change) =>
        [.. OptionsComparison.Between(change.BaseOptions, change.WantedOptions).Select(difference => difference.Key)];

    /// <summary>
    /// Those, the display name where it gives one, and the keys that Auth0 then fills from metadata or discovery; null where it
    /// is about the connection as a whole.
    /// </summary>
    public static HashSet<string>? WithWhatFollows(Change change)
    {
        var isRenaming = Renaming.Of(change) is not null;
        if (change.WantedOptions is null && !isRenaming)
        {
            return null;
        }

        var touched = Of(change);
        if (isRenaming)
        {
            touched.Add(ConnectionComparison.DisplayName);
        }

        return [.. DerivedKeys.WithFilledIn(touched)];
    }
}
