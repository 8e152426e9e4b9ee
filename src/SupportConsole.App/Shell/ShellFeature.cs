using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Sessions;
using SupportConsole.App.Sessions.SignIn;

namespace SupportConsole.App.Shell;

public static class ShellFeature
{
    /// <summary>In bytes: SignalR's limit for one message, and so for a bound text field. Anything larger is streamed.</summary>
    private const int LargestMessage = 256 * 1024;

    public static IServiceCollection AddShell(this IServiceCollection services, ConsoleInfo info)
    {
        services.AddSingleton(info);
        services.AddRazorComponents().AddInteractiveServerComponents(options => options.DetailedErrors = false)
            .AddHubOptions(options => options.MaximumReceiveMessageSize = LargestMessage);
        services.AddMudServices(configuration => configuration.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomRight);
        services.AddHttpContextAccessor();
        services.AddCascadingAuthenticationState();
        services.AddRights();
        services.AddScoped<Parts.Clipboard>();
        services.AddSessionCookie(isSecure: !info.IsDevelopment);
        services.AddSingleton<PaletteRecord>();
        services.AddSingleton<RailCounts>();
        services.AddSingleton<IPaletteSource>(provider => provider.GetRequiredService<PaletteRecord>());
        services.AddAuthorization();
        services.AddAntiforgery();
        return services;
    }

    public static void MapShell(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options =>
        {
            options.ContentSecurityFrameAncestorsPolicy = "'none'";

            // What compresses well beside an attacker's text can be guessed from its length; in a company's network little is saved.
            options.DisableWebSocketCompression = true;
        });
        app.MapSignIn();
    }
}
