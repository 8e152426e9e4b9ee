using Microsoft.AspNetCore.Components;

namespace SupportConsole.App.Parts;

/// <summary>Copies a longer text.</summary>
public sealed partial class CopyButton(Clipboard clipboard)
{
    private bool copied;

    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    /// <summary>Gives the text when the button is pressed.</summary>
    [Parameter, EditorRequired]
    public Func<string>? Text { get; set; }

    /// <summary>Gives the same with its formatting, for a mail; null where there is none.</summary>
    [Parameter]
    public Func<string>? Html { get; set; }

    private async Task CopyAsync() => copied = Text is not null && (Html is null ? await clipboard.CopyAsync(Text()) : await clipboard.CopyFormattedAsync(Html(), Text()));
}
