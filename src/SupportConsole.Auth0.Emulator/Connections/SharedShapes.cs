using System.Text.RegularExpressions;
using SupportConsole.Auth0.Emulator.Wire;

namespace SupportConsole.Auth0.Emulator.Connections;

/// <summary>Shapes that several strategies' options and the connection itself have in common.</summary>
internal static partial class SharedShapes
{
    public static Regex Hexadecimal { get; } = HexadecimalPattern();

    public static Shape UpstreamParams { get; } = new MapOf(new AnyOf(
        new Struct(new()
        {
            ["alias"] = Text.OneOf(
                "acr_values", "audience", "client_id", "display", "id_token_hint", "login_hint", "max_age", "prompt", "resource",
                "response_mode", "response_type", "ui_locales"),
        })
        { Closed = true },
        new Struct(new() { ["value"] = Text.Of(0, int.MaxValue) }) { Closed = true }))
    { Nullable = true };

    public static Shape RootAttributes { get; } = Text.OneOf("on_each_login", "on_first_login", "never_on_login");

    public static Shape NonPersistentAttributes { get; } = new ListOf(Text.Of(0, 255), max: 96);

    public static Shape Metadata { get; } = new MapOf(Text.Of(0, 255, nullable: true), max: 10);

    public static Shape Realms { get; } = new ListOf(Text.Of(1, 255));

    public static Shape Purpose { get; } = new Struct(new() { ["active"] = new Flag() }) { Closed = true, Required = ["active"] };

    public static Shape ResourceApp { get; } =
        new Struct(new() { ["status"] = Text.OneOf("enabled", "disabled") }) { Closed = true, Required = ["status"], Nullable = true };

    public static Shape ConnectedAccounts { get; } =
        new Struct(new() { ["active"] = new Flag(), ["cross_app_access"] = new Flag() }) { Closed = true, Required = ["active"] };

    public static Shape DomainAliases(int max) =>
        new ListOf(new AnyOf(new Text { Max = 256, Pattern = HostName() }, new Text { Max = 255, Uri = true }), max);

    [GeneratedRegex(@"^((?!-))(xn--)?([a-zA-Z0-9](?:[a-zA-Z0-9\-]*[a-zA-Z0-9])?\.)*(xn--)?[a-zA-Z0-9](?:[a-zA-Z0-9\-]*[a-zA-Z0-9])?\z")]
    private static partial Regex HostName();

    [GeneratedRegex(@"^[0-9a-fA-F]*\z")]
    private static partial Regex HexadecimalPattern();
}
