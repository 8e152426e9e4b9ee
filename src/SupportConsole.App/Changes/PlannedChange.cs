using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using SupportConsole.App.Record;
using SupportConsole.Auth0;

namespace SupportConsole.App.Changes;

/// <summary>Turns a plan and its order into the change that the journal commits.</summary>
internal static class PlannedChange
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Change From(ChangePlan plan, ChangeOrder order, FingerprintKey key, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        Kind = plan.Kind,
        State = ChangeState.Saved,
        ConnectionId = plan.ConnectionId,
        ConnectionName = plan.ConnectionName,
        Auth0Id = plan.Auth0Id,
        Actor = order.Actor.Name,
        ActorId = order.Actor.Id.ToString(),
        ActorEmail = order.Actor.Email,
        Ticket = order.Ticket.Trim(),
        Reason = order.Reason.Trim(),
        RequestKey = order.RequestKey,
        Plan = JsonSerializer.Serialize(plan.Fields, Plain),
        BaseOptions = plan.BaseOptions,
        WantedOptions = Wanted(plan, key),
        Applications = plan.Applications,
        CredentialFingerprint = plan.Certificate?.Sha256.Hex ?? (plan.Secret is null ? "" : key.Fingerprint(plan.Secret)),
        CredentialExpiresAt = plan.CredentialExpiresAt,
        CredentialNeverExpires = plan.CredentialNeverExpires,
        CertificatePem = plan.Certificate?.ToPem(),
        CustomerMessageAt = order.Message?.At,
        CustomerMessageSource = order.Message?.Source ?? CustomerMessageSource.None,
        PlannedAt = now,
    };

    /// <summary>
    /// The snapshot that the tenant should show afterwards: the base with the edit's values, the secret as its fingerprint.
    /// </summary>
    private static string? Wanted(ChangePlan plan, FingerprintKey key)
    {
        if (plan.BaseOptions is null || plan.Edit is null)
        {
            return null;
        }

        var options = new ConnectionOptions((JsonObject)JsonNode.Parse(plan.BaseOptions)!);
        return OptionsSnapshot.Take(OptionsReplacement.Prepare("", options, plan.Edit), text => Fingerprint(text, key));
    }

    /// <summary>The base has fingerprints instead of secrets already; the edit has the new secret.</summary>
    private static string Fingerprint(string text, FingerprintKey key)
    {
        const string prefix = OptionsSnapshot.FingerprintPrefix;
        return text.StartsWith(prefix, StringComparison.Ordinal) ? text[prefix.Length..] : key.NamedFingerprint(text);
    }
}
