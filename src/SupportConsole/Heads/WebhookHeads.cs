using System.Net.Http.Json;
using SupportConsole.App.Record.Chain;

namespace SupportConsole.Heads;

/// <summary>Heads posted as JSON; any 2xx answer keeps them.</summary>
public sealed class WebhookHeads(Uri address, IHttpClientFactory clients) : IHeadPlace
{
    public const string ClientName = "audit-heads";

    public string Name => "webhook";

    public async Task SendAsync(AuditHead head, CancellationToken cancellationToken)
    {
        using var client = clients.CreateClient(ClientName);
        var body = new { head = head.Line, seq = head.Seq, hash = head.Hash, at = head.At };
        using var answer = await client.PostAsJsonAsync(address, body, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }
}
