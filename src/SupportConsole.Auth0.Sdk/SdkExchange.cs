using System.Text.Json.Nodes;
using Auth0.ManagementApi;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SupportConsole.Auth0.Access;
using SupportConsole.Auth0.Wire;

namespace SupportConsole.Auth0.Sdk;

/// <summary>Sends one request through the SDK, once and within the timeout of one try.</summary>
internal sealed partial class SdkExchange(
    HttpExchange http,
    IHttpMessageHandlerFactory handlers,
    IOptions<Auth0TenantOptions> settings,
    ILogger<SdkExchange> logger)
{
    private readonly ManagementApiClient sdk = new(clientOptions: new ClientOptions { BaseUrl = settings.Value.Address + "api/v2" });

    /// <param name="call">The SDK's method; its result becomes the reply's JSON, null for none.</param>
    /// <param name="query">Query parameters for which the SDK's request has no property.</param>
    public Task<Reply> SendAsync(
        AccessToken token,
        Func<ManagementApiClient, RequestOptions, CancellationToken, Task<JsonNode?>> call,
        IEnumerable<KeyValuePair<string, string>> query,
        CancellationToken cancellationToken) => http.RunAsync(running => SendOnceAsync(token, call, query, running), cancellationToken);

    private async Task<Reply> SendOnceAsync(
        AccessToken token,
        Func<ManagementApiClient, RequestOptions, CancellationToken, Task<JsonNode?>> call,
        IEnumerable<KeyValuePair<string, string>> query,
        CancellationToken cancellationToken)
    {
        // Not disposed: the inner handler is IHttpClientFactory's, and other requests use it too.
        var recorder = new AnswerRecorder(handlers.CreateHandler(HttpExchange.ClientName));
#pragma warning disable RS0030 // The SDK takes an HttpClient, and each request needs its own recorder.
        using var client = new HttpClient(recorder, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
#pragma warning restore RS0030
        var options = new RequestOptions
        {
            HttpClient = client,
            MaxRetries = 0, // By default the SDK sends everything three times, a create included.
            Timeout = Timeout.InfiniteTimeSpan,
            AdditionalHeaders = [new("Authorization", "Bearer " + token.Value), new("User-Agent", "SupportConsole")],
            AdditionalQueryParameters = query,
        };
        try
        {
            var json = await call(sdk, options, cancellationToken);
            var reply = recorder.Reply!;
            return reply.IsSuccess && reply.Json is not null && json is not null ? reply.With(json) : reply;
        }
        catch (Exception exception) when (recorder.Reply is not null && exception is not OperationCanceledException)
        {
            if (recorder.Reply is { IsSuccess: true, Json: not null })
            {
                // One odd value makes the SDK refuse a whole page of connections. What arrived is valid JSON: it is read without the SDK.
                Log.NotReadBySdk(logger, recorder.Reply.RequestId, exception.GetType().Name);
            }

            return recorder.Reply;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            LogLevel.Information,
            "The SDK could not read the answer to request {RequestId} ({Exception}); the console read it.")]
        public static partial void NotReadBySdk(ILogger logger, string? requestId, string exception);
    }
}
