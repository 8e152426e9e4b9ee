namespace SupportConsole.Federation.IdentityProviders;

/// <summary>The identity providers that customers bring. The catalogue beside it knows their names, steps and quirks.</summary>
public enum IdentityProvider
{
    /// <summary>One that the catalogue does not know.</summary>
    Other = 0,

    /// <summary>Okta Workforce Identity.</summary>
    Okta = 1,

    /// <summary>Microsoft Entra ID (formerly Azure AD).</summary>
    EntraId = 2,

    /// <summary>Google Workspace.</summary>
    GoogleWorkspace = 3,

    /// <summary>Active Directory Federation Services.</summary>
    AdFs = 4,

    /// <summary>PingFederate.</summary>
    PingFederate = 5,

    /// <summary>PingOne.</summary>
    PingOne = 6,

    /// <summary>OneLogin.</summary>
    OneLogin = 7,

    /// <summary>JumpCloud.</summary>
    JumpCloud = 8,

    /// <summary>Keycloak.</summary>
    Keycloak = 9,
}
