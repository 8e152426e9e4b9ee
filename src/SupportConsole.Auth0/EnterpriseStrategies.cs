using SupportConsole.Federation;

namespace SupportConsole.Auth0;

/// <summary>Auth0's strategies of enterprise connections. The console leaves database, passwordless and social connections alone.</summary>
public static class EnterpriseStrategies
{
    private static readonly Dictionary<string, Protocol?> ByName = new(StringComparer.Ordinal)
    {
        ["oidc"] = Protocol.Oidc,
        ["okta"] = Protocol.Oidc,
        ["waad"] = Protocol.Oidc,
        ["google-apps"] = Protocol.Oidc,
        ["samlp"] = Protocol.Saml,
        ["pingfederate"] = Protocol.Saml,
        ["adfs"] = Protocol.Saml,
        ["ad"] = null,
        ["ip"] = null,
        ["office365"] = null,
        ["sharepoint"] = null,
    };

    public static IReadOnlyList<string> All { get; } = [.. ByName.Keys];

    /// <summary>Whether the credential is a client secret or a signing certificate; null if it is neither: not managed here.</summary>
    public static Protocol? ProtocolOf(string strategy) => ByName.GetValueOrDefault(strategy);
}
