using Microsoft.AspNetCore.Components.Web;
using MudBlazor;

namespace SupportConsole.App.Parts;

/// <summary>
/// A text field with the look that every form shares. MudBlazor 9 has no global defaults for fields; <c>TextField</c>, <c>SelectField</c>
/// and <c>DateField</c> are the one place for ours.
/// </summary>
public sealed class TextField : MudTextField<string>
{
    public TextField()
    {
        Variant = Variant.Outlined;
        Margin = Margin.Dense;
        ShrinkLabel = true;
    }

    /// <summary>
    /// Hands over at once what was typed: a button that is pressed right after the last key must find it. The browser reports the blur
    /// before the press.
    /// </summary>
    protected override async Task OnBlurredAsync(FocusEventArgs obj)
    {
        await base.OnBlurredAsync(obj);
        if (DebounceInterval > 0 && ReadText != ReadValue)
        {
            await UpdateValuePropertyAsync(updateText: true);
        }
    }
}
