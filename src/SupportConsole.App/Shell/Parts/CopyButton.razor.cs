using Microsoft.AspNetCore.Components;

namespace SupportConsole.App.Shell.Parts;

/// <summary>Copies a longer text.</summary>
public sealed partial class CopyButton(Clipboard clipboard)
{
    private bool copied;

    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    /// <summary>Gives the text when the button is pressed.</summary>
    [Parameter, EditorRequired]
    public Func<string>? Text { get; set; }

    private async Task CopyAsync() => copied = Text is not null && await clipboard.CopyAsync(Text());
}
