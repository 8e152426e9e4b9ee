namespace SupportConsole.Fuzz.Targets;

/// <summary>What inputs are made from. Fixed texts, so that a number makes the same input at any time; the companies are invented.</summary>
internal static class Samples
{
    public const string Curve = "MIIBkzCCATmgAwIBAgIUTb5wy4bB4h8lPDbL+cCHBcDC0rswCgYIKoZIzj0EAwIwHzEdMBsGA1UEAwwUc2lnbi1pbi5hY21lLmV4YW1wbGUwHhcNMjYxMTI0MDcyNTQwWhcNMzIwNTE2MDcyNTQwWjAfMR0wGwYDVQQDDBRzaWduLWluLmFjbWUuZXhhbXBsZTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABGRey9SUiCiXxTySs0HNPPMVaUdKQsa1ah/gobJefCpgwR7VeSRr0D9zecRZi1I+U+DcYKszODZD0jYdM6F8tS+jUzBRMB0GA1UdDgQWBBSrW1y7ARJ9orPqOvIZUhi3SjL/9jAfBgNVHSMEGDAWgBSrW1y7ARJ9orPqOvIZUhi3SjL/9jAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0gAMEUCIQCQn8b4lW81sC1ZFH7YkqdjagPEshvvxOpHIhnQaeEe7gIgJlZoLuSDPSBYneel9qdSlvfzeQDNKfqsPacvfweGovI=";

    public const string Rsa = "MIIDOjCCAiKgAwIBAgIUZiE6FbJ21Ufu9OIe4Y/TVke7gggwDQYJKoZIhvcNAQELBQAwLjEbMBkGA1UEAwwSaWRwLmdsb2JleC5leGFtcGxlMQ8wDQYDVQQKDAZHbG9iZXgwHhcNMjYxMTI0MDcyNTQwWhcNMzIwNTE2MDcyNTQwWjAuMRswGQYDVQQDDBJpZHAuZ2xvYmV4LmV4YW1wbGUxDzANBgNVBAoMBkdsb2JleDCCASIwDQYJKoZIhvcNAQEBBQADggEPADCCAQoCggEBANDZX9wbJSWjWnc9Yh09cpGu3Kay3EIl1gdyYKXU/sJpdHEzsmCfnsNnWkEMviBEM2HzlpxUu/zfUQMXOECqtcpZtxzqhe7z6umSXuKwygRUdRBVqi+cuq5fiCAbpkxmOFEcpxwqx+MS9HEsrrV5eTn9sLnnTtvdTy/A0FZl2ajhojAywkd/I5i1GiZWscOuAgOy8fJlt+U7BBGU6FyBhsz2BBcvZdUz7Az9qQHCaVca0WlURWBeQGTd2PlbFuQ/hulpnjhO1qX4ESKQAMLOs4r+lVcxtYSutf5a6rLNRip03O+Bxs88VI8ZkcXxoy1ye+76qgaBlsdwvNq5AWCg4scCAwEAAaNQME4wHQYDVR0OBBYEFCJ21KWGFzbC+/GdTAL6kqeecggeMB8GA1UdIwQYMBaAFCJ21KWGFzbC+/GdTAL6kqeecggeMAwGA1UdEwEB/wQCMAAwDQYJKoZIhvcNAQELBQADggEBADjjcrUKxefbHdpHmsy88nQjTdn2Pl9v85VtfcIZ1OOsZRJifxStuM1OMkx7DZP+LdGd+csNe1KYQehR0rQpvFfg9/iR5ctSJyjRrDsv8tcP5bfXhWRgaMdoLXD0pSQhrPo1k5+IP5WRDWwFfX6umEPffGuc3Groi3GVsBO7MbnhkknfXrtqKoGNWUpta4kzdlVPNK5zaZP39LiMKNmILKaH4v7gD4f+okEHKdMKV9FJr0LNJ70n9ff6imWPWRZQk/HWEX+MiHXFFg4/U+8C0RCGI5jUquqeh9geAoB4hmhj+hpnkeAE4FuQ8sFXP1DOy4EOyho4ThVsxI9jipfOz/o=";

