namespace SupportConsole.Tests.Federation.Oidc.Corpus;

/// <summary>Discovery documents in the shapes in which identity providers publish them. All names are invented.</summary>
internal static class DiscoveryShapes
{
    private const string Ms = "https://login.microsoftonline.example/3f2504e0-4f89-11d3-9a0c-0305e82c3301";

    /// <summary>Issuer and document, by provider.</summary>
    public static Dictionary<string, (string Issuer, string Document)> All { get; } = new()
    {
        ["okta, org server"] = ("https://acme.okta.example", Doc("https://acme.okta.example", "/oauth2/v1", "authorize", "token", "keys", "userinfo", """
            "registration_endpoint":"https://acme.okta.example/oauth2/v1/clients","response_types_supported":["code","id_token","code id_token","code token","id_token token","code id_token token"],"response_modes_supported":["query","fragment","form_post","okta_post_message"],"grant_types_supported":["authorization_code","implicit","refresh_token","password"],"subject_types_supported":["public"],"id_token_signing_alg_values_supported":["RS256"],"scopes_supported":["openid","email","profile","address","phone","offline_access","groups"],"token_endpoint_auth_methods_supported":["client_secret_basic","client_secret_post","client_secret_jwt","private_key_jwt","none"],"code_challenge_methods_supported":["S256"],"request_parameter_supported":true
            """)),
        ["okta, custom server"] = ("https://acme.okta.example/oauth2/default", Doc("https://acme.okta.example/oauth2/default", "/v1", "authorize", "token", "keys", "userinfo", """
            "response_types_supported":["code","token","id_token"],"grant_types_supported":["authorization_code"],"scopes_supported":["openid","profile","email"],"id_token_signing_alg_values_supported":["RS256"],"token_endpoint_auth_methods_supported":["client_secret_basic","client_secret_post","none"],"code_challenge_methods_supported":["S256"],"dpop_signing_alg_values_supported":["RS256","ES256"]
            """)),
        ["entra"] = (Ms + "/v2.0", $$"""
            {"token_endpoint":"{{Ms}}/oauth2/v2.0/token","token_endpoint_auth_methods_supported":["client_secret_post","private_key_jwt","client_secret_basic"],"jwks_uri":"{{Ms}}/discovery/v2.0/keys","response_modes_supported":["query","fragment","form_post"],"subject_types_supported":["pairwise"],"id_token_signing_alg_values_supported":["RS256"],"response_types_supported":["code","id_token","code id_token","id_token token"],"scopes_supported":["openid","profile","email","offline_access"],"issuer":"{{Ms}}/v2.0","request_uri_parameter_supported":false,"userinfo_endpoint":"https://graph.microsoft.example/oidc/userinfo","authorization_endpoint":"{{Ms}}/oauth2/v2.0/authorize","http_logout_supported":true,"frontchannel_logout_supported":true,"end_session_endpoint":"{{Ms}}/oauth2/v2.0/logout","claims_supported":["sub","iss"],"kerberos_endpoint":"{{Ms}}/kerberos","tenant_region_scope":"EU","cloud_instance_name":"microsoftonline.example","msgraph_host":"graph.microsoft.example"}
            """),
        ["google"] = ("https://accounts.google.example", """
            {
             "issuer": "https://accounts.google.example",
             "authorization_endpoint": "https://accounts.google.example/o/oauth2/v2/auth",
             "device_authorization_endpoint": "https://oauth2.googleapis.example/device/code",
             "token_endpoint": "https://oauth2.googleapis.example/token",
             "userinfo_endpoint": "https://openidconnect.googleapis.example/v1/userinfo",
             "revocation_endpoint": "https://oauth2.googleapis.example/revoke",
             "jwks_uri": "https://www.googleapis.example/oauth2/v3/certs",
             "response_types_supported": ["code","token","id_token","code token","code id_token","token id_token","code token id_token","none"],
             "subject_types_supported": ["public"],
             "id_token_signing_alg_values_supported": ["RS256"],
             "scopes_supported": ["openid","email","profile"],
             "token_endpoint_auth_methods_supported": ["client_secret_post","client_secret_basic"],
             "claims_supported": ["aud","email","email_verified","exp","iat","iss","name","sub"],
             "code_challenge_methods_supported": ["plain","S256"],
             "grant_types_supported": ["authorization_code","refresh_token","urn:ietf:params:oauth:grant-type:device_code"]
            }
            """),
        ["adfs"] = ("https://adfs.acme.example/adfs", """
            {"issuer":"https:\/\/adfs.acme.example\/adfs","authorization_endpoint":"https:\/\/adfs.acme.example\/adfs\/oauth2\/authorize\/","token_endpoint":"https:\/\/adfs.acme.example\/adfs\/oauth2\/token\/","jwks_uri":"https:\/\/adfs.acme.example\/adfs\/discovery\/keys","token_endpoint_auth_methods_supported":["client_secret_post","client_secret_basic","private_key_jwt","windows_client_authentication"],"response_types_supported":["code","id_token","code id_token","id_token token","code token","code id_token token"],"grant_types_supported":["authorization_code","refresh_token","client_credentials","implicit","password","srv_challenge"],"scopes_supported":["openid","profile","email","aza","winhello_cert","vpn_cert"],"id_token_signing_alg_values_supported":["RS256"],"access_token_issuer":"http:\/\/adfs.acme.example\/adfs\/services\/trust","userinfo_endpoint":"https:\/\/adfs.acme.example\/adfs\/userinfo","end_session_endpoint":"https:\/\/adfs.acme.example\/adfs\/oauth2\/logout"}
            """),
        ["pingfederate"] = ("https://ping.acme.example:9031", Doc("https://ping.acme.example:9031", "", "as/authorization.oauth2", "as/token.oauth2", "pf/JWKS", "idp/userinfo.openid", """
            "ping_revoked_sris_endpoint":"https://ping.acme.example:9031/pf-ws/rest","scopes_supported":["address","phone","openid","profile","email"],"response_types_supported":["code","token","id_token"],"grant_types_supported":["implicit","authorization_code"],"id_token_signing_alg_values_supported":["none","HS256","RS256","ES256","PS256"],"token_endpoint_auth_methods_supported":["client_secret_basic","client_secret_post","private_key_jwt"],"code_challenge_methods_supported":["plain","S256"],"claim_types_supported":["normal"]
            """)),
        ["pingone"] = ("https://auth.pingone.example/1c5a/as", Doc("https://auth.pingone.example/1c5a/as", "", "authorize", "token", "jwks", "userinfo", """
            "scopes_supported":["openid","profile","email","address","phone"],"response_types_supported":["code","id_token","token id_token"],"grant_types_supported":["authorization_code","implicit","refresh_token"],"id_token_signing_alg_values_supported":["RS256"],"token_endpoint_auth_methods_supported":["client_secret_basic","client_secret_post"],"code_challenge_methods_supported":["plain","S256"]
            """)),
        ["onelogin"] = ("https://acme.onelogin.example/oidc/2", Doc("https://acme.onelogin.example/oidc/2", "", "auth", "token", "certs", "me", """
            "acr_values_supported":["onelogin:nist:level:1:re-auth"],"scopes_supported":["openid","name","profile","groups","email","params","phone"],"response_types_supported":["code","id_token token","id_token"],"grant_types_supported":["authorization_code","implicit","refresh_token","client_credentials","password"],"id_token_signing_alg_values_supported":["RS256"],"token_endpoint_auth_methods_supported":["client_secret_basic","client_secret_post","none"],"code_challenge_methods_supported":["S256"]
            """)),
        ["jumpcloud"] = ("https://oauth.id.jumpcloud.example/", """
            {"issuer":"https://oauth.id.jumpcloud.example/","authorization_endpoint":"https://oauth.id.jumpcloud.example/oauth2/auth","token_endpoint":"https://oauth.id.jumpcloud.example/oauth2/token","jwks_uri":"https://oauth.id.jumpcloud.example/.well-known/jwks.json","userinfo_endpoint":"https://oauth.id.jumpcloud.example/userinfo","response_types_supported":["code","code id_token","id_token","token id_token","token","token id_token code"],"grant_types_supported":["authorization_code","implicit","client_credentials","refresh_token"],"scopes_supported":["offline_access","offline","openid","profile","email"],"token_endpoint_auth_methods_supported":["client_secret_post","client_secret_basic","private_key_jwt","none"],"id_token_signing_alg_values_supported":["RS256"],"code_challenge_methods_supported":["plain","S256"],"request_object_signing_alg_values_supported":["none","RS256","ES256"]}
            """),
        ["keycloak"] = ("https://id.acme.example/realms/acme", Doc("https://id.acme.example/realms/acme", "/protocol/openid-connect", "auth", "token", "certs", "userinfo", """
            "introspection_endpoint":"https://id.acme.example/realms/acme/protocol/openid-connect/token/introspect","grant_types_supported":["authorization_code","client_credentials","implicit","password","refresh_token","urn:openid:params:grant-type:ciba"],"acr_values_supported":["0","1"],"response_types_supported":["code","none","id_token","token","id_token token","code id_token","code token","code id_token token"],"id_token_signing_alg_values_supported":["PS384","RS384","EdDSA","ES384","HS256","HS512","ES256","RS256","HS384","ES512","PS256","PS512","RS512"],"token_endpoint_auth_methods_supported":["private_key_jwt","client_secret_basic","client_secret_post","tls_client_auth","client_secret_jwt"],"scopes_supported":["openid","email","profile","roles","web-origins"],"code_challenge_methods_supported":["plain","S256"],"mtls_endpoint_aliases":{"token_endpoint":"https://id.acme.example/realms/acme/mtls/token"},"tls_client_certificate_bound_access_tokens":true
            """)),
        ["auth0"] = ("https://acme.auth0.example/", """
            {"issuer":"https://acme.auth0.example/","authorization_endpoint":"https://acme.auth0.example/authorize","token_endpoint":"https://acme.auth0.example/oauth/token","jwks_uri":"https://acme.auth0.example/.well-known/jwks.json","userinfo_endpoint":"https://acme.auth0.example/userinfo","mfa_challenge_endpoint":"https://acme.auth0.example/mfa/challenge","scopes_supported":["openid","profile","offline_access","name","email"],"response_types_supported":["code","token","id_token","code token","code id_token","token id_token","code token id_token"],"code_challenge_methods_supported":["S256","plain"],"token_endpoint_auth_methods_supported":["client_secret_basic","client_secret_post","private_key_jwt"],"id_token_signing_alg_values_supported":["HS256","RS256","PS256"]}
            """),
        ["gitlab"] = ("https://gitlab.acme.example", Doc("https://gitlab.acme.example", "/oauth", "authorize", "token", "discovery/keys", "userinfo", """
            "scopes_supported":["api","read_user","openid","profile","email"],"response_types_supported":["code"],"grant_types_supported":["authorization_code","password","client_credentials"],"token_endpoint_auth_methods_supported":["client_secret_basic","client_secret_post"],"id_token_signing_alg_values_supported":["RS256"],"claims_supported":["iss","sub"],"code_challenge_methods_supported":["plain","S256"]
            """)),
        ["identityserver"] = ("https://login.acme.example", Doc("https://login.acme.example", "/connect", "authorize", "token", "../.well-known/jwks", "userinfo", """
            "scopes_supported":["openid","profile","email","offline_access"],"grant_types_supported":["authorization_code","client_credentials","refresh_token"],"response_types_supported":["code","token","id_token","code id_token"],"response_modes_supported":["form_post","query","fragment"],"token_endpoint_auth_methods_supported":["client_secret_basic","client_secret_post"],"id_token_signing_alg_values_supported":["RS256"],"code_challenge_methods_supported":["plain","S256"],"backchannel_logout_supported":true
            """)),
    };

    private static string Doc(string issuer, string folder, string authorize, string token, string keys, string user, string more) => $$"""
        {"issuer":"{{issuer}}","authorization_endpoint":"{{issuer}}{{folder}}/{{authorize}}","token_endpoint":"{{issuer}}{{folder}}/{{token}}","jwks_uri":"{{issuer}}{{folder}}/{{keys}}","userinfo_endpoint":"{{issuer}}{{folder}}/{{user}}",{{more.Trim()}}}
        """;
}
