using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;
using MudBlazor;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record.Search;

namespace SupportConsole.App.Shell;

/// <summary>
/// Jumps to any page, cluster, connection or ticket, and runs commands on connections. The field has no debounce and the dialog moves no focus, so keys arrive in order: Enter
/// pressed before the results are in goes to the first result when they are.
/// </summary>
public sealed partial class PaletteDialog(
    IEnumerable<IPaletteSource> sources,
    PaletteRecord record,
    ActingPerson person,
    IJSRuntime script)
{
    private const int Most = 6;

    private string asked = "";
    private string answered = "";
    private bool goesOnAnswer;
    private int selected;
    private ElementReference input;
    private List<PaletteItem> items = [];
    private IReadOnlyList<RailPage> pages = [];
    private IReadOnlyList<PaletteCommand> commands = [];
    private PaletteItem[] recent = [];
    private PaletteItem? open;

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = null!;

    /// <summary>The address's path: commands act on the connection that is open there.</summary>
    [Parameter]
    public string Path { get; set; } = "/";

    protected override async Task OnInitializedAsync()
    {
        var mayChange = await person.HasAsync(Policies.ChangeSso);
        pages = [.. Rail.Pages.Where(page => page.Policy is null || mayChange)];
        commands = [.. PaletteCommand.All.Where(command => command.Policy is null || mayChange)];
        open = PaletteCommand.ConnectionIn(Path) is { } id ? await record.ConnectionAsync(id, CancellationToken.None) : null;
        if (asked.Length == 0)
        {
            items = [.. Suggestions()];
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await input.FocusAsync();
            recent = await script.InvokeAsync<PaletteItem[]?>("consoleShell.recent") ?? [];
            if (asked.Length == 0 && recent.Length > 0)
            {
                items = [.. Suggestions()];
                StateHasChanged();
            }
        }
    }

    private async Task SearchAsync(ChangeEventArgs typed)
    {
        var text = SearchWords.Cut(typed.Value as string).Trim();
        (asked, goesOnAnswer) = (text, false);
        var found = text.Length == 0 ? [.. Suggestions()] : await FindAsync(text);

        if (asked != text)
        {
            return;
        }

        items = found;
        answered = text;
        selected = 0;
        if (goesOnAnswer)
        {
            await GoAsync();
        }
    }

    /// <summary>Before anything is typed: what can be done with the open connection, what was opened last, and the pages.</summary>
    private IEnumerable<PaletteItem> Suggestions() =>
        OnOpen("").Concat(recent.Select(item => item with { Group = "Recent" })).Concat(Pages("")).DistinctBy(item => item.Href);

    private IEnumerable<PaletteItem> OnOpen(string text) =>
        open is null ? [] : commands.Where(command => text.Length == 0 || command.StartsWith(text)).Select(command => command.On(open));

    private IEnumerable<PaletteItem> Pages(string text) =>
        pages.Where(page => page.Title.Contains(text, StringComparison.OrdinalIgnoreCase))
            .Select(page => new PaletteItem(page.Title, $"page · g {page.Key}", page.Href) { Group = "Pages" });

    private async Task<List<PaletteItem>> FindAsync(string text)
    {
        var found = new List<PaletteItem>(OnOpen(text));
        var words = text.Split(' ', 2, StringSplitOptions.TrimEntries);
        if (words.Length == 2 && commands.FirstOrDefault(command => command.StartsWith(words[0])) is { } command)
        {
            var meant = (await sources.FindAsync(words[1], Most, CancellationToken.None)).Where(PaletteCommand.IsConnection).ToList();
            found.AddRange((meant.Count > 0 ? meant : await record.FindNearAsync(words[1], Most, CancellationToken.None)).Select(command.On));
        }

        found.AddRange(PaletteCommand.Plain(text));
        found.AddRange(Pages(text));
        found.AddRange(await sources.FindAsync(text, Most, CancellationToken.None));
        if (found.Count == 0)
        {
            found.AddRange(await record.FindNearAsync(text, Most, CancellationToken.None));
        }

        return [.. found.DistinctBy(item => item.Href)];
    }

    private async Task OnKeyAsync(KeyboardEventArgs key)
    {
        switch (key.Key)
        {
            case "ArrowDown":
                selected = Math.Max(0, Math.Min(selected + 1, items.Count - 1));
                break;
            case "ArrowUp":
                selected = Math.Max(selected - 1, 0);
                break;
            case "Enter" when asked != answered:
                goesOnAnswer = true;
                break;
            case "Enter":
                await GoAsync();
                break;
        }
    }

    private Task GoAsync() => selected < items.Count ? GoAsync(items[selected]) : Task.CompletedTask;

    private async Task GoAsync(PaletteItem item)
    {
        if (item.Href != PaletteCommand.ThemeHref && !item.Hint.StartsWith("page", StringComparison.Ordinal))
        {
            await script.InvokeVoidAsync("consoleShell.remember", item);
        }

        Dialog.Close(DialogResult.Ok(item.Href));
    }
}
