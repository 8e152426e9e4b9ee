using SupportConsole.App.Inventory;
using SupportConsole.App.Record;
using SupportConsole.Federation;

namespace SupportConsole.App.Renewals;

/// <summary>How an expiring credential reads.</summary>
public static class Renewal
{
    public static string CredentialOf(ConnectionRow row) => row.Protocol == Protocol.Oidc ? "Client secret" : "Signing certificate";
}
