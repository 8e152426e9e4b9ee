using static SupportConsole.Federation.Diagnosis.ErrorDestination;
using static SupportConsole.Federation.Diagnosis.ErrorMove;
using static SupportConsole.Federation.Diagnosis.ErrorSigns;

namespace SupportConsole.Federation.Diagnosis.Entries;

/// <summary>What our own tenant is set up to do with a sign-in: actions, permissions, mappings.</summary>
internal static class Auth0Rules
{
    public static IReadOnlyList<ErrorEntry> All { get; } = ErrorList.From(
        "Auth0 documentation: actions, APIs, connections",
        new(
            "auth0.rule", Support, Settings,
            "An action or rule of the tenant failed",
            "Its code has an error, or a service that it calls failed.",
            "Find the sign-in in the tenant log: it names the action. Fix the action, or what it calls.",
            Says(
                "auth0-sandbox", "access_denied … unexpected token", "access_denied … axioserror", "access_denied … is not defined",
                "access_denied … cannot read property", "access_denied … cannot read properties", "access_denied … econnrefused",
                "cannot read property … access_denied", "cannot read properties … access_denied", "is not defined … access_denied")),
        new(
            "auth0.grant", Support, Applications,
            "The application is not authorized for the API",
            "The application asks for an API of the tenant that it has no permission for.",
            "Open the API in the tenant and authorize the application, or change the application's audience.",
            Says("is not authorized to access resource server")),
        new(
            "auth0.ignored-parameter", Support, Applications,
            "Auth0 ignores a parameter of the application",
            "The application sends a parameter that /authorize doesn't take. The sign-in goes on without it.",
            "No action is needed. If the sign-in failed, look for another error.",
            Says("following parameters are not allowed on the")),
        new(
            "auth0.connection-value", Support, Settings,
            "The connection lacks a value that it needs",
            "Someone tried to create the connection without the directory's domain or the server's metadata address.",
            "Fill in the value and create the connection again.",
            Says("is not a valid windows azure ad domain", "missing federation metadata url")),
        new(
            "auth0.mapping", Support, Settings,
            "The attribute mapping names a field that doesn't exist",
            "The mapping of the connection writes to a user field that the user store doesn't have.",
            "Compare the connection's mapping with the fields of the user store.",
            Says("invalid user attributes: type for attribute", "attribute does not exist in the schema")),
        new(
            "saml.signing-key", Support, Settings,
            "Our key for signing requests can't be read",
            "The private key is missing, damaged or not a key at all.",
            "Check the request signing key of the connection, and set it again.",
            Says("expected openssl/evp pkey", "failure signing data", "fail to compute signature")));
}
