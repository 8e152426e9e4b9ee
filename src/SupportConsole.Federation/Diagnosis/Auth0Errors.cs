using System.Text.RegularExpressions;
using static SupportConsole.Federation.Diagnosis.ErrorDestination;
using static SupportConsole.Federation.Diagnosis.ErrorMove;

namespace SupportConsole.Federation.Diagnosis;

/// <summary>Auth0's texts about connections, applications and organizations.</summary>
internal static class Auth0Errors
{
    public static IReadOnlyList<ErrorEntry> All { get; } =
    [
        Entry(
            "auth0.organization", "no connections enabled for the organization|is not part of the .{0,60}organization", "The organization does not hold the connection or the person",
            "The connection is not in the organization, or membership is not given on sign-in.",
            "Add the connection to the organization, with membership assigned on sign-in.",
            Support, Applications, "Auth0 documentation: test enterprise connections, troubleshooting",
            "no connections enabled for the organization are visible"),
        Entry(
            "auth0.not-enabled", "no connections enabled for the client|(the )?connection (is not|was not) enabled|connection was disabled|connection is disabled", "The connection is not enabled for the application",
            "It was never enabled, was disabled, or was made a moment ago.",
            "Enable the connection for the application and wait some minutes.",
            Support, Applications, "Auth0 documentation: test enterprise connections, troubleshooting",
            "error=invalid_request&error_description=the connection is not enabled"),
        Entry(
            "auth0.not-found", "connection was not found|invalid connection|connection does not exist", "Auth0 does not know the connection",
            "The name in the link is mistyped, or the connection was removed.",
            "Compare the connection name in the link.",
            Support, Settings, "Auth0 documentation: test enterprise connections, troubleshooting",
            "the connection was not found"),
        Entry(
            "auth0.callback", "callback url mismatch", "The application's callback is not registered",
            "The application asked to return to an address that Auth0 does not know for it.",
            "Register the callback with the application in Auth0.",
            Support, Applications, "Auth0 documentation: test enterprise connections, troubleshooting",
            "Callback URL mismatch. The provided redirect_uri is not in the list of allowed callback URLs."),
        Entry(
            "auth0.obtain-token", "failed to obtain access token", "The IdP's token endpoint refuses Auth0",
            "The client secret is wrong or has expired, or is sent by a method that the IdP refuses.",
            "Send a valid client secret by a secure channel, and allow client_secret_post.",
            Customer, Rotation, "Auth0 documentation: test enterprise connections, troubleshooting",
            "error=invalid_request&error_description=failed to obtain access token"),
        Entry(
            "auth0.basic-only", "challenge in the WWW-Authenticate", "The IdP wants the secret in a Basic header",
            "The token endpoint accepts client_secret_basic only, which Auth0 does not do.",
            "Allow client_secret_post for this client.",
            Customer, HandOff, "Auth0 documentation: test enterprise connections, troubleshooting",
            "server responded with a challenge in the WWW-Authenticate HTTP Header"),
        Entry(
            "auth0.issuer", "unexpected iss|iss(uer)? mismatch|issuer.{0,30}(does not|did not|doesn't) match", "The issuer is not the one expected",
            "A slash at the end, another realm, http for https, or Entra's v1 for v2.",
            "Copy the issuer from the discovery document.",
            Support, Settings, "Auth0 documentation: test enterprise connections, troubleshooting",
            "unexpected iss value, expected https://idp.example/, got: https://idp.example"),
        Entry(
            "auth0.id-token", "unexpected (JWT )?alg|failed to validate (the )?(JWT|id.?token) signature|no matching key|unable to find a signing key", "The ID token's signature does not hold",
            "It is signed with HS256 or by a key that the IdP does not publish.",
            "Sign ID tokens with RS256 and publish the key at jwks_uri.",
            Customer, Settings, "Auth0 documentation: test enterprise connections, troubleshooting",
            "unexpected JWT alg received, expected RS256, got: HS256"),
        Entry(
            "auth0.unreachable", "ECONNREFUSED|ETIMEDOUT|ENOTFOUND|ECONNRESET|ESOCKETTIMEDOUT|outgoing request timed out", "Auth0 cannot reach the IdP",
            "A firewall, a name that does not resolve, or an IdP that is down.",
            "Let Auth0's addresses reach the token, keys and userinfo endpoints.",
            Customer, HandOff, "Auth0 documentation: test enterprise connections, troubleshooting",
            "connect ECONNREFUSED 203.0.113.7:443"),
        Entry(
            "auth0.tls", "self.signed certificate|unable to verify the first certificate|certificate has expired|ERR_TLS", "The IdP's web server certificate is not trusted",
            "Its TLS certificate has expired, is self-signed or lacks the intermediate.",
            "Install a publicly trusted TLS certificate with its chain.",
            Customer, HandOff, "Auth0 documentation: test enterprise connections, troubleshooting",
            "unable to verify the first certificate"),
        Entry(
            "auth0.state", "unable to verify (the )?(authorization request )?state|state mismatch|invalid state", "The state was lost",
            "A bookmarked page, a second tab, blocked cookies, or two hosts mixed.",
            "Start the sign-in afresh at InfluxDB, not from a bookmark.",
            User, Settings, "Auth0 documentation: test enterprise connections, troubleshooting",
            "Unable to verify authorization request state."),
        Entry(
            "auth0.blocked", "user is blocked|account has been blocked", "The person is blocked in Auth0",
            "The user or the address was blocked.",
            "Unblock the user in the tenant.",
            Support, Settings, "Auth0 documentation: test enterprise connections, troubleshooting",
            "error=unauthorized&error_description=user is blocked"),
    ];

    private static ErrorEntry Entry(string id, string pattern, string title, string cause, string cure, ErrorMove move, ErrorDestination leadsTo, string source, string example) =>
        new(id, new Regex(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking), title, cause, cure, move, leadsTo, source, example);
}
