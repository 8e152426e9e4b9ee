using SupportConsole.App.Inventory;
using SupportConsole.App.Record;
using SupportConsole.Federation;

namespace SupportConsole.App.Renewals;

/// <summary>How an expiring credential reads.</summary>
public static class Renewal
{
    public static string CredentialOf(ConnectionRow row) => row.Protocol == Protocol.Oidc ? "Client secret" : "Signing certificate";

    /// <summary>Nearly always the customer's: they create the new credential.</summary>
    public static NextStep MoveOf(ConnectionRow row) => row switch
    {
        { Attention.Length: > 0 } => new NextStep("Support", row.Attention),
        { State: ConnectionState.Disabled } => new NextStep("Support", "Remove it, or renew before enabling it"),
        { Protocol: Protocol.Oidc } => new NextStep("Customer", "Send the new client secret before the old one ends"),
        _ => new NextStep("Customer", "Send the new certificate, and agree on the minute of the switch"),
    };
}
