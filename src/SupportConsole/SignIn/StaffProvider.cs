using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using SupportConsole.App.Record;
using SupportConsole.App.Sessions.SignIn;

namespace SupportConsole;

/// <summary>The company's identity provider, beside the sign-in itself: its discovery document, its tokens, its sign-out.</summary>
internal sealed class StaffProvider(
    IOptionsMonitor<OpenIdConnectOptions> options,
    StaffSettings settings,
    StaffTokenVault vault,
    ConsoleSettings console,
    TimeProvider time) : IProviderSignOut
{
    private OpenIdConnectOptions Options => options.Get(OpenIdConnectDefaults.AuthenticationScheme);

    public HttpClient Client => Options.Backchannel;

    public Task<OpenIdConnectConfiguration> DiscoverAsync(CancellationToken cancellationToken) =>
        Options.ConfigurationManager!.GetConfigurationAsync(cancellationToken);

    /// <summary>Adds what the console proves itself with.</summary>
    public void Authenticate(OpenIdConnectMessage request, OpenIdConnectConfiguration configuration)
    {
        if (settings.PrivateKeyFile.Length == 0)
        {
            request.ClientSecret = settings.ReadSecret();
            return;
        }

        request.ClientSecret = null;
        request.ClientAssertionType = ClientAssertion.Type;
        var audience = settings.AssertionAudience == AssertionAudience.Issuer ? configuration.Issuer : configuration.TokenEndpoint;
        request.ClientAssertion = ClientAssertion.Create(settings, audience, time.GetUtcNow());
    }

    /// <summary>Checks a token of the provider as the sign-in checks the ID token.</summary>
    public async Task<TokenValidationResult> ValidateAsync(string token, CancellationToken cancellationToken)
    {
        var configuration = await DiscoverAsync(cancellationToken);
        var result = await Options.TokenHandler.ValidateTokenAsync(token, Parameters(configuration));
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            // The provider has a new key.
            Options.ConfigurationManager!.RequestRefresh();
            result = await Options.TokenHandler.ValidateTokenAsync(token, Parameters(await DiscoverAsync(cancellationToken)));
        }

        return result;
    }

    public async Task<string?> FindAddressAsync(StaffSession session, CancellationToken cancellationToken)
    {
        if (session.Kind != SessionKind.Staff)
        {
            return null;
        }

        try
        {
            var configuration = await DiscoverAsync(cancellationToken);
            if (configuration.EndSessionEndpoint is not { Length: > 0 } address)
            {
                return null;
            }

            var message = new OpenIdConnectMessage
            {
                IssuerAddress = address,
                ClientId = settings.ClientId,
                IdTokenHint = vault.Read(session.ProtectedTokens).Id,
                PostLogoutRedirectUri = console.PublicAddress is { } own ? new Uri(own, SignInEndpoints.SignInPath).ToString() : null,
            };
            return message.CreateLogoutRequestUrl();
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or InvalidOperationException)
        {
            // The session here ends all the same.
            return null;
        }
    }

    private TokenValidationParameters Parameters(OpenIdConnectConfiguration configuration)
    {
        var parameters = Options.TokenValidationParameters.Clone();
        parameters.ValidIssuer = configuration.Issuer;
        parameters.IssuerSigningKeys = configuration.SigningKeys;
        return parameters;
    }
}
