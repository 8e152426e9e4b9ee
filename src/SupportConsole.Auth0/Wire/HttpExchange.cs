using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;

namespace SupportConsole.Auth0.Wire;

/// <summary>One request over HTTP: answered in time or not, read to the end or not. Nothing of it is logged.</summary>
internal sealed class HttpExchange(IHttpClientFactory clients, IOptions<Auth0TenantOptions> settings, TimeProvider time)
{
    public const string ClientName = "Auth0 tenant";

    public const long LongestAnswer = 64 * 1024 * 1024;

    /// <summary>Unknown keys must go back as they came: nothing is escaped unless JSON demands it, and numbers keep their digits.</summary>
    public static readonly JsonSerializerOptions AsItIs = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 256 };

    public static StringContent Json(JsonNode body) => new(body.ToJsonString(AsItIs), Encoding.UTF8, "application/json");

    public Task<Reply> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => RunAsync(
        async token =>
        {
            using var client = clients.CreateClient(ClientName);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseContentRead, token);
            return Reply.Of(response, await response.Content.ReadAsByteArrayAsync(token));
        },
        cancellationToken);

    /// <summary>Runs an exchange within the timeout of one try. A network failure becomes a broken reply.</summary>
    public async Task<Reply> RunAsync(Func<CancellationToken, Task<Reply>> exchange, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(settings.Value.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            return await exchange(either.Token);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (OperationCanceledException)
        {
            // Only connecting has a shorter timeout than the whole try.
            return Reply.Broken(timeout.IsCancellationRequested ? Breakage.NoAnswerInTime : Breakage.NotConnectedInTime);
        }
        catch (HttpRequestException exception)
        {
            return Reply.Broken(exception.HttpRequestError switch
            {
                HttpRequestError.NameResolutionError => Breakage.NoSuchHost,
                HttpRequestError.ConnectionError or HttpRequestError.ProxyTunnelError => Breakage.NotConnected,
                HttpRequestError.SecureConnectionError => Breakage.NotTrusted,
                HttpRequestError.ConfigurationLimitExceeded => Breakage.TooLarge,
                _ => Breakage.BrokenOff,
            });
        }
        catch (IOException)
        {
            return Reply.Broken(Breakage.BrokenOff);
        }
    }
}
