using Microsoft.JSInterop;

namespace SupportConsole.App.Parts;

/// <summary>The browser's clipboard.</summary>
public sealed class Clipboard(IJSRuntime script)
{
    /// <summary>Copies a text; false where the browser does not let it (it needs https or localhost).</summary>
    public async Task<bool> CopyAsync(string text)
    {
        try
        {
            await script.InvokeVoidAsync("navigator.clipboard.writeText", text);
            return true;
        }
        catch (JSException)
        {
            return false;
        }
    }

    /// <summary>Copies a text with its formatting, and plain for where there is none; false where the browser does not let it.</summary>
    public async Task<bool> CopyFormattedAsync(string html, string plain)
    {
        try
        {
            await using var module = await script.InvokeAsync<IJSObjectReference>("import", "./_content/SupportConsole.App/clipboard.js");
            await module.InvokeVoidAsync("copyFormatted", html, plain);
            return true;
        }
        catch (JSException)
        {
            return false;
        }
    }
}
