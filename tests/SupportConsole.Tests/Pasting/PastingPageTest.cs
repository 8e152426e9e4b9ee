using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using SupportConsole.App.Shell.Parts;
using SupportConsole.Tests.Shell;

namespace SupportConsole.Tests.Pasting;

/// <summary>Renders the pages that take a paste; the paste is given to the box as the browser would.</summary>
public abstract class PastingPageTest : ConsolePageTest
{
    protected PastingPageTest()
    {
        var secretBox = JSInterop.SetupModule("./_content/SupportConsole.App/secret-box.js");
        secretBox.Mode = JSRuntimeMode.Loose;
        secretBox.Setup<IJSStreamReference>("content", _ => true).SetResult(new NothingTyped());
    }

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

    /// <summary>A secret field into which nothing is typed.</summary>
    private sealed class NothingTyped : IJSStreamReference
    {
        public long Length => 0;

        public ValueTask<Stream> OpenReadStreamAsync(long maxAllowedSize = 512000, CancellationToken cancellationToken = default) => ValueTask.FromResult<Stream>(new MemoryStream());

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
