using Bunit;
using Microsoft.AspNetCore.Components;
using SupportConsole.App.Parts;
using SupportConsole.Tests.Shell;

namespace SupportConsole.Tests.Intake;

/// <summary>Renders the pages that take a paste; the paste is given to the box as the browser would.</summary>
public abstract class PastingPageTest : ConsolePageTest
{
    /// <summary>Gives the box of that label what was pasted.</summary>
    protected static Task PasteAsync(IRenderedComponent<IComponent> page, string label, string text) =>
        PasteAsync(page, label, new PastedContent(System.Text.Encoding.UTF8.GetBytes(text), null));

    /// <summary>Gives the box of that label a file.</summary>
    protected static Task PasteAsync(IRenderedComponent<IComponent> page, string label, PastedContent content)
    {
        var box = page.FindComponents<PasteBox>().Single(each => each.Instance.Label == label);
        return page.InvokeAsync(() => box.Instance.OnReceived.InvokeAsync(content));
    }

    /// <summary>The button or link of that text.</summary>
    protected static AngleSharp.Dom.IElement Button(IRenderedComponent<IComponent> page, string text) =>
        page.FindAll("button, a").Single(each => each.TextContent.Trim().Contains(text, StringComparison.Ordinal));
}
