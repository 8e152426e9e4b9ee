namespace SupportConsole.Auth0.Emulator.Connections;

/// <summary>The two bindings that Auth0 sends a SAML request with.</summary>
internal static class SamlBinding
{
    public const string Post = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST";

    public const string Redirect = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect";
}
