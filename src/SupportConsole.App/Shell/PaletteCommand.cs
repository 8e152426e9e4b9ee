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
    public static IReadOnlyList<PaletteCommand> All { get; } =
    [
        new(["rotate", "renew", "certificate", "secret"], "Rotate the credential of", "/rotate", Policies.ChangeSso),
        new(["settings", "edit", "change"], "Change the settings of", "/settings", Policies.ChangeSso),
        new(["hand-off", "handoff", "callback", "print"], "Show the hand-off for", "/hand-off", null),
    ];

    public static bool IsConnection(PaletteItem item) => IsConnection(item.Href);

    /// <summary>The connection's ID in an address of its page or one below it; null if there is none.</summary>
    public static Guid? ConnectionIn(string path) =>
        path.Split('/', StringSplitOptions.RemoveEmptyEntries) is ["connections", var id, ..] && Guid.TryParse(id, out var found) ? found : null;

    public bool StartsWith(string word) => Words.Any(known => known.StartsWith(word, StringComparison.OrdinalIgnoreCase) && word.Length > 2);

    public PaletteItem On(PaletteItem connection) => new($"{Title} {connection.Title}", "command", connection.Href + Href);

    private static bool IsConnection(string href) => ConnectionIn(href) is { } id && href == $"/connections/{id}";
}
