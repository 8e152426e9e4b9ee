using MudBlazor;

namespace SupportConsole.App.Parts;

/// <summary>A text field as every form has it. MudBlazor 9 has no global defaults for fields; these classes are the one place for ours.</summary>
public sealed class TextField : MudTextField<string>
{
    public TextField()
    {
        Variant = Variant.Outlined;
        Margin = Margin.Dense;
        ShrinkLabel = true;
    }
}
