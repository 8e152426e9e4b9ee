using Bunit;
using Microsoft.AspNetCore.Components;
using SupportConsole.App.Parts;

namespace SupportConsole.Tests.Shell;

/// <summary>Chooses in a list as a user does. Its entries render elsewhere in the document once it is open, so tests pass the value to the field.</summary>
internal static class Choosing
{
    /// <summary>Chooses an entry of the drop-down list with that label.</summary>
    public static Task ChooseAsync<TPage, TValue>(this IRenderedComponent<TPage> page, string label, TValue value)
        where TPage : class, IComponent
    {
        var select = page.FindComponents<SelectField<TValue>>().Single(found => found.Instance.Label == label);
        Assert.Contains(value, select.Instance.Options.Select(option => option.Value));
        return page.InvokeAsync(() => select.Instance.ValueChanged.InvokeAsync(value));
    }
}
