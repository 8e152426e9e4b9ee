using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using SupportConsole.Federation.Secrets;

namespace SupportConsole.App.Parts;

/// <summary>
/// Takes a client secret. The value stays in the browser's field until it is taken. It is bound to nothing, so no message to the browser
/// ever holds it.
/// </summary>
public sealed partial class SecretBox(IJSRuntime script) : IAsyncDisposable
{
    // More than Auth0 accepts, so that pasting the wrong thing is reported instead of cut.
    private const int MostBytes = 64 * 1024;

    private readonly string id = $"secret-{Guid.NewGuid():N}";
    private ElementReference box;
    private IJSObjectReference? module;
    private bool isDisposed;
    private DotNetObjectReference<SecretBox>? self;
    private bool isShown;

    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    [Parameter, EditorRequired]
    public string Help { get; set; } = "";

    /// <summary>Raised after a short pause in typing.</summary>
    [Parameter]
    public EventCallback OnTyped { get; set; }

    [JSInvokable]
    public Task TypedAsync() => OnTyped.InvokeAsync();

    /// <summary>Null if the field is empty. The caller disposes the secret.</summary>
    public async Task<ClientSecret?> TakeAsync()
    {
        if (module is null)
        {
            return null;
        }

        var stream = await module.InvokeAsync<IJSStreamReference>("content", box);

        await using var reader = await stream.OpenReadStreamAsync(MostBytes + 1);
        using var buffer = new MemoryStream();
        await reader.CopyToAsync(buffer);
        // A byte comes ahead of the value, since no empty stream can come.
        var bytes = buffer.GetBuffer().AsSpan(1, (int)buffer.Length - 1);
        var characters = new char[Encoding.UTF8.GetCharCount(bytes)];
        Encoding.UTF8.GetChars(bytes, characters);
        bytes.Clear();
        var secret = characters.Length == 0 ? null : new ClientSecret(characters);
        Array.Clear(characters);
        return secret;
    }

    public async Task ClearAsync()
    {
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
            module = await script.InvokeAsync<IJSObjectReference>("import", "./_content/SupportConsole.App/secret-box.js");
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
