using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using SupportConsole.Federation.Secrets;

namespace SupportConsole.App.Parts;

/// <summary>
/// Takes a client secret. The value stays in the browser's own field until it is taken; it is bound to nothing, so no frame to the browser ever holds it.
/// </summary>
public sealed partial class SecretBox(IJSRuntime script) : IAsyncDisposable
{
    /// <summary>More than Auth0 takes, so that a paste of the wrong thing is named rather than cut.</summary>
    private const int MostBytes = 64 * 1024;

    private readonly string id = $"secret-{Guid.NewGuid():N}";
    private ElementReference box;
    private IJSObjectReference? module;
    private DotNetObjectReference<SecretBox>? self;
    private bool isShown;

    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    /// <summary>Where the secret goes, in words.</summary>
    [Parameter, EditorRequired]
    public string Help { get; set; } = "";

    /// <summary>Raised when what is typed has been still for a moment.</summary>
    [Parameter]
    public EventCallback OnTyped { get; set; }

    /// <summary>The browser says that something was typed; not what.</summary>
    [JSInvokable]
    public Task TypedAsync() => OnTyped.InvokeAsync();

    /// <summary>Reads what is typed; null where nothing is. The caller disposes it.</summary>
    public async Task<ClientSecret?> TakeAsync()
    {
        if (module is null || !await module.InvokeAsync<bool>("isTyped", box))
        {
            return null;
        }

        var stream = await module.InvokeAsync<IJSStreamReference>("content", box);

        await using var reader = await stream.OpenReadStreamAsync(MostBytes);
        using var buffer = new MemoryStream();
        await reader.CopyToAsync(buffer);
        var bytes = buffer.GetBuffer().AsSpan(0, (int)buffer.Length);
        var characters = new char[Encoding.UTF8.GetCharCount(bytes)];
        Encoding.UTF8.GetChars(bytes, characters);
        bytes.Clear();
        var secret = characters.Length == 0 ? null : new ClientSecret(characters);
        Array.Clear(characters);
        return secret;
    }

    /// <summary>Empties the field.</summary>
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
        self?.Dispose();
        if (module is not null)
        {
            try
            {
                await module.DisposeAsync();
            }
            catch (JSDisconnectedException)
            {
                // The page is gone, and the module with it.
            }
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            module = await script.InvokeAsync<IJSObjectReference>("import", "./_content/SupportConsole.App/secret-box.js");
            self = DotNetObjectReference.Create(this);
            await module.InvokeVoidAsync("watch", box, self);
        }
    }
}
