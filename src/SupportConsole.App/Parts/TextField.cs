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
}