    public const string Pkcs7 = "MIIFAAYJKoZIhvcNAQcCoIIE8TCCBO0CAQExADALBgkqhkiG9w0BBwGgggTVMIIBkzCCATmgAwIBAgIUTb5wy4bB4h8lPDbL+cCHBcDC0rswCgYIKoZIzj0EAwIwHzEdMBsGA1UEAwwUc2lnbi1pbi5hY21lLmV4YW1wbGUwHhcNMjYxMTI0MDcyNTQwWhcNMzIwNTE2MDcyNTQwWjAfMR0wGwYDVQQDDBRzaWduLWluLmFjbWUuZXhhbXBsZTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABGRey9SUiCiXxTySs0HNPPMVaUdKQsa1ah/gobJefCpgwR7VeSRr0D9zecRZi1I+U+DcYKszODZD0jYdM6F8tS+jUzBRMB0GA1UdDgQWBBSrW1y7ARJ9orPqOvIZUhi3SjL/9jAfBgNVHSMEGDAWgBSrW1y7ARJ9orPqOvIZUhi3SjL/9jAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0gAMEUCIQCQn8b4lW81sC1ZFH7YkqdjagPEshvvxOpHIhnQaeEe7gIgJlZoLuSDPSBYneel9qdSlvfzeQDNKfqsPacvfweGovIwggM6MIICIqADAgECAhRmIToVsnbVR+704h7hj9NWR7uCCDANBgkqhkiG9w0BAQsFADAuMRswGQYDVQQDDBJpZHAuZ2xvYmV4LmV4YW1wbGUxDzANBgNVBAoMBkdsb2JleDAeFw0yNjExMjQwNzI1NDBaFw0zMjA1MTYwNzI1NDBaMC4xGzAZBgNVBAMMEmlkcC5nbG9iZXguZXhhbXBsZTEPMA0GA1UECgwGR2xvYmV4MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA0Nlf3BslJaNadz1iHT1yka7cprLcQiXWB3JgpdT+wml0cTOyYJ+ew2daQQy+IEQzYfOWnFS7/N9RAxc4QKq1ylm3HOqF7vPq6ZJe4rDKBFR1EFWqL5y6rl+IIBumTGY4URynHCrH4xL0cSyutXl5Of2wuedO291PL8DQVmXZqOGiMDLCR38jmLUaJlaxw64CA7Lx8mW35TsEEZToXIGGzPYEFy9l1TPsDP2pAcJpVxrRaVRFYF5AZN3Y+VsW5D+G6WmeOE7WpfgRIpAAws6ziv6VVzG1hK61/lrqss1GKnTc74HGzzxUjxmRxfGjLXJ77vqqBoGWx3C82rkBYKDixwIDAQABo1AwTjAdBgNVHQ4EFgQUInbUpYYXNsL78Z1MAvqSp55yCB4wHwYDVR0jBBgwFoAUInbUpYYXNsL78Z1MAvqSp55yCB4wDAYDVR0TAQH/BAIwADANBgkqhkiG9w0BAQsFAAOCAQEAOONytQrF59sd2keazLzydCNN2fY+X2/zlW19whnU46xlEmJ/FK24zU4yTHsNk/4t0Z35yw17UphB6FHStCm8V+D3+JHly1InKNGsOy/y1w/lt9eFZGBox2gtcPSlJCGs+jWTn4g/lZENbAV9fq6YQ998a5zcauiLcZWwE7sxueGSSd9eu2oqgY1ZSm1riTN2VU80rnNpk/f0uIwo2Ygspofi/uAPh/6iQQcp0wpX0UmvQs0nvSf19/qKZY9ZFlCT8dYRf4yIdcUWDj9T7wLREIYjmNSq6p6H2B4CgHiGaGP6GmeR4ATgW5DywVc/UM7LgQ7KGjhOFWzEj2OKl87P+jEA";

    private const string Md = "urn:oasis:names:tc:SAML:2.0:metadata";
    private const string Binding = "urn:oasis:names:tc:SAML:2.0:bindings:";

    public static string Pem(string base64) => "-----BEGIN CERTIFICATE-----\n" + string.Join('\n', base64.Chunk(64).Select(line => new string(line))) + "\n-----END CERTIFICATE-----\n";

