namespace SupportConsole.Federation;

/// <summary>How a connection speaks to the customer's identity provider.</summary>
public enum Protocol
{
    /// <summary>OpenID Connect: Auth0 strategy <c>oidc</c>; the credential is a client secret.</summary>
    Oidc = 1,

    /// <summary>SAML 2.0: Auth0 strategy <c>samlp</c>; the credential is the IdP's signing certificate.</summary>
    Saml = 2,
}
