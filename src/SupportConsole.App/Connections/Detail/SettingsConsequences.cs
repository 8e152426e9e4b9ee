using SupportConsole.App.Settings;
using SupportConsole.Federation;

namespace SupportConsole.App.Connections.Detail;

/// <summary>What an edit of settings does to the people who sign in, shown before it is sent.</summary>
public static class SettingsConsequences
{
    public static IReadOnlyList<string> Of(SettingsForm form)
    {
        var warnings = form.Changed
            .Select(setting => setting.Consequence(new SettingEdit(
                setting.Effective(form.Opened[setting]), setting.Effective(form.Typed[setting]), form.Record.Cluster.DisplayName)))
            .OfType<string>()
            .ToList();
        if (form.Changed.Contains(ConnectionSettings.Issuer) && ElsewhereThanIssuer(form) is { Length: > 0 } elsewhere)
        {
            warnings.Add(
                $"These are on another host than the new issuer: {elsewhere}. "
                    + "Empty them, and Auth0 reads them from the discovery document.");
        }

        if (form.MetadataUrl is not null && form.ToEdit().Removed.Contains("metadataUrl"))
        {
            warnings.Add("The metadata URL in Auth0 is removed too, because Auth0 would read it again and overwrite your addresses.");
        }
        else if (form.MetadataUrl is not null)
        {
            warnings.Add(
                $"Auth0 reads the metadata at {form.MetadataUrl} again with this change. "
                    + "If it holds another certificate by now, that certificate becomes the current one.");
        }

        return [.. warnings.Distinct()];
    }

    private static string ElsewhereThanIssuer(SettingsForm form)
    {
        var host = Host(form.Typed[ConnectionSettings.Issuer]);
        return string.Join(", ", ConnectionSettings.OfProvider
            .Where(setting => Host(form.Typed[setting]) is { } other && other != host)
            .Select(setting => setting.Label));
    }

    private static string? Host(string address) => SafeUri.TryAbsolute(address.Trim(), out var uri) ? uri.IdnHost : null;
}
