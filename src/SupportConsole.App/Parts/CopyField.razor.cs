using Microsoft.AspNetCore.Components;

namespace SupportConsole.App.Parts;

public sealed partial class CopyField(Clipboard clipboard)
{
    private readonly string labelId = $"copy-{Guid.NewGuid():N}";
    private bool copied;

    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    [Parameter, EditorRequired]
    public string Value { get; set; } = "";

    private async Task CopyAsync() => copied = await clipboard.CopyAsync(Value);
}
