using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using SupportConsole.App.Sessions;
using SupportConsole.App.Sessions.SignIn;

namespace SupportConsole;

/// <summary>The sign-in with the company account: authorization code with PKCE, pushed where the provider offers that.</summary>
internal static class StaffSignIn
{
    public static void AddStaffSignIn(this IServiceCollection services, ConsoleSettings console)
    {
        var settings = console.Staff;
        services.AddSingleton(settings);
        if (!settings.IsOn)
        {
            return;
        }

        services.AddSingleton<StaffTokenVault>();
        services.AddSingleton<StaffProvider>();
        services.AddSingleton<StaffRefresher>();
        services.AddSingleton<IProviderSignOut>(provider => provider.GetRequiredService<StaffProvider>());
        services.AddSingleton<BackChannelLogout>();
        services.AddHostedService<RoleRefresh>();
        services.AddAuthentication().AddOpenIdConnect(options => Configure(options, settings, console));
    }

    private static void Configure(OpenIdConnectOptions options, StaffSettings settings, ConsoleSettings console)
    {
        options.SignInScheme = SessionHandler.SchemeName;
        options.Authority = settings.Authority;
        options.ClientId = settings.ClientId;
        options.ClientSecret = settings.ReadSecret();
        options.RequireHttpsMetadata = !settings.AllowLoopbackHttp;
        options.ResponseType = "code";
        options.ResponseMode = "form_post";
        options.UsePkce = true;
        options.PushedAuthorizationBehavior = PushedAuthorizationBehavior.UseIfAvailable;
        options.CallbackPath = StaffSettings.CallbackPath;
        options.RemoteSignOutPath = PathString.Empty;
        options.MapInboundClaims = false;
        options.GetClaimsFromUserInfoEndpoint = true;
        options.SaveTokens = false;
        options.DisableTelemetry = true;
        options.BackchannelTimeout = TimeSpan.FromSeconds(30);

        // They take away acr and iss, and read userinfo by names of their own: see StaffSignInEvents.
        options.ClaimActions.Clear();
        options.Scope.Clear();
        foreach (var scope in settings.ScopeList)
        {
            options.Scope.Add(scope);
        }

        options.TokenValidationParameters = new TokenValidationParameters
        {
            NameClaimType = "name",
            ValidAudience = settings.ClientId,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            ClockSkew = TimeSpan.FromMinutes(1),
            ValidAlgorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"],
        };
        options.Events = new OpenIdConnectEvents
        {
            OnRedirectToIdentityProvider = redirect => StaffSignInEvents.RedirectAsync(redirect, console),
            OnPushAuthorization = StaffSignInEvents.AuthenticateAsync,
            OnAuthorizationCodeReceived = StaffSignInEvents.AuthenticateAsync,
            OnTokenValidated = StaffSignInEvents.KeepTokensAsync,
            OnUserInformationReceived = StaffSignInEvents.AddUserInfoAsync,
            OnTicketReceived = StaffSignInEvents.FinishAsync,
            OnRemoteFailure = failed => StaffRefusal.ShowAsync(failed.HttpContext, StaffProblem.From(failed.Failure), failed.HandleResponse),
        };
    }
}