    public static string Metadata { get; } = $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <md:EntityDescriptor xmlns:md="{Md}" entityID="https://idp.acme.example/saml" validUntil="2031-01-01T00:00:00Z" cacheDuration="PT6H">
          <md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol" WantAuthnRequestsSigned="true">
            <md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>{Curve}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
            <md:KeyDescriptor><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>{Rsa}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
            <md:NameIDFormat>urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress</md:NameIDFormat>
            <md:SingleLogoutService Binding="{Binding}HTTP-POST" Location="https://idp.acme.example/slo"/>
            <md:SingleSignOnService Binding="{Binding}HTTP-POST" Location="https://idp.acme.example/sso"/>
            <md:SingleSignOnService Binding="{Binding}HTTP-Redirect" Location="https://idp.acme.example/sso"/>
          </md:IDPSSODescriptor>
        </md:EntityDescriptor>
        """;

    public static string Federation { get; } = $"""
        <EntitiesDescriptor xmlns="{Md}" Name="globex"><!-- two of them -->
          <EntityDescriptor entityID="urn:globex:one"><SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"/>
            <IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><KeyDescriptor use="encryption"/><KeyDescriptor><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data><X509Certificate>
        {Curve}
        </X509Certificate></X509Data></KeyInfo></KeyDescriptor><SingleSignOnService Binding="{Binding}HTTP-Redirect" Location="https://one.globex.example/sso?x=1&amp;y=2"/></IDPSSODescriptor></EntityDescriptor>
          <EntityDescriptor entityID="urn:globex:two"><Extensions><![CDATA[anything]]></Extensions><IDPSSODescriptor protocolSupportEnumeration="urn:mace:shibboleth:1.0"/></EntityDescriptor>
        </EntitiesDescriptor>
        """;

    /// <summary>A SAML response as a browser posts it.</summary>
    public static string Response { get; } = "RelayState=x&SAMLResponse=" + Uri.EscapeDataString(Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"""
        <samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" Destination="https://tenant.example/login/callback?connection=acme">
          <saml:Issuer>https://idp.acme.example/saml</saml:Issuer>
          <ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>{Rsa}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></ds:Signature>
          <samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Responder"/></samlp:Status>
          <saml:Assertion><saml:Subject><saml:NameID>ann@acme.example</saml:NameID></saml:Subject></saml:Assertion>
        </samlp:Response>
        """)));

    public const string Discovery = """
        {
          "issuer": "https://idp.acme.example/realms/acme",
          "authorization_endpoint": "https://idp.acme.example/realms/acme/authorize",
          "token_endpoint": "https://idp.acme.example/realms/acme/token",
          "jwks_uri": "https://idp.acme.example/realms/acme/keys",
          "userinfo_endpoint": "https://idp.acme.example/realms/acme/userinfo",
          "end_session_endpoint": "https://idp.acme.example/realms/acme/logout",
          "response_types_supported": ["code", "id_token", "code id_token"],
          "grant_types_supported": ["authorization_code", "refresh_token"],
          "scopes_supported": ["openid", "profile", "email"],
          "token_endpoint_auth_methods_supported": ["client_secret_post", "client_secret_basic", "private_key_jwt"],
          "id_token_signing_alg_values_supported": ["RS256", "ES256"],
          "code_challenge_methods_supported": ["plain", "S256"]
        }
        """;

    public static string Keys { get; } = $$"""
        {"keys":[
          {"kty":"RSA","kid":"one","use":"sig","alg":"RS256","n":"{{new string('w', 342)}}","e":"AQAB","x5c":["{{Rsa}}"]},
          {"kty":"EC","kid":"two","crv":"P-256","x":"{{new string('A', 43)}}","y":"{{new string('B', 43)}}"},
          {"kty":"RSA","kid":"three","use":"enc","key_ops":["wrapKey"],"n":"AQAB","e":"AQAB"},
          {"kty":"oct","k":"c2VjcmV0"}
        ]}
        """;

    public const string Clusters = """
        [
          {"account_id":"11111111-1111-1111-1111-111111111111","cluster_id":"3f2504e0-4f89-11d3-9a0c-0305e82c3301","name":"acme-prod","url":"3f2504e0-4f89-11d3-9a0c-0305e82c3301.a.influxdb.io","state":"ready","created_at":{"seconds":1714521600,"nanos":123456789},"category":"contract"},
          {"account_id":"22222222-2222-2222-2222-222222222222","cluster_id":"4f2504e0-4f89-11d3-9a0c-0305e82c3302","name":"globex","url":"","state":"deleted","created_at":"2026-01-01T00:00:00Z","category":"trial"}
        ]
        """;

    public const string Error = "https://auth.example.com/login/callback?error=access_denied&error_description=Invalid%20thumbprint%20(configured%3A%203FA0C1D2E3F405162738495A6B7C8D9E0F1A2B3C.%20calculated%3A%204FA0C1D2E3F405162738495A6B7C8D9E0F1A2B3C)&state=hKFo2SBx";

    public const string ErrorLog = """
        {"type":"f","connection":"acme-prod-saml","client_id":"0oa1b2c3d4","description":"AADSTS50011: The redirect URI specified in the request does not match","details":{"error":{"message":"urn:oasis:names:tc:SAML:2.0:status:Responder"},"error_description":"issuer mismatch: expected https://one.example/ got https://two.example/"}}
        """;

    public static string Mail { get; } = $"""
        Hi support,

        > On Monday you asked for these:
        > Issuer: https://acme.okta.com/oauth2/default
        Client ID: 0oa1b2c3d4e5f6
        Client secret: Mark3r-S3cret_Value.0123456789 (expires 2027-05-01)
        | Sign-in URL | https://acme.example/app/sso/saml |
        Directory (tenant) ID
        3f2504e0-4f89-11d3-9a0c-0305e82c3301
        Thumbprint: 3F:A0:C1:D2:E3:F4:05:16:27:38:49:5A:6B:7C:8D:9E:0F:1A:2B:3C
        {Pem(Curve)}
        Questions to ann@acme.example, metadata at https://idp.acme.example/FederationMetadata/2007-06/FederationMetadata.xml
        """;
}
