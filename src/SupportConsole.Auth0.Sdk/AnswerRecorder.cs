using SupportConsole.Auth0.Wire;

namespace SupportConsole.Auth0.Sdk;

/// <summary>
/// Reads each answer before the SDK does. The SDK takes a redirect for success, keeps the last of two equal keys, reads bodies of any size
/// and hides most headers; the recorded reply shows what Auth0 really answered.
/// </summary>
internal sealed class AnswerRecorder(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    /// <summary>Null until the whole answer has arrived.</summary>
    public Reply? Reply { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        await response.Content.LoadIntoBufferAsync(HttpExchange.LongestAnswer, cancellationToken);
        Reply = Reply.Of(response, await response.Content.ReadAsByteArrayAsync(cancellationToken));
        return response;
    }
}
