using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SupportConsole.App.Record;
using SupportConsole.App.Reminders;

namespace SupportConsole.Messages;

/// <summary>Posts messages to Slack, Microsoft Teams or a signed webhook. No message or log names the address: it is a secret.</summary>
/// <param name="keyFile">The key that signs requests; empty for channels that know no signature.</param>
internal sealed class WebhookSender(
    MessageChannel channel,
    string urlFile,
    string keyFile,
    IHttpClientFactory clients,
    TimeProvider time) : IMessageSender
{
    public const string ClientName = "messages";
    public const string TimestampHeader = "X-SupportConsole-Timestamp";
    public const string SignatureHeader = "X-SupportConsole-Signature";
    public const string IdHeader = "X-SupportConsole-Message";

    public MessageChannel Channel => channel;

    public async Task<Delivery> SendAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        try
        {
            if (MessageFiles.WebhookAddress(urlFile) is not { } address)
            {
                return Down("The file with the webhook's address doesn't hold one.");
            }

            using var client = clients.CreateClient(ClientName);
            using var request = new HttpRequestMessage(HttpMethod.Post, address);
            request.Content = Content(message);
            request.Headers.Add(IdHeader, message.Id.ToString());
            if (keyFile.Length > 0)
            {
                await SignAsync(request, cancellationToken);
            }

            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return Answered(answer.StatusCode);
        }
        catch (HttpRequestException exception)
        {
            return Down(exception.HttpRequestError == HttpRequestError.SecureConnectionError
                ? "TLS with the webhook failed: its certificate is not trusted here."
                : "The webhook can't be reached.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Down("The file with the webhook's address or key can't be read.");
        }
    }

    /// <summary>HMAC-SHA-256 of "timestamp.body", in hex.</summary>
    internal static string Sign(string key, string timestamp, string body) => Convert.ToHexStringLower(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes($"{timestamp}.{body}")));

    private static Delivery Down(string words) => new(DeliveryOutcome.TryLater, words) { IsChannelDown = true };

    private static Delivery Answered(HttpStatusCode status) => (int)status switch
    {
        >= 200 and < 300 => Delivery.Accepted,
        408 or 425 or 429 or >= 500 => Down($"The webhook answered {(int)status}."),
        _ => new Delivery(DeliveryOutcome.Refused, $"The webhook answered {(int)status}."),
    };

    private async Task SignAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var timestamp = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var body = await request.Content!.ReadAsStringAsync(cancellationToken);
        request.Headers.Add(TimestampHeader, timestamp);
        request.Headers.Add(SignatureHeader, $"sha256={Sign(MessageFiles.Read(keyFile), timestamp, body)}");
    }

    private StringContent Content(OutboxMessage message)
    {
        object body = channel switch
        {
            MessageChannel.Slack => new { text = $"*{Plain(message.Subject)}*\n{Plain(message.Body)}" },
            MessageChannel.Teams => Card(message),
            _ => new
            {
                id = message.Id,
                kind = message.Kind.ToString(),
                subject = message.Subject,
                text = message.Body,
                createdAt = message.CreatedAt,
            },
        };
        return new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
    }

    /// <summary>Text for Slack, in which nothing of a customer's becomes a link or a mention.</summary>
    private static string Plain(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>No TextBlock, which reads Markdown: a customer's name would be a link.</summary>
    private static object Block(string text, string weight) =>
        new { type = "RichTextBlock", inlines = new[] { new { type = "TextRun", text, weight } } };

    private static object Card(OutboxMessage message) => new
    {
        type = "message",
        attachments = new[]
        {
            new
            {
                contentType = "application/vnd.microsoft.card.adaptive",
                content = new Dictionary<string, object>
                {
                    ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
                    ["type"] = "AdaptiveCard",
                    ["version"] = "1.4",
                    ["body"] = new[] { Block(message.Subject, "Bolder"), Block(message.Body, "Default") },
                },
            },
        },
    };
}
