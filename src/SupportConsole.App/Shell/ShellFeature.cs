using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.People.SignIn;

namespace SupportConsole.App.Shell;

/// <summary>The frame's registrations: components, sign-in, who acts.</summary>
public static class ShellFeature
{
    /// <summary>Text in fields is at most this many bytes a message; anything larger travels as a stream.</summary>
    private const int LargestMessage = 256 * 1024;

    /// <summary>Registers the shell.</summary>
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
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(options =>
        {
            options.Cookie.Name = info.IsDevelopment ? "console" : "__Host-console";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = info.IsDevelopment ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
            options.LoginPath = "/sign-in";
            options.AccessDeniedPath = "/no-access";
            options.ExpireTimeSpan = TimeSpan.FromHours(12);
        });
        services.AddAuthorization();
        services.AddAntiforgery();
        services.AddScoped<Microsoft.AspNetCore.Components.Server.Circuits.CircuitHandler, CountedCircuit>();
        return services;
    }

    /// <summary>Maps the pages and the sign-in.</summary>
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
