using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.JsonWebTokens;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;
using SupportConsole.App.Sessions;

namespace SupportConsole;

/// <summary>Ends sessions when the provider says that somebody signed out there (OpenID Connect Back-Channel Logout 1.0).</summary>
internal sealed partial class BackChannelLogout(
    StaffProvider provider,
    StaffSessions sessions,
    IDbContextFactory<ConsoleDbContext> contexts,
    TimeProvider time,
    ILogger<BackChannelLogout> logger)
{
    private const string Event = "http://schemas.openid.net/event/backchannel-logout";
    private static readonly TimeSpan Oldest = TimeSpan.FromMinutes(5);

    public async Task<IResult> ReceiveAsync(string? token, CancellationToken cancellationToken)
    {
        string? fault;
        try
        {
            fault = token is null ? "It has no logout_token." : await FindFaultAsync(token, cancellationToken);
        }
        catch (Exception exception) when (exception is InvalidOperationException or HttpRequestException or IOException)
        {
            Log.Refused(logger, "The provider's keys could not be read.");
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        if (fault is null)
        {
            return Results.Ok();
        }

        Log.Refused(logger, fault);
        return Results.Json(new { error = "invalid_request", error_description = fault }, statusCode: StatusCodes.Status400BadRequest);
    }

    private async Task<string?> FindFaultAsync(string text, CancellationToken cancellationToken)
    {
        var checkedToken = await provider.ValidateAsync(text, cancellationToken);
        if (!checkedToken.IsValid || checkedToken.SecurityToken is not JsonWebToken token)
        {
            return "The token is not valid.";
        }

        if (FindWrongClaim(token) is { } wrong)
        {
            return wrong;
        }

        if (!await IsFirstAsync(token.Id, cancellationToken))
        {
            return "The token was sent before.";
        }

        var subject = token.Subject ?? "";
        var session = token.TryGetPayloadValue<string>("sid", out var sid) ? sid : "";
        var issuer = token.Issuer;
        await sessions.EndAsync(
            row => row.Kind == SessionKind.Staff
                && row.Issuer == issuer
                && (session == "" || row.ProviderSession == session)
                && (subject == "" || row.Subject == subject),
            SessionEnd.ByProvider,
            by: null,
            cancellationToken);
        return null;
    }

    private string? FindWrongClaim(JsonWebToken token) =>
        !(token.Typ is null or "" || token.Typ.Equals("JWT", StringComparison.OrdinalIgnoreCase)
            || token.Typ.Equals("logout+jwt", StringComparison.OrdinalIgnoreCase)) ? "The token is of another type."
        : token.TryGetPayloadValue<string>("nonce", out _) ? "A logout token has no nonce."
        : !HasEvent(token) ? "The token names no back-channel logout."
        : token.Id is not { Length: > 0 and <= LogoutToken.IdMaxLength } ? "The token has no jti."
        : token.Subject is not { Length: > 0 } && !token.TryGetPayloadValue<string>("sid", out _) ? "The token names neither sub nor sid."
        : !IsFresh(token) ? "The token was not issued within the last minutes."
        : null;

    private bool IsFresh(JsonWebToken token) => (time.GetUtcNow().UtcDateTime - token.IssuedAt).Duration() <= Oldest;

    private static bool HasEvent(JsonWebToken token) =>
        token.TryGetPayloadValue<JsonElement>("events", out var events)
        && events.ValueKind == JsonValueKind.Object
        && events.TryGetProperty(Event, out var logout)
        && logout.ValueKind == JsonValueKind.Object;

    /// <summary>The table's key lets one of several deliveries through.</summary>
    private async Task<bool> IsFirstAsync(string id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.LogoutTokens.Add(new LogoutToken { Id = id, ReceivedAt = time.GetUtcNow() });
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException exception) when (StorageProblem.IsUniqueViolation(exception))
        {
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Refused a back-channel logout: {Why}")]
        public static partial void Refused(ILogger logger, string why);
    }
}
