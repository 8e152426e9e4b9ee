using Microsoft.AspNetCore.Components;

namespace SupportConsole.App.Parts;

public sealed partial class CopyButton(Clipboard clipboard)
{
    private bool copied;

    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    [Parameter, EditorRequired]
    public Func<string>? Text { get; set; }

    /// <summary>The same text formatted, for an email; null if there is none.</summary>
    [Parameter]
    public Func<string>? Html { get; set; }

    private async Task CopyAsync()
    {
        if (Text is not null)
        {
            copied = Html is null ? await clipboard.CopyAsync(Text()) : await clipboard.CopyFormattedAsync(Html(), Text());
        }
    }
}
