using System.Text.Json.Nodes;
using SupportConsole.Auth0.Emulator;

namespace SupportConsole.Tests.Auth0.Emulator.Replay;

/// <summary>What a recording tells about its tenant.</summary>
public static class RecordedTenant
{
    private const string Login = "login.";

    public static EmulatorOptions Options(Recording recording) => new()
    {
        Domain = Domain(recording) ?? new EmulatorOptions().Domain,
        Scopes = EmulatorScopes.Administrator,
        Clients = [],
        CustomDomains = [],
        LegacyEnabledClients = recording.EverShows("enabled_clients"),
    };

    private static string? Domain(Recording recording)
    {
        var tickets = recording.Exchanges
            .SelectMany(exchange => exchange.Shown("connections"))
            .Select(shown => (string?)shown["provisioning_ticket_url"])
            .OfType<string>()
            .Select(ticket => new Uri(ticket));
        return tickets.Select(Domain).FirstOrDefault() ?? (Name(recording) is { } name ? name + ".us.auth0.com" : null);
    }

    /// <summary>Google's tickets lie at the region's login host, with the tenant's name in the path.</summary>
    private static string Domain(Uri ticket) =>
        ticket.Host.StartsWith(Login, StringComparison.Ordinal)
            ? $"{ticket.Segments[1].TrimEnd('/')}.{ticket.Host[Login.Length..]}"
            : ticket.Host;

    private static string? Name(Recording recording) => recording.Exchanges
        .SelectMany(exchange => exchange.Shown("clients"))
        .Select(shown => (string?)(shown["tenant"] ?? shown["tenant_name"]))
        .FirstOrDefault(name => name is not null);
}
