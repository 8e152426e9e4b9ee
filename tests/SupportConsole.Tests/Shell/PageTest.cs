using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;
using MudBlazor.Services;
using SupportConsole.App.Parts;

namespace SupportConsole.Tests.Shell;

/// <summary>Renders components as the console does: MudBlazor's services, a browser that answers every call.</summary>
public abstract class PageTest : BunitContext
{
    /// <summary>Machines that run tests are busy: the first page of a process may need 15 seconds there.</summary>
    static PageTest() => DefaultWaitTimeout = TimeSpan.FromSeconds(60);

    protected PageTest()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        JSInterop.SetupModule("./_content/SupportConsole.App/secret-box.js").Setup<IJSStreamReference>("content", _ => true).SetResult(new EmptyField());
        // A select opens its list in a provider of the layout, which a page rendered alone does not have.
        Services.AddMudServices(options => options.PopoverOptions.CheckForPopoverProvider = false);
        Services.AddSingleton(TimeProvider.System);
        Services.AddScoped<Clipboard>();
        Services.AddScoped<ReadersZone>();
    }

    /// <summary>What the script of a secret's field sends while nothing is typed: a byte ahead of nothing.</summary>
    private sealed class EmptyField : IJSStreamReference
    {
        public long Length => 1;

        public ValueTask<Stream> OpenReadStreamAsync(long maxAllowedSize = 512_000, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult<Stream>(new MemoryStream("="u8.ToArray()));

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
