using System.Globalization;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using SupportConsole.App.Record;

namespace SupportConsole;

/// <summary>What a refresh brought.</summary>
/// <param name="Claims">The person's claims, with the groups of now.</param>
/// <param name="Tokens">The tokens to keep: providers may replace the refresh token at each use.</param>
internal sealed record Refreshed(IReadOnlyList<Claim> Claims, StaffTokens Tokens);

/// <summary>Asks the provider with a session's refresh token what groups the person has now.</summary>
internal sealed class StaffRefresher(StaffProvider provider, StaffSettings settings, StaffTokenVault vault)
{
    public const string RefusedCode = "staff.refresh-refused";
    public const string UnreachableCode = "staff.unreachable";

    /// <summary>Asks for the person's groups again.</summary>
    /// <returns>A problem of the code <see cref="RefusedCode"/> if the provider no longer vouches for the person.</returns>
    public async Task<Result<Refreshed>> RefreshAsync(StaffSession session, CancellationToken cancellationToken)
    {
        var kept = vault.Read(session.ProtectedTokens);
        try
        {
            var configuration = await provider.DiscoverAsync(cancellationToken);
            var request = new OpenIdConnectMessage
            {
                GrantType = OpenIdConnectGrantTypes.RefreshToken,
                RefreshToken = kept.Refresh,
                ClientId = settings.ClientId,
            };
            provider.Authenticate(request, configuration);
            using var content = new FormUrlEncodedContent(request.Parameters);
            using var response = await provider.Client.PostAsync(configuration.TokenEndpoint, content, cancellationToken);
            if ((int)response.StatusCode is >= 500 or 429 or 408)
            {
                return Unreachable($"It answered {(int)response.StatusCode}.");
            }

            var answer = new OpenIdConnectMessage(await response.Content.ReadAsStringAsync(cancellationToken));
            if (!response.IsSuccessStatusCode)
            {
                return answer.Error is "invalid_grant" or "interaction_required" or "access_denied"
                    ? new Problem("The provider no longer confirms the account.", "Sign in again.") { Code = RefusedCode }
                    : Unreachable($"It answered {answer.Error ?? ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture)}.");
            }

            var claims = await ReadAsync(answer, session, configuration, cancellationToken);
            return claims is null
                ? new Problem("The provider answered for somebody else.", "Sign in again.") { Code = RefusedCode }
                : new Refreshed(claims, new StaffTokens(answer.RefreshToken ?? kept.Refresh, answer.IdToken ?? kept.Id));
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or InvalidOperationException or JsonException or ArgumentException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return Unreachable("");
        }
    }

    /// <returns>Null if the answer is about another person.</returns>
    private async Task<IReadOnlyList<Claim>?> ReadAsync(
        OpenIdConnectMessage answer,
        StaffSession session,
        OpenIdConnectConfiguration configuration,
        CancellationToken cancellationToken)
    {
        var claims = new List<Claim>();
        if (answer.IdToken is { Length: > 0 } token)
        {
            var result = await provider.ValidateAsync(token, cancellationToken);
            if (!result.IsValid || result.SecurityToken is not JsonWebToken read || read.Subject != session.Subject)
            {
                return null;
            }

            claims.AddRange(result.ClaimsIdentity.Claims);
        }

        if (configuration.UserInfoEndpoint is { Length: > 0 } address && answer.AccessToken is { Length: > 0 } access)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Authorization = new("Bearer", access);
            using var response = await provider.Client.SendAsync(request, cancellationToken);
            response.EnsureSuccessStatusCode();
            using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync(cancellationToken));
            if (!document.RootElement.TryGetProperty("sub", out var subject) || subject.GetString() != session.Subject)
            {
                return null;
            }

            claims.AddRange(UserInfo.Claims(document.RootElement, settings));
        }

        return claims;
    }

    private static Problem Unreachable(string why) =>
        new($"Your company's sign-in can't be reached. {why}".TrimEnd(), "Try again in a moment.") { Code = UnreachableCode };
}
