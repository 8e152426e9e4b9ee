using Microsoft.JSInterop;

namespace SupportConsole.App.Parts;

public sealed class Clipboard(IJSRuntime script)
{
    /// <summary>False if the browser refuses: it allows copying only on https and localhost.</summary>
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
