using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;
using SupportConsole.App.Data;

namespace SupportConsole.App.Shell;

/// <summary>Somewhere that the palette can jump to.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Hint">What kind of thing it is.</param>
/// <param name="Href">Its address.</param>
public sealed record PaletteItem(string Title, string Hint, string Href);

/// <summary>A feature that the palette can search.</summary>
public interface IPaletteSource
{
    /// <summary>At most <paramref name="most"/> things that the text names.</summary>
    Task<IReadOnlyList<PaletteItem>> FindAsync(string text, int most, CancellationToken cancellationToken);
}

/// <summary>
/// Jump to any page, cluster or connection by typing. The field has no debounce and the dialog moves no focus: what is typed and Enter arrive here in the
/// order in which they were pressed, and Enter before the answer is there goes where the answer leads.
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
        [.. Rail.Pages.Where(page => page.Title.Contains(text, StringComparison.OrdinalIgnoreCase)).Select(page => new PaletteItem(page.Title, $"page · g {page.Key}", page.Href))];

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

        (items, answered, selected) = (found, text, 0);
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
