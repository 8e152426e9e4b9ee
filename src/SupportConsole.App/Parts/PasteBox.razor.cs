using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using SupportConsole.Federation;

namespace SupportConsole.App.Parts;

/// <param name="Bytes">UTF-8 for typed and pasted text, the file's own bytes otherwise.</param>
public sealed record PastedContent(byte[] Bytes, string? FileName)
{
    /// <summary>When it was pasted, UTC; null if that isn't known.</summary>
    public DateTimeOffset? At { get; init; }
}

/// <summary>
/// Takes text or a file of up to 4 MB. The text stays in the browser and travels as a stream: bound to a field, 31 KB would end the
/// circuit and be lost.
/// </summary>
public sealed partial class PasteBox(IJSRuntime script, TimeProvider time) : IAsyncDisposable
{
    /// <summary>In bytes; Auth0's limit for SAML metadata.</summary>
    public const int MostBytes = 4 * 1024 * 1024;

    private readonly string id = $"paste-{Guid.NewGuid():N}";
    private ElementReference box;
    private IJSObjectReference? module;
    private bool isDisposed;
    private DotNetObjectReference<PasteBox>? self;
    private string state = "";
    private Problem? problem;

    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    [Parameter]
    public string Placeholder { get; set; } = "Paste here, or drop a file";

    [Parameter]
    public int Rows { get; set; } = 4;

    [Parameter]
    public EventCallback<PastedContent> OnReceived { get; set; }

    [JSInvokable]
    public async Task ReceiveAsync(string? fileName, long bytes)
    {
        problem = null;
        if (bytes > MostBytes)
        {
            problem = new Problem(
                $"This is {bytes / 1024.0 / 1024.0:0.0} MB. Auth0 accepts at most {MostBytes / 1024 / 1024} MB.",
                "Ask for the IdP's metadata alone, or paste the certificate and the sign-in URL.");
            StateHasChanged();
            return;
        }

        if (bytes == 0)
        {
            // The server rejects an empty stream.
            state = "";
            await OnReceived.InvokeAsync(new PastedContent([], fileName));
            StateHasChanged();
            return;
        }

        state = "Reading…";
        StateHasChanged();
        var stream = await module!.InvokeAsync<IJSStreamReference>("content", box);
        await using var reader = await stream.OpenReadStreamAsync(MostBytes);
        using var buffer = new MemoryStream();
        await reader.CopyToAsync(buffer);
        state = $"Read {(bytes < 1024 ? $"{bytes} bytes" : $"{bytes / 1024.0:0.#} KB")}{(fileName is null ? "" : $" from {fileName}")}.";
        await OnReceived.InvokeAsync(new PastedContent(buffer.ToArray(), fileName) { At = time.GetUtcNow() });
        StateHasChanged();
    }

    public async Task ClearAsync()
    {
        state = "";
        problem = null;
        if (module is not null)
        {
            await module.InvokeVoidAsync("clear", box);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        isDisposed = true;
        self?.Dispose();
        if (module is not null)
        {
            try
            {
                await module.DisposeAsync();
            }
            catch (JSDisconnectedException)
            {
                // The browser closed the page, and the module with it.
            }
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            module = await script.InvokeAsync<IJSObjectReference>("import", "./_content/SupportConsole.App/paste-box.js");
            if (isDisposed)
            {
                await module.DisposeAsync();
                return;
            }

            self = DotNetObjectReference.Create(this);
            await module.InvokeVoidAsync("watch", box, self);
        }
    }
}
