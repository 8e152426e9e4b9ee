namespace SupportConsole.Federation.IdentityProviders;

/// <summary>The identity providers that customers bring. The catalogue beside it knows their names, steps and quirks.</summary>
public enum IdentityProvider
{
    Other = 0,

    Okta = 1,

    EntraId = 2,

    GoogleWorkspace = 3,

    AdFs = 4,

    PingFederate = 5,

    PingOne = 6,

    OneLogin = 7,

    JumpCloud = 8,

    Keycloak = 9,
}
