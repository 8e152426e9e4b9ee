using SupportConsole.Auth0.Emulator.State;

namespace SupportConsole.Auth0.Emulator.Connections;

/// <summary>The address where a customer's administrator can set up the connection. Host and path depend on the strategy.</summary>
internal static class ProvisioningTicket
{
    public static string? Of(StoredConnection connection, string domain)
    {
        var (tenant, region) = domain.Split('.', 2) is [var first, var rest] ? (first, rest) : (domain, domain);
        return connection.Strategy switch
        {
            "ad" or "adfs" or "pingfederate" or "samlp" => $"https://{domain}/p/{connection.Strategy}/{connection.Ticket}",
            "waad" => $"https://{domain}/{tenant}/p/waad/{connection.Ticket}",
            "google-apps" => $"https://login.{region}/{tenant}/p/google-apps/{connection.Ticket}",
            _ => null,
        };
    }
}
