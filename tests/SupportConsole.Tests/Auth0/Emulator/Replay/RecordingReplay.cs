using System.Text.Json.Nodes;

namespace SupportConsole.Tests.Auth0.Emulator.Replay;

/// <summary>A recording played against a fresh emulated tenant over HTTP.</summary>
/// <param name="Recording">What was played.</param>
/// <param name="Compared">The exchanges whose answers were compared.</param>
/// <param name="NotEmulated">The exchanges on resources that the emulator does not have.</param>
/// <param name="Differences">Every difference found, in order.</param>
public sealed record RecordingReplay(
    Recording Recording,
    IReadOnlyList<Exchange> Compared,
    IReadOnlyList<Exchange> NotEmulated,
    IReadOnlyList<Difference> Differences)
{
    /// <summary>Resources under connections and clients that neither the console nor the emulator knows.</summary>
    private static readonly string[] Unknown =
    [
        "connections/directory-provisioning", "clients/credentials", "clients/preview", "clients/register",
    ];

    public static async Task<RecordingReplay> RunAsync(Recording recording)
    {
        await using var running = await Support.RunningTenant.StartAsync(RecordedTenant.Options(recording));
        var ids = new KnownIds();
        var state = new TenantState(recording, running.Tenant, ids);
        var compared = new List<Exchange>();
        var skipped = new List<Exchange>();
        var differences = new List<Difference>();
        foreach (var exchange in recording.Exchanges)
        {
            if (!exchange.IsAboutConnections || Unknown.Any(exchange.IsUnder))
            {
                skipped.Add(exchange);
                continue;
            }

            state.Prepare(exchange);
            var content = exchange.Request is { } body ? Support.RunningTenant.Content(ids.Replace(body)!.ToJsonString()) : null;
            var reply = await running.SendAsync(new HttpMethod(exchange.Method), ids.Replace(exchange.Target)[1..], content);
            compared.Add(exchange);
            var comparison = new AnswerComparison(exchange, Strategy(exchange), ids);
            differences.AddRange(comparison.Compare(reply.Status, reply.Text.Length == 0 ? null : reply.Json));
        }

        return new RecordingReplay(recording, compared, skipped, differences);
    }

    private static string Strategy(Exchange exchange) =>
        !exchange.ShowsConnections ? ""
        : (string?)(exchange.Request as JsonObject)?["strategy"]
        ?? exchange.Shown("connections").Select(shown => (string?)shown["strategy"]).FirstOrDefault() ?? "";
}
