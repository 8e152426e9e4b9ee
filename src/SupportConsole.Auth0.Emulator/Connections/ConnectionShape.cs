using System.Text.RegularExpressions;
using SupportConsole.Auth0.Emulator.Wire;

namespace SupportConsole.Auth0.Emulator.Connections;

/// <summary>The bodies of POST and PATCH /connections. Unknown top-level keys are refused.</summary>
internal static partial class ConnectionShape
{
    private static readonly string[] Strategies =
    [
        "ad", "adfs", "amazon", "apple", "auth0", "auth0-oidc", "baidu", "bitbucket", "bitly", "box", "custom", "daccount",
        "dropbox", "dwolla", "email", "evernote", "evernote-sandbox", "exact", "facebook", "fitbit", "github", "google-apps",
        "google-oauth2", "instagram", "ip", "line", "linkedin", "oauth1", "oauth2", "office365", "oidc", "okta", "paypal",
        "paypal-sandbox", "pingfederate", "planningcenter", "salesforce", "salesforce-community", "salesforce-sandbox", "samlp",
        "sharepoint", "shop", "shopify", "sms", "soundcloud", "thirtysevensignals", "twitter", "untappd", "vkontakte", "waad",
        "weibo", "windowslive", "wordpress", "yahoo", "yandex",
    ];

    private const string NameDescription =
        "The name of the connection. Must start and end with an alphanumeric character and can only contain alphanumeric characters "
        + "and '-'. Max length 128";

    public static IReadOnlyList<string> KnownStrategies => Strategies;

    public static Struct Create { get; } = new(Common(new()
    {
        ["name"] = new Text { Min = 1, Max = 128, Pattern = Name(), Description = NameDescription },
        ["strategy"] = Text.OneOf(Strategies),
        ["options"] = new Struct([]),
        ["enabled_clients"] = new ListOf(Text.Of(1, 255)),
    }))
    { Closed = true, Required = ["name", "strategy"] };

    public static Struct Update { get; } =
        new(Common(new() { ["options"] = new Struct([]) { Nullable = true } })) { Closed = true, Min = 1 };

    public static Struct LegacyUpdate { get; } = new(Common(new()
    {
        ["options"] = new Struct([]) { Nullable = true },
        ["enabled_clients"] = new ListOf(Text.Of(1, 255)) { Nullable = true },
    }))
    { Closed = true, Min = 1 };

    public static Shape Enabling { get; } = new ListOf(
        new Struct(new() { ["client_id"] = Text.Of(1, 255), ["status"] = new Flag() })
        {
            Closed = true,
            Required = ["client_id", "status"],
        },
        max: 50,
        min: 1);

    public static Struct? OptionsOf(string strategy) => strategy switch
    {
        "oidc" or "okta" => OidcShape.Options,
        "samlp" => SamlShape.Options,
        _ => null,
    };

    private static Dictionary<string, Shape> Common(Dictionary<string, Shape> more)
    {
        more["display_name"] = new Text { Max = 128, Description = "Connection name used in the new universal login experience" };
        more["is_domain_connection"] = new Flag();
        more["show_as_button"] = new Flag();
        more["realms"] = SharedShapes.Realms;
        more["metadata"] = SharedShapes.Metadata;
        more["authentication"] = SharedShapes.Purpose;
        more["connected_accounts"] = SharedShapes.ConnectedAccounts;
        more["cross_app_access_requesting_app"] = SharedShapes.Purpose;
        more["cross_app_access_resource_app"] = SharedShapes.ResourceApp;
        return more;
    }

    [GeneratedRegex(@"^[a-zA-Z0-9](-[a-zA-Z0-9]|[a-zA-Z0-9])*\z", RegexOptions.NonBacktracking)]
    private static partial Regex Name();
}
