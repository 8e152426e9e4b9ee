using SupportConsole.App.Parts;
using SupportConsole.Federation.Diagnosis;

namespace SupportConsole.Tests.Federation.Diagnosis;

/// <summary>Errors as they are really pasted: addresses encoded twice, HTML's escapes, mails' marks and broken lines, logs as JSON.</summary>
public sealed class RealErrorTests
{
    private static readonly string A = new('a', 40);
    private static readonly string B = new('b', 40);

    public static TheoryData<string, string> Pasted => new()
    {
        { "saml.thumbprint", $"https://app/?error=access_denied&error_description=Invalid%2520thumbprint%2520%2528configured%253A%2520{A}.%2520calculated%253A%2520{B}%2529" },
        { "saml.thumbprint", $"<p>access_denied: Invalid thumbprint &#40;configured: {A}. calculated: {B}&#41;</p>" },
        { "saml.thumbprint", $"https://app/?error=access_denied&amp;error_description=Invalid%20thumbprint%20(configured%3A%20{A}.%20calculated%3A%20{B})&amp;state=x" },
        { "saml.thumbprint", $"> Invalid thumbprint (configured:\n> {A}.\n> calculated: {B[..20]}\n> {B[20..]})" },
        { "saml.thumbprint", $"https://app.example/?error=access_denied&error_description=Invalid=\n%20thumbprint%20(configured%3A%20{A}.%20calc=\nulated%3A%20{B})" },
        { "saml.thumbprint", $"Invalid thumbprint (configured: {string.Join(':', A.Chunk(2).Select(c=>new string(c)))}. calculated: {string.Join(':', B.Chunk(2).Select(c=>new string(c)))})" },
        { "entra.7000215", "{\"date\":\"2026-11-24T10:00:00Z\",\"type\":\"f\",\"description\":\"AADSTS7000215: Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '11111111-2222-3333-4444-555555555555'.\",\"connection\":\"acme-prod\",\"connection_id\":\"con_1\",\"client_id\":\"abcd1234\",\"details\":{\"error\":{\"message\":\"invalid_client\",\"oauthError\":\"invalid_client\"}}}" },
        { "oidc.unauthorized-client", "\"{\\\"type\\\":\\\"f\\\",\\\"connection\\\":\\\"acme-prod\\\",\\\"description\\\":\\\"unauthorized_client\\\"}\"" },
        { "oidc.login-required", "https://app.example/callback#error=login_required&error_description=Login%20required&state=1" },
        { "auth0.blocked", "app.example/callback?error=unauthorized&error_description=user%20is%20blocked" },
        { "okta.not-assigned", "Hi,\nour users see this since today:\n\n  Oops!, something went wrong\n  access_denied: User is not assigned to the client application.\n\nthanks" },
        { "entra.50105", "Sorry, but we’re having trouble signing you in.\n\nAADSTS50105: Your administrator has configured the application InfluxDB ('1111') to block users unless they are specifically granted ('assigned') access.\nRequest Id: x\nCorrelation Id: y\nTimestamp: 2026-11-24" },
        { "entra.50011", "AADSTS\n50011: The redirect URI 'https://auth...' specified in the request does not match" },
        { "entra.700016", "AADSTS 700016: Application with identifier '11111111-2222-3333-4444-555555555555' was not found in the directory" },
        { "entra.7000222", "https://login.microsoftonline.com/common/oauth2/v2.0/authorize?error=invalid_client&error_description=AADSTS7000222%3a+The+provided+client+secret+keys+for+app+%2711111111-2222-3333-4444-555555555555%27+are+expired.%0d%0aTrace+ID%3a+x&error_uri=https%3a%2f%2flogin.microsoftonline.com%2ferror%3fcode%3d7000222" },
        { "status.authn-failed", "<samlp:Status><samlp:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:Responder\"><samlp:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:AuthnFailed\"/></samlp:StatusCode></samlp:Status>" },
        { "status.requester", "&lt;samlp:StatusCode Value=&quot;urn:oasis:names:tc:SAML:2.0:status:Requester&quot;/&gt;" },
        { "google.app-not-configured", "Error 403: app_not_configured_for_user\nService is not configured for this user." },
        { "google.redirect", "Error 400: redirect_uri_mismatch\nYou can't sign in to this app because it doesn't comply with Google's OAuth 2.0 policy." },
        { "okta.redirect", "400 Bad Request\nThe 'redirect_uri' parameter must be a Login redirect URI in the client app settings: https://acme-admin.okta.com/admin/app/oidc_client/instance/0oa1#tab-general" },
        { "okta.not-assigned", "User is not assigned to the client application." },
        { "saml.audience", "Audience is invalid. Configured: urn:auth0:tenant:acme-prod-saml" },
        { "oidc.nonce", "https://x/?error=access_denied&error_description=nonce+mismatch" },
        { "oidc.cancelled", "https://x/?error=access_denied&error_description=User+did+not+authorize+the+request" },
        { "auth0.issuer", "issuer mismatch: expected \"https://acme.okta.com\", got: https://acme.okta.com/oauth2/default" },
        { "saml.recipient", "Recipient is invalid. Configured: https://auth.influxdata.com/login/callback" },
        { "saml.expired", "assertion has expired." },
        { "saml.signature", "Signature check errors: The signature digest is not valid. invalid signature: for uri #_1 calculated digest is" },
        { "saml.destination", "Destination endpoint https://a did not match https://b" },
        { "auth0.not-found", "https://x/?error=invalid_request&error_description=the%20connection%20was%20not%20found" },
        { "auth0.not-enabled", "the connection was not enabled for this client" },
        { "auth0.callback", "Callback URL mismatch. The provided redirect_uri is not in the list of allowed callback URLs." },
        { "oidc.invalid-client", "{\"error\":\"invalid_client\",\"error_description\":\"Client authentication failed. Either the client or the client credentials are invalid.\"}" },
        { "auth0.obtain-token", "failed to obtain access token: invalid_grant (The provided authorization grant is invalid)" },
        { "adfs.msis3127", "MSIS9602: The received 'resource' parameter is invalid. The authorization server can not find a registered resource with the specified identifier." },
        { "adfs.msis9224", "MSIS9602: The received 'redirect_uri' parameter is not a valid registered redirect URI for the client identifier" },
        { "adfs.msis7066", "An error occurred. Contact your administrator. Activity ID: 00000. MSIS7066: Authentication failed for the request." },
        { "keycloak.redirect", "We are sorry...\nInvalid parameter: redirect_uri" },
        { "keycloak.client-credentials", "{\"error\":\"unauthorized_client\",\"error_description\":\"Invalid client or Invalid client credentials\"}" },
        { "saml.idp-initiated", "IdP-Initiated login is not enabled for connection \"acme-prod-saml\"." },
        { "auth0.state", "Unable to find the user's original request: Invalid state / RelayState" },
        { "auth0.state", "https://auth/?error=invalid_request&error_description=Unable%20to%20verify%20transaction%20state.%20You%20must%20use%20%22storeState%22" },
        { "auth0.obtain-token", "failed to obtain access token: connect ETIMEDOUT 203.0.113.1:443" },
        { "auth0.tls", "unable to verify the first certificate" },
        { "entra.65001", "AADSTS65001: The user or administrator has not consented to use the application with ID" },
        { "saml.thumbprint", $"Invalid thumb\u00adprint (configured: {A}. calculated: {B})" },
        { "saml.thumbprint", $"<https://app.example/?error=access_denied&error_description=Invalid%20thumbprint%20%28configured%3A%20{A}.%20calculated%3A%20{B}%29>" },
        { "saml.thumbprint", $"https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fapp.example%2F%3Ferror%3Daccess_denied%26error_description%3DInvalid%2520thumbprint%2520(configured%253A%2520{A}.%2520calculated%253A%2520{B})&data=05" },
    };

    [Theory]
    [MemberData(nameof(Pasted))]
    public void It_is_known_for_what_it_is(string id, string pasted)
    {
        var error = SignInErrorReader.Read(pasted);

        Assert.Equal(id, ErrorCatalogue.Diagnose(error).Best?.Id);
        Assert.True(id != "saml.thumbprint" || (error.Configured is [{ } configured] && configured.Hex == A && error.Calculated is [{ } calculated] && calculated.Hex == B), error.ToString());
    }

    [Fact]
    public void A_word_after_error_in_prose_is_no_error_name() => Assert.Null(SignInErrorReader.Read("Error: jwt audience invalid").Error);
}
