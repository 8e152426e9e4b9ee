using SupportConsole.App.Settings;
using SupportConsole.Federation.Oidc;

namespace SupportConsole.App.Intake;

/// <summary>The OIDC settings on a page, to be compared with what the identity provider publishes.</summary>
public sealed record OidcSettingsView(SettingValues Values)
{
    private static readonly ConnectionSetting[] Published =
        [ConnectionSettings.Issuer, ConnectionSettings.AuthorizationEndpoint, ConnectionSettings.TokenEndpoint, ConnectionSettings.JwksUri];

    /// <summary>Where the discovery document is asked for: the discovery URL, else the issuer.</summary>
    public string Address =>
        Values[ConnectionSettings.DiscoveryUrl].Trim() is { Length: > 0 } url ? url : Values[ConnectionSettings.Issuer].Trim();

    public string ClientId => Values[ConnectionSettings.ClientId];

    public bool IsBackChannel => Values.IsBackChannel;

    public string TokenEndpoint => Values[ConnectionSettings.TokenEndpoint];

    public string Name { get; init; } = "";

    public Guid? ConnectionId { get; init; }

    public Guid? ClusterId { get; init; }

    /// <summary>What a check is about: its result holds while this stays the same.</summary>
    public string Judged => $"{(IsBackChannel ? "back" : "front")} {Address}";

    /// <summary>Where the page differs from what the identity provider publishes.</summary>
    public IEnumerable<DiscoveryFinding> Contradictions(DiscoveryDocument document) =>
        from setting in Published
        let here = Values[setting].Trim()
        let there = setting.InDiscovery!(document)
        where here.Length > 0 && !string.IsNullOrEmpty(there) && here != there && (setting != ConnectionSettings.Issuer || here != Address)
        select new DiscoveryFinding(
            FindingSeverity.Warn,
            $"{setting.Label} is {here} here, but the identity provider publishes {there}.",
            "Empty the field and check discovery again to use the published value, or ask the customer which one is right.",
            "form.contradicts");
}
