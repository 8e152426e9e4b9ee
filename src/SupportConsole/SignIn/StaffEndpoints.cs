using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Mvc;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using SupportConsole.App.Approvals;
using SupportConsole.App.Sessions.SignIn;

namespace SupportConsole;

internal static class StaffEndpoints
{
    public static void MapStaffSignIn(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<StaffSettings>().IsOn)
        {
            return;
        }

        app.MapGet(SignInEndpoints.StaffPath, StartAsync).AllowAnonymous();
        app.MapPost(
                StaffSettings.BackChannelPath,
                (BackChannelLogout logout, [FromForm(Name = "logout_token")] string? token, CancellationToken cancellationToken) =>
                    logout.ReceiveAsync(token, cancellationToken))
            .AllowAnonymous()
            .DisableAntiforgery();
    }

    private static async Task StartAsync(
        HttpContext http,
        StaffProvider provider,
        StaffSettings settings,
        string? returnUrl,
        bool confirm = false)
    {
        try
        {
            var found = await provider.DiscoverAsync(http.RequestAborted);
            if (found.Issuer.TrimEnd('/') != settings.Authority.TrimEnd('/'))
            {
                await StaffRefusal.ShowAsync(http, StaffProblem.OtherIssuer(found.Issuer), () => { });
                return;
            }

            var properties = new AuthenticationProperties { RedirectUri = SignInPage.Local(returnUrl) };
            if (confirm)
            {
                properties.Items[StepUpPage.Mark] = "true";
                properties.SetParameter<TimeSpan?>(OpenIdConnectParameterNames.MaxAge, TimeSpan.Zero);
                properties.SetParameter(OpenIdConnectParameterNames.Prompt, "login");
            }

            await http.ChallengeAsync(OpenIdConnectDefaults.AuthenticationScheme, properties);
        }
        catch (Exception exception) when (exception is InvalidOperationException or HttpRequestException or IOException
            || (exception is OperationCanceledException && !http.RequestAborted.IsCancellationRequested)
            || exception.Data.Contains("error"))
        {
            // The discovery document cannot be read, or the provider refuses the pushed request.
            await StaffRefusal.ShowAsync(http, StaffProblem.From(exception), () => { });
        }
    }
}
