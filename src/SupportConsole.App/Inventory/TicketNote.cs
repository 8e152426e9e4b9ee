using System.Globalization;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.Federation;
using SupportConsole.Federation.Certificates;
using SupportConsole.Federation.IdentityProviders;

namespace SupportConsole.App.Inventory;

/// <summary>A summary of a connection for its ticket. Nothing secret is in it.</summary>
public static class TicketNote
{
    public static string Of(ConnectionView view, DateTimeOffset now)
    {
        var record = view.Record;
        var lines = new List<string>
        {
            $"Connection: {record.Name} ({(record.Protocol == Protocol.Oidc ? "OIDC" : "SAML")}, {IdentityProviderCatalogue.Of(record.IdentityProvider).DisplayName})",
            $"Cluster: {record.Cluster.DisplayName} ({record.Cluster.Id})",
            $"State: {StateBadge.Of(record.State).Word}, {TimeWords.For(record.StateSince, now)}",
        };
        if (view.Credentials.FirstOrDefault(credential => credential.Status == CredentialStatus.Current) is { } credential)
        {
            var ends = credential.ExpiresAt is { } at ? $", expires {at.ToString("d MMM yyyy", CultureInfo.InvariantCulture)}" : "";
            lines.Add(credential.Kind == CredentialKind.SigningCertificate
                ? $"Current certificate: SHA-1 {Thumbprint.Show(credential.Sha1)}{ends}, set by {credential.SetBy}"
                : $"Current client secret: set by {credential.SetBy} on {credential.SetAt.ToString("d MMM yyyy", CultureInfo.InvariantCulture)}{ends}");
        }

        if (view.LastChange is { } change)
        {
            lines.Add($"Last change: {change.Outcome} ({change.Actor}, {change.SettledAt?.ToString("d MMM yyyy HH:mm 'UTC'", CultureInfo.InvariantCulture)}{(change.Ticket.Length > 0 ? $", {change.Ticket}" : "")})");
        }

        return string.Join('\n', lines);
    }
}
