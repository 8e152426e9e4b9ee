using SupportConsole.Federation;

namespace SupportConsole.Auth0;

/// <summary>Auth0's strategies of enterprise connections: what the console manages, or could. Database, passwordless and social connections are others' business.</summary>
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

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [.. ByName.Keys];

    /// <summary>Whether its credential is a client secret or a signing certificate; null where it is neither, and the console cannot manage it.</summary>
    public static Protocol? ProtocolOf(string strategy) => ByName.GetValueOrDefault(strategy);
}
