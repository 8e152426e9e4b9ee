using System.Security.Cryptography;
using System.Text;
using SupportConsole.App.Changes;
using SupportConsole.App.Record;
using SupportConsole.Auth0;

namespace SupportConsole.App.Approvals;

/// <summary>What an act depends on, as one hash: if it differs when somebody approves, the act is another one.</summary>
public sealed class ApprovalBasis(IAuth0Tenant tenant, FingerprintKey key)
{
    /// <summary>The removal of a connection depends on what Auth0 has of it right now.</summary>
    public async Task<Result<string>> OfRemovalAsync(ChangePlan plan, CancellationToken cancellationToken)
    {
        var read = await tenant.GetConnectionAsync(plan.Auth0Id!, cancellationToken);
        if (!read.TryGet(out var connection, out var problem))
        {
            return problem;
        }

        var applications = await tenant.ListEnabledApplicationsAsync(plan.Auth0Id!, cancellationToken);
        return applications.Map(enabled => Hash(
            plan.ConnectionId.ToString(),
            plan.Auth0Id!.Value,
            plan.ConnectionName.Value,
            connection.ShownName,
            connection.Options is { } options ? OptionsSnapshot.Take(options, key.Fingerprint) : "",
            string.Join(' ', enabled.Order(StringComparer.Ordinal))));
    }

    /// <summary>SHA-256 over texts, each with its length before it.</summary>
    public static string Hash(params IEnumerable<string?> texts)
    {
        var all = string.Concat(texts.Select(text => $"{text?.Length ?? -1}:{text}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)));
    }
}
