using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SupportConsole.Auth0.Wire;

namespace SupportConsole.Auth0.Access;

/// <summary>The console's token. All callers share one fetch, and the token is kept until shortly before it expires.</summary>
internal sealed partial class TokenSource(
    HttpExchange http,
    Repetition repetition,
    IOptions<Auth0TenantOptions> settings,
    TimeProvider time,
    ILogger<TokenSource> logger)
{
    private static readonly TimeSpan RenewAhead = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan UnknownLifetime = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestLifetime = TimeSpan.FromDays(30);

    private readonly Auth0TenantOptions options = settings.Value;
    private readonly Lock gate = new();
    private AccessToken? current;
    private Task<Result<AccessToken>>? fetching;

    public Task<Result<AccessToken>> GetAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return current is { } token && token.RenewAt > time.GetUtcNow()
                ? Task.FromResult<Result<AccessToken>>(token)
                : FetchOnce().WaitAsync(cancellationToken);
        }
    }

    /// <summary>Fetches a new token even if a valid one is kept: only a new one shows the scopes granted now.</summary>
    public Task<Result<AccessToken>> RenewAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return FetchOnce().WaitAsync(cancellationToken);
        }
    }

    /// <summary>Drops a token that the API rejected. A newer one stays.</summary>
    public void Forget(AccessToken refused)
    {
        lock (gate)
        {
            current = current == refused ? null : current;
        }
    }

    // A caller's cancellation must not end a fetch that other callers wait for.
    private Task<Result<AccessToken>> FetchOnce() =>
        fetching is { IsCompleted: false } running ? running : fetching = Task.Run(FetchAsync, CancellationToken.None);

    private async Task<Result<AccessToken>> FetchAsync()
    {
        var attempt = await repetition.RunAsync(repeats: true, AskAsync, CancellationToken.None);
        var result = attempt.Problem is { } problem ? problem : Read(attempt.Answer!);
        lock (gate)
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
        var body = new JsonObject
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = options.ClientId,
            ["audience"] = options.Audience,
        };
        string credential;
        if (options.SignsAssertions)
        {
            try
            {
                credential = ClientAssertion.Sign(options, time.GetUtcNow());
            }
            catch (Exception exception) when (IsAboutKey(exception))
            {
                return Attempt.Failed(TokenErrors.KeyUnreadable(options));
            }

            body["client_assertion_type"] = ClientAssertion.Type;
            body["client_assertion"] = credential;
        }
        else
        {
            credential = options.ClientSecret!;
            body["client_secret"] = credential;
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

        var lifetime = LifetimeOf(body!);
        var ahead = lifetime / 10 < RenewAhead ? lifetime / 10 : RenewAhead;
        var scopes = (body.Text("scope") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        return new AccessToken(value, scopes, time.GetUtcNow() + lifetime - ahead);
    }

    private static TimeSpan LifetimeOf(JsonObject body) =>
        body["expires_in"] is JsonValue number
        && number.GetValueKind() == JsonValueKind.Number
        && number.TryGetValue<double>(out var seconds)
            ? TimeSpan.FromSeconds(Math.Clamp(seconds, 0, LongestLifetime.TotalSeconds))
            : UnknownLifetime;

    private static bool IsAboutKey(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException;

    private static bool IsHeaderSafe(string value) => value.All(c => c is > ' ' and < '\x7f');

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Fetched a token for {Domain} with {Scopes} scopes; it is renewed at {RenewAt:u}.")]
        public static partial void Fetched(ILogger logger, string domain, int scopes, DateTimeOffset renewAt);

        [LoggerMessage(LogLevel.Warning, "No token for {Domain}: {Cause}.")]
        public static partial void Failed(ILogger logger, string domain, string cause);
    }
}
