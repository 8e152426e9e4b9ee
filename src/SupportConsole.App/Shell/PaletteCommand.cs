using MudBlazor;
using SupportConsole.App.Parts;
using SupportConsole.App.People;

namespace SupportConsole.App.Shell;

/// <summary>What the palette can do with a connection: "rotate cordoba", or alone on the connection's own page.</summary>
/// <param name="Words">The words that start the command.</param>
/// <param name="Title">The command's name, in front of the connection's.</param>
/// <param name="Href">The page below the connection's own.</param>
/// <param name="Policy">The right that the command needs; null if none.</param>
internal sealed record PaletteCommand(IReadOnlyList<string> Words, string Title, string Href, string? Policy)
{
    /// <summary>The theme is the browser's, so that its command has no page.</summary>
    public const string ThemeHref = "#theme";

    private static readonly string[] ThemeWords = ["theme", "dark", "light", "colours"];

    /// <summary>The key that does the same on the connection's page; empty for none.</summary>
    public string Key { get; init; } = "";

    /// <summary>Commands on nothing in particular.</summary>
    public static IEnumerable<PaletteItem> Plain(string text) =>
        text.Length > 2 && ThemeWords.Any(word => word.StartsWith(text, StringComparison.OrdinalIgnoreCase))
            ? [new PaletteItem("Switch between light and dark colours", "command", ThemeHref) { Group = "Commands" }]
            : [];

    public static IReadOnlyList<PaletteCommand> All { get; } =
    [
        new(["rotate", "renew", "certificate", "secret"], "Rotate the credential of", "/rotate", Policies.ChangeSso) { Key = "r" },
        new(["settings", "edit", "change"], "Change the settings of", "/settings", Policies.ChangeSso),
        new(["hand-off", "handoff", "callback", "print"], "Show the hand-off for", "/hand-off", null),
        new(["test", "try"], "Test sign-in with", "/test", Policies.ChangeSso),
    ];

    public static bool IsConnection(PaletteItem item) => IsConnection(item.Href);

    /// <summary>The connection's ID in an address of its page or one below it; null if there is none.</summary>
    public static Guid? ConnectionIn(string path) =>
        path.Split('/', StringSplitOptions.RemoveEmptyEntries) is ["connections", var id, ..] && Guid.TryParse(id, out var found) ? found : null;

    public bool StartsWith(string word) =>
        word.Length > 2 && Words.Any(known => known.StartsWith(word, StringComparison.OrdinalIgnoreCase) || NearWords.IsNearWord(word, known));

    public PaletteItem On(PaletteItem connection) =>
        new($"{Title} {connection.Title}", Key.Length > 0 ? $"command · {Key}" : "command", connection.Href + Href) { Group = "Commands" };

    private static bool IsConnection(string href) => ConnectionIn(href) is { } id && href == $"/connections/{id}";
}
