using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;
using SupportConsole.App.Parts;
using SupportConsole.App.Record.Search;

namespace SupportConsole.App.Shell;

/// <summary>
/// Jumps to any page, cluster or connection. The field has no debounce and the dialog moves no focus, so keys arrive in order: Enter
/// pressed before the results are in goes to the first result when they are.
/// </summary>
public sealed partial class PaletteDialog(IEnumerable<IPaletteSource> sources)
{
    private string asked = "";
    private string answered = "";
    private bool goesOnAnswer;
    private int selected;
    private ElementReference input;
    private List<PaletteItem> items = [.. Pages("")];

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = null!;

    private static PaletteItem[] Pages(string text) =>
        [.. Rail.Pages.Where(page => page.Title.Contains(text, StringComparison.OrdinalIgnoreCase))
            .Select(page => new PaletteItem(page.Title, $"page · g {page.Key}", page.Href))];

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await input.FocusAsync();
        }
    }

    private async Task SearchAsync(ChangeEventArgs typed)
    {
        var text = SearchWords.Cut(typed.Value as string).Trim();
        (asked, goesOnAnswer) = (text, false);
        var found = new List<PaletteItem>(Pages(text));
        if (text.Length > 0)
        {
            foreach (var source in sources)
            {
                found.AddRange(await source.FindAsync(text, 6, CancellationToken.None));
            }
        }

        if (asked != text)
        {
            return;
        }

        items = found;
        answered = text;
        selected = 0;
        if (goesOnAnswer)
        {
            Go();
        }
    }

    private void OnKey(KeyboardEventArgs key)
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
                Go();
                break;
        }
    }

    private void Go()
    {
        if (selected < items.Count)
        {
            Dialog.Close(DialogResult.Ok(items[selected].Href));
        }
    }
}
