namespace SupportConsole.Fuzz.Targets;

/// <summary>Tokens that mean something to one parser or another.</summary>
internal static class Words
{
    // Letters that stand where a key would, so that nothing that looks for leaked keys finds one here.
    public static string PrivateKey { get; } = "-----BEGIN PRIVATE KEY-----\n" + string.Join('\n', Enumerable.Range(0, 12).Select(line => new string((char)('A' + line), 64))) + "\n-----END PRIVATE KEY-----\n";

    public static string[] Xml { get; } =
    [
        "<!DOCTYPE a [<!ENTITY x \"y\">]>", "<!DOCTYPE html>", "&x;", "&#0;", "&#xD800;", "&lt;", "&amp;", "<![CDATA[", "]]>", "<!--", "-->", "<?xml version=\"1.0\"?>", "<?xml-stylesheet href=\"http://127.0.0.1/\"?>",
        "<md:KeyDescriptor use=\"signing\">", "</md:KeyDescriptor>", "use=\"encryption\"", "use=\"\"", "<md:IDPSSODescriptor>", "</md:IDPSSODescriptor>", "<md:SPSSODescriptor/>", "<md:EntityDescriptor entityID=\"a\">", "</md:EntityDescriptor>", "<md:EntitiesDescriptor xmlns:md=\"urn:oasis:names:tc:SAML:2.0:metadata\">", "xmlns=\"\"", "xmlns:md=\"urn:x\"",
        "validUntil=\"0001-01-01\"", "validUntil=\"9999-12-31T23:59:59Z\"", "cacheDuration=\"P99999999999Y\"", "Location=\"javascript:alert(1)\"", "Location=\"https://user@idp.example/\"", "<a>", "<a b=''>", " a=\"b\"", "entityID=\"\"", "WantAuthnRequestsSigned=\"1\"",
        "<ds:X509Certificate>", "</ds:X509Certificate>", "<ds:X509Data/>", "<md:NameIDFormat>x</md:NameIDFormat>", "<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"/>",
    ];

    public static string[] Json { get; } =
    [
        "{", "}", "[", "]", "null", "true", "0", "-1", "1e999", "9223372036854775808", "\"\"", "\"\\ud800\"", "\\ud800", "\\u0000", "\\", "\"\\u0000\"", "\"issuer\":", "\"keys\":[", "{\"kty\":\"RSA\"},", "\"error\":\"x\",", "\"cluster_id\":\"x\",", "\"created_at\":{\"seconds\":253402300799,\"nanos\":999999999},", "\"created_at\":\"9999-12-31T23:59:59-23:00\",",
        "https://", "http://", "{tenantid}", "client_secret_basic", "private_key_jwt", "none", "HS256", "RS256", "code", "/* */", "// x\n", "[[[[[[[[[[[[[[[[[[", "{\"a\":{\"a\":{\"a\":",
    ];

    public static string[] Url { get; } =
        ["https://", "http://", "HTTPS://", "javascript:", "data:", "//", "@", ":", ":99999", "[::1]", "[", "?x=", "#", "/.well-known/openid-configuration", "/../", "%00", "%2F", "{tenant}", "common", "xn--", "ａ", "\u00ad", "\\", "login.microsoftonline.com/", "sts.windows.net/", "localhost", "0x7f.1"];

    public static string[] Pem { get; } =
        ["-----BEGIN CERTIFICATE-----", "-----END CERTIFICATE-----", "-----BEGIN PKCS7-----", "-----BEGIN CERTIFICATE REQUEST-----", "-----BEGIN RSA PRIVATE KEY-----", "MII", "MIIC", "LS0tLS1CRUdJTi", "<X509Certificate>", "</X509Certificate>", "\\n", "> ", "=", "==", "\r\n", "0\u0082", "AAAA", Samples.Curve, "Bag Attributes\n"];

    public static string[] Escapes { get; } =
    [
        "\\u003c", "\\u003e", "\\\"", "\\n", "&lt;", "&gt;", "&amp;lt;", "%3C", "%253C", "\"\"", "\" +\n \"", "SAMLResponse=", "PHNhbWxwOlJlc3BvbnNl", "</samlp:Response>", ">\n", "\n>", "‘", "’", "Value: ", "old ", "Tenant: ",
    ];

    public static string[] Mail { get; } =
    [
        "Client ID: ", "Client secret: ", "Secret ID: ", "client_secret=", "\"client_secret\":\"", "password: ", "value\n", "issuer ", "https://", "https://acme.okta.com/", "/.well-known/openid-configuration", "error=", "error_description=", "&state=", "%20", "%25", "%", "+", "configured: ", "calculated: ", "AADSTS50011", "urn:oasis:names:tc:SAML:2.0:status:", "eyJhbGciOiJSUzI1NiJ9.", "PHNhbWxwOlJlc3BvbnNl", "GOCSPX-0123456789abcdefghijkl", "abc8Q~",
        "-----BEGIN PRIVATE KEY-----", "-----END PRIVATE KEY-----", "-----BEGIN CERTIFICATE-----", "MIIC", "<EntityDescriptor>", "</md:EntityDescriptor>", "<md:EntityDescriptor ", "<EntitiesDescriptor ", "<X509Certificate>", "> ", ">", "| ", "\n", "\t", "ann@acme.example", "aa:", "3fa0", ": ", " is ", "->", "\"", "\\\"", "\ud800", "“",
    ];
}
