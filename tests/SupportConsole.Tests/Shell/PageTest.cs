using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using SupportConsole.App.Parts;

namespace SupportConsole.Tests.Shell;

/// <summary>Renders components as the console does: MudBlazor's services, a browser that answers every call.</summary>
public abstract class PageTest : BunitContext
{
    /// <summary>Machines that run tests are busy: a page has time.</summary>
    static PageTest() => DefaultWaitTimeout = TimeSpan.FromSeconds(15);

    protected PageTest()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        // A select opens its list in a provider of the layout, which a page rendered alone does not have.
        Services.AddMudServices(options => options.PopoverOptions.CheckForPopoverProvider = false);
        Services.AddSingleton(TimeProvider.System);
        Services.AddScoped<Clipboard>();
        Services.AddScoped<ReadersZone>();
    }
}
