using static SupportConsole.Federation.Diagnosis.ErrorDestination;
using static SupportConsole.Federation.Diagnosis.ErrorMove;
using static SupportConsole.Federation.Diagnosis.ErrorSigns;

namespace SupportConsole.Federation.Diagnosis.Entries;

/// <summary>What Auth0 says about the exchange of the code and the ID token with an OIDC provider.</summary>
internal static class Auth0Tokens
{
    public static IReadOnlyList<ErrorEntry> All { get; } = ErrorList.From(
        ErrorList.Auth0Oidc,
        new(
            "auth0.basic-only", Customer, HandOff,
            "The identity provider wants the secret in a Basic header",
            "Its token endpoint accepts client_secret_basic only, which Auth0 doesn't send.",
            "Allow client_secret_post for this client.",
            Says("challenge in the www-authenticate", "error in the www-authenticate")),
        new(
            "auth0.issuer", Support, Settings,
            "The issuer is not the expected one",
            "A slash at the end, another realm, http for https, or Entra's version 1 for version 2.",
            "Copy the issuer from the discovery document to the connection.",
            Says(
                "unexpected iss value", "iss mismatch", "issuer mismatch", "issuer … does not match", "issuer … did not match",
                "issuer … doesn't match", "jwt issuer invalid",
                "unexpected 'iss'", "invalid issuer", "issuer did not match", "issuer claim", "issuer validation failed",
                "invalid token issuer", "not issued by correct openid provider", "issued by a different provider", "'iss' (issuer)",
                "issuer (iss)", "iss missing from the response", "idx10204", "idx10205", "idx10211", "unexpected iss").ButNot("saml")),
        new(
            "auth0.audience", Support, Settings,
            "The ID token is for another client ID",
            "The client ID on the connection is not the one in the ID token.",
            "Compare the client ID on the connection with the identity provider's. In Entra it is the Application (client) ID.",
            Says(
                "aud mismatch", "jwt audience invalid", "aud is missing", "azp mismatch", "unexpected jwt aud",
                "audience in id token", "audience of the id token", "audience (aud) payload mismatch", "audience (aud) claim mismatch",
                "audience (aud) claim", "unexpected aud", "idx10206", "idx10208", "idx10214", "'aud' (audience)",
                "oidc: expected audience").ButNot("saml")),
        new(
            "auth0.clock", Customer, HandOff,
            "The ID token has expired or is not valid yet",
            "The identity provider's clock is off, or the sign-in took too long.",
            "Set the identity provider's clock by NTP, and sign in again.",
            Says(
                "jwt not active yet", "id_token expired", "id_token issued in the future", "id_token issued too far in the past",
                "jwt expired", "token used before issued", "oidc: token is expired", "'exp' (expiration time)", "'nbf' (not before)",
                "idx10222", "idx10223", "idx10224", "idx10225", "idx10230", "expiration time (exp)", "issued at (iat)")),
        new(
            "auth0.id-token", Customer, Settings,
            "The ID token's signature doesn't hold",
            "It is signed with HS256, or with a key that the identity provider doesn't publish.",
            "Sign ID tokens with RS256 and publish the key at the jwks_uri.",
            Says(
                "kid must be provided", "impossible to decode oidc token", "required configuration \"keys\"", "missing field `keys",
                "invalid key set format", "no keys match", "no key matches", "no matching keys", "unexpected jwt alg",
                "unexpected alg", "failed to validate jwt signature", "failed to validate the jwt signature",
                "failed to validate id_token signature", "failed to validate the id token signature",
                "failed to validate id token signature", "failed to validate jwt", "no matching key", "no valid key found",
                "unable to find a signing key", "invalid jwt signature", "jwt signature verification failed",
                "unable to find matching key", "idx10500", "idx10501", "idx10502", "idx10503", "idx10504", "idx10506", "idx10508",
                "idx10511", "idx10516", "idx10517", "another algorithm expected", "failed to verify id token signature",
                "id token signature", "signature is not valid … id_token", "multiple matching keys found in issuer")),
        new(
            "auth0.no-id-token", Customer, HandOff,
            "The identity provider sent no usable ID token",
            "The token response has no ID token, or the ID token lacks a claim such as sub.",
            "Allow the scope openid for the client, and include sub and email in the ID token.",
            Says(
                "extract id_token", "expected 3 parts got 1", "can not get identifier from provider",
                "required claim … not provided", "claim … was not provided",
                "email claim is missing", "missing email claim", "no email claim", "based on email claim",
                "id_token not present", "did not return an id_token", "missing required jwt property", "no id_token",
                "id token is missing", "userinfo sub mismatch",
                "no 'id_token' parameter found", "missing id_token", "id_token is missing", "id_token missing")),
        new(
            "auth0.userinfo", Customer, HandOff,
            "Auth0 can't read the userinfo endpoint",
            "The identity provider rejected the request for the person's profile.",
            "Allow the scopes profile and email for the client, and check that the userinfo endpoint is reachable.",
            Says(
                "openid userinfo body", "error unmarshaling claims", "failed to fetch user/group information", "from get … userinfo",
                "failed to fetch user profile", "unable to fetch userinfo", "failed to obtain user profile",
                "userinfo request failed", "failed to obtain userinfo",
                "invalid_user_info_response", "api access faild")),
        new(
            "auth0.discovery", Support, Settings,
            "An address of the identity provider doesn't answer as expected",
            "An endpoint or the discovery URL is wrong, or a firewall answers in the provider's place.",
            "Check discovery on the connection, and compare each endpoint with the discovery document.",
            Says(
                "_endpoint could not be fetched", ".well-known/openid-configuration: not found",
                "failed to verify connection: {url:", "invalid response content-type", "signin: no provider for",
                "expected 200 ok, got:", "expected 200 ok", "discovery document … could not",
                "unable to retrieve … openid-configuration", "failed to fetch … openid-configuration", "options.issuer' is missing",
                "idx20803", "idx20804", "idx20805", "idx20806", "idx20807", "unable to obtain configuration from",
                "expected near '<'", "unexpected character ('<'", "while parsing value: <", "'<' is an invalid start of a value",
                "405 not allowed", "405 method not allowed", "looking for beginning of value", "unexpected token < in json",
                "unexpected token '<'", "jwks_uri must be configured on the issuer", "_endpoint must be configured on the issuer")
                .ButNot("unmarshal claims")),
        new(
            "auth0.unreachable", Customer, HandOff,
            "Auth0 can't reach the identity provider",
            "A firewall blocks Auth0, the host name doesn't resolve, or the identity provider is down.",
            "Let Auth0's addresses reach the token, keys and userinfo endpoints.",
            Says(
                "could not reach provider at url", "violates local access rules",
                "econnrefused", "enotfound", "econnreset", "esockettimedout", "eai_again", "ehostunreach",
                "socket hang up",
                "could not reach the openid connect provider", "could not reach the provider", "connection refused", "no such host",
                "name or service not known", "temporary failure in name resolution", "failed to establish a new connection",
                "connection reset", "unable to resolve openid connect configuration"))
        { IsGeneric = false },
        new(
            "auth0.tls", Customer, HandOff,
            "The identity provider's web server certificate is not trusted",
            "Its TLS certificate has expired, is self-signed or lacks the intermediate certificate.",
            "Install a publicly trusted TLS certificate with its chain.",
            Says(
                "no cipher suites in common", "no shared cipher", "no common cipher",
                "self signed certificate", "self-signed certificate", "unable to verify the first certificate",
                "certificate has expired", "unable to get local issuer certificate",
                "err_tls_cert_altname_invalid", "does not match certificate's altnames", "ssl certificate problem",
                "depth_zero_self_signed_cert", "self_signed_cert_in_chain", "unable_to_verify_leaf_signature", "cert_has_expired",
                "tls: failed to verify certificate", "x509: certificate signed by unknown authority", "x509: certificate is valid for",
                "x509: certificate is not valid for", "certificate_verify_failed", "certificate verify failed",
                "pkix path building failed", "the remote certificate is invalid", "the remote certificate was rejected")
                .ButNot("signing certificate")),
        new(
            "auth0.obtain-token", Customer, Rotation,
            "The identity provider rejected Auth0's request for a token",
            "The client secret is wrong or expired, or is sent in a way that the identity provider rejects.",
            "Send us a valid client secret through a secure channel, and allow client_secret_post.",
            Says(
                "no access token found", "no access token in the response",
                "failed to obtain access token", "error obtaining access token", "failed to obtain token", "400 client error … /token")),
        new(
            "auth0.token-request", Customer, Rotation,
            "The request for a token failed",
            "Most often the client secret is wrong or expired, or is sent in a way that the identity provider rejects.",
            "Send us a valid client secret through a secure channel, and allow client_secret_post.",
            Says(
                "oauth_www_authenticate_challenge", "failed to contact token endpoint", "unable to exchange auth code with provider",
                "error exchanging oidc code", "client error … for url … /oauth/token", "request for authentication token failed",
                "client error: `post … /token", "could not exchange code for tokens", "is not a conform token endpoint response",
                "server responded with an error in the response body", "request to the openid connect token api has failed")
                .ButNot("invalid_client", "invalid_grant", "invalid_request", "unauthorized_client", "invalid_scope", "grant_type")),
        new(
            "auth0.timeout", Customer, HandOff,
            "Auth0 can't reach the identity provider in time",
            "A firewall blocks Auth0, or the identity provider is slow.",
            "Let Auth0's addresses reach the token, keys and userinfo endpoints.",
            Says(
                "etimedout", "connection timed out", "connect timed out", "read timed out", "request timed out", "operation timed out",
                "timeout awaiting 'request'", "timeout awaiting 'connect'", "timeout awaiting 'response'", "context deadline exceeded",
                "client.timeout exceeded", "i/o timeout", "outgoing request timed out")));
}
