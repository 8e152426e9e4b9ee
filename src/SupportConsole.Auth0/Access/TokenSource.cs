using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SupportConsole.Auth0.Wire;

namespace SupportConsole.Auth0.Access;

/// <summary>The console's token: fetched once for all who need it, kept until shortly before it expires.</summary>
internal sealed partial class TokenSource(
    HttpExchange http, Repetition repetition, IOptions<Auth0TenantOptions> settings, TimeProvider time, ILogger<TokenSource> logger)
{
    private static readonly TimeSpan RenewAhead = TimeSpan.FromMinutes(5);

    private readonly Auth0TenantOptions options = settings.Value;
    private readonly Lock door = new();
    private AccessToken? current;
    private Task<Result<AccessToken>>? fetching;

    /// <summary>The token, fetched where there is none or it is about to expire.</summary>
    public Task<Result<AccessToken>> GetAsync(CancellationToken cancellationToken)
    {
        lock (door)
        {
            return current is { } token && token.RenewAt > time.GetUtcNow() ? Task.FromResult<Result<AccessToken>>(token) : FetchOnce().WaitAsync(cancellationToken);
        }
    }

    /// <summary>A fresh token, whatever is kept: what it may do is what Auth0 grants now.</summary>
    public Task<Result<AccessToken>> RenewAsync(CancellationToken cancellationToken)
    {
        lock (door)
        {
            return FetchOnce().WaitAsync(cancellationToken);
        }
    }

    /// <summary>Drops a token that the API refused; a newer one stays.</summary>
    public void Forget(AccessToken refused)
    {
        lock (door)
        {
            current = current == refused ? null : current;
        }
    }

    /// <summary>Nobody's cancellation ends a fetch that others wait for.</summary>
    private Task<Result<AccessToken>> FetchOnce() =>
        fetching is { IsCompleted: false } running ? running : fetching = Task.Run(FetchAsync, CancellationToken.None);

    private async Task<Result<AccessToken>> FetchAsync()
    {
        var attempt = await repetition.RunAsync(repeats: true, AskAsync, CancellationToken.None);
        var result = attempt.Problem is { } problem ? problem : Read(attempt.Answer!);
        lock (door)
        {
            current = result.IsOk ? result.Value : current;
        }

        if (result.TryGet(out var token, out var failure))
        {
            Log.Fetched(logger, options.Domain, token.Scopes.Count, token.RenewAt);
        }
        else
        {
            Log.Failed(logger, options.Domain, failure.Code);
        }

        return result;
    }

    private async Task<Attempt> AskAsync(CancellationToken cancellationToken)
    {
        var body = new JsonObject { ["grant_type"] = "client_credentials", ["client_id"] = options.ClientId, ["audience"] = options.Audience };
        string credential;
        if (options.SignsAssertions)
        {
            try
            {
                credential = ClientAssertion.Sign(options, time.GetUtcNow());
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or System.Security.Cryptography.CryptographicException or ArgumentException)
            {
                return Attempt.Failed(TokenErrors.KeyUnreadable(options));
            }

            body["client_assertion_type"] = ClientAssertion.Type;
            body["client_assertion"] = credential;
        }
        else
        {
            body["client_secret"] = credential = options.ClientSecret!;
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, "oauth/token") { Content = HttpExchange.Json(body) };
        var reply = await http.SendAsync(request, cancellationToken);
        return TokenErrors.Read(reply, options, new Scrubber([credential]), time.GetUtcNow());
    }

    private Result<AccessToken> Read(Answer answer)
    {
        var body = answer.Body as JsonObject;
        if (body.Text("access_token") is not { Length: > 0 } value || !IsHeaderSafe(value))
        {
            return TokenErrors.NoToken(answer);
        }

        var lifetime = TimeSpan.FromSeconds(body!["expires_in"] is JsonValue number && number.GetValueKind() == JsonValueKind.Number && number.TryGetValue<double>(out var seconds)
            ? Math.Clamp(seconds, 0, 30 * 86400) : 300);
        var ahead = lifetime / 10 < RenewAhead ? lifetime / 10 : RenewAhead;
        var scopes = (body.Text("scope") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        return new AccessToken(value, scopes, time.GetUtcNow() + lifetime - ahead);
    }

    private static bool IsHeaderSafe(string value) => value.All(c => c is > ' ' and < '\x7f');

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Token for {Domain}: {Scopes} scopes, renewed from {RenewAt:u}.")]
        public static partial void Fetched(ILogger logger, string domain, int scopes, DateTimeOffset renewAt);

        [LoggerMessage(LogLevel.Warning, "No token for {Domain}: {Cause}.")]
        public static partial void Failed(ILogger logger, string domain, string cause);
    }
}
