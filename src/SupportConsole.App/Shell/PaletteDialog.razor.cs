using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;

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

/// <summary>Jump to any page, cluster or connection by typing.</summary>
public sealed partial class PaletteDialog(IEnumerable<IPaletteSource> sources)
{
    private string text = "";
    private int selected;
    private MudTextField<string>? input;
    private IReadOnlyList<PaletteItem> items = Pages("");

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = null!;

    private static PaletteItem[] Pages(string text) =>
        [.. Rail.Pages.Where(page => page.Title.Contains(text, StringComparison.OrdinalIgnoreCase)).Select(page => new PaletteItem(page.Title, $"page · g {page.Key}", page.Href))];

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && input is not null)
        {
            await input.FocusAsync();
        }
    }

    private async Task SearchAsync(string typed)
    {
        text = typed;
        selected = 0;
        var found = new List<PaletteItem>(Pages(typed.Trim()));
        if (typed.Trim().Length > 0)
        {
            foreach (var source in sources)
            {
                found.AddRange(await source.FindAsync(typed.Trim(), 6, CancellationToken.None));
            }
        }

        if (text == typed)
        {
            items = found;
        }
    }

    private void OnKeyAsync(KeyboardEventArgs key)
    {
        switch (key.Key)
        {
            case "ArrowDown":
                selected = Math.Min(selected + 1, items.Count - 1);
                break;
            case "ArrowUp":
                selected = Math.Max(selected - 1, 0);
                break;
            case "Enter" when items.Count > selected && selected >= 0:
                Dialog.Close(DialogResult.Ok(items[selected].Href));
                break;
        }
    }
}
