using System.Text;

namespace SupportConsole.Tests.Federation.Pasting.Corpus;

/// <summary>A paste with a client's credentials as people really send them.</summary>
/// <param name="Name">What it is.</param>
/// <param name="ClientId">The client ID in it, or null.</param>
/// <param name="Issuer">The issuer in it or derived from it, or null.</param>
/// <param name="Text">The paste; @@S@@ stands for the secret.</param>
internal sealed record RealPaste(string Name, string? ClientId, string? Issuer, string Text)
{
    public const string Secret = "Mark3r-S3cret_Value.0123456789";

    public static IReadOnlyList<RealPaste> All { get; } =
    [
        new("a German mail from Entra", "11111111-2222-3333-4444-555555555555", "https://login.microsoftonline.com/3f2504e0-4f89-11d3-9a0c-0305e82c3301/v2.0", """
            Hallo,

            anbei die Daten:
            Anwendungs-ID (Client): 11111111-2222-3333-4444-555555555555
            Verzeichnis-ID (Mandant): 3f2504e0-4f89-11d3-9a0c-0305e82c3301
            Geheimer Clientschlüssel: @@S@@
            Läuft ab am: 01.05.2027

            Mit freundlichen Grüßen
            Ann
            """),
        new("a French mail", "0oa1b2c3d4e5f6", "https://acme.okta.com", """
            Identifiant client : 0oa1b2c3d4e5f6
            Secret client : @@S@@
            Émetteur : https://acme.okta.com
            """),
        new("a Spanish mail", "0oa1b2c3d4e5f6", "https://acme.okta.com", """
            ID de cliente: 0oa1b2c3d4e5f6
            Secreto de cliente: @@S@@
            Emisor: https://acme.okta.com
            """),
        new("a Japanese mail", "0oa1b2c3d4e5f6", "https://acme.okta.com", """
            クライアント ID: 0oa1b2c3d4e5f6
            クライアント シークレット: @@S@@
            発行者: https://acme.okta.com
            """),
        new("a Portuguese mail", "0oa1b2c3d4e5f6", null, """
            ID do cliente: 0oa1b2c3d4e5f6
            Segredo do cliente: @@S@@
            """),
        new("smart quotes", "0oa1b2c3d4e5f6", null, """
            Client ID: “0oa1b2c3d4e5f6”
            Client secret: “@@S@@”
            """),
        new("the table of Entra's page", "11111111-2222-3333-4444-555555555555", null, """
            Description	Expires	Value	Secret ID
            influx	5/1/2027	@@S@@	3f2504e0-4f89-11d3-9a0c-0305e82c3399
            Application (client) ID
            11111111-2222-3333-4444-555555555555
            """),
        new("Entra's lines with a Secret ID", "11111111-2222-3333-4444-555555555555", null, """
            Secret ID: 3f2504e0-4f89-11d3-9a0c-0305e82c3399
            Value: @@S@@
            Application (client) ID: 11111111-2222-3333-4444-555555555555
            """),
        new("a Markdown table", "0oa1b2c3d4e5f6", "https://acme.okta.com/oauth2/default", """
            | Setting | Value |
            |---|---|
            | Issuer | https://acme.okta.com/oauth2/default |
            | Client ID | `0oa1b2c3d4e5f6` |
            | Client Secret | `@@S@@` |
            """),
        new("a chat with a code fence", "0oa1b2c3d4e5f6", "https://acme.okta.com", """
            Ann  10:42 AM
            here you go
            ```
            client_id: 0oa1b2c3d4e5f6
            client_secret: @@S@@
            issuer: https://acme.okta.com
            ```
            """),
        new("an application as Okta exports it", "0oa1b2c3d4e5f6", null, """
            {
              "id": "0oa1b2c3d4e5f6",
              "name": "oidc_client",
              "label": "InfluxDB",
              "status": "ACTIVE",
              "credentials": {
                "oauthClient": {
                  "client_id": "0oa1b2c3d4e5f6",
                  "client_secret": "@@S@@",
                  "token_endpoint_auth_method": "client_secret_post",
                  "pkce_required": true
                }
              },
              "settings": { "oauthClient": { "redirect_uris": ["https://auth.influxdata.com/login/callback"], "issuer_mode": "ORG_URL" } }
            }
            """),
        new("an application as Entra exports it", "11111111-2222-3333-4444-555555555555", null, """
            {
              "appId": "11111111-2222-3333-4444-555555555555",
              "passwordCredentials": [
                { "customKeyIdentifier": null, "displayName": "influx", "endDateTime": "2027-05-01T00:00:00Z", "hint": "Mar", "keyId": "3f2504e0-4f89-11d3-9a0c-0305e82c3399", "secretText": "@@S@@", "startDateTime": "2026-05-01T00:00:00Z" }
              ]
            }
            """),
        new("what az prints", "11111111-2222-3333-4444-555555555555", "https://login.microsoftonline.com/3f2504e0-4f89-11d3-9a0c-0305e82c3301/v2.0", """
            {
              "appId": "11111111-2222-3333-4444-555555555555",
              "displayName": "influx",
              "password": "@@S@@",
              "tenant": "3f2504e0-4f89-11d3-9a0c-0305e82c3301"
            }
            """),
        new("what PowerShell prints", null, null, """
            PS C:\> Add-MgApplicationPassword -ApplicationId $app.Id

            CustomKeyIdentifier  :
            DisplayName          : influx
            EndDateTime          : 5/1/2027 12:00:00 AM
            Hint                 : Mar
            KeyId                : 3f2504e0-4f89-11d3-9a0c-0305e82c3399
            SecretText           : @@S@@
            StartDateTime        : 5/1/2026 12:00:00 AM
            """),
        new("what AD FS prints", null, null, """
            PS C:\> Get-AdfsProperties | fl Identifier,HostName

            Identifier : http://adfs.acme.example/adfs/services/trust
            HostName   : adfs.acme.example

            PS C:\> Add-AdfsServerApplication

            ClientSecret : @@S@@
            Identifier   : 11111111-2222-3333-4444-555555555555
            """),
        new("a mail's source in quoted-printable", "0oa1b2c3d4e5f6", "https://acme.okta.com/oauth2/default?x=1", """
            From: Ann <ann@acme.example>
            To: support@example.com
            Subject: SSO
            MIME-Version: 1.0
            Content-Type: text/plain; charset="utf-8"
            Content-Transfer-Encoding: quoted-printable

            Client ID: 0oa1b2c3d4e5f6
            Client secret: =
            @@S@@
            Issuer: https://acme.okta.com/oauth2/default?x=3D1 =E2=80=93 thanks
            """),
        new("a sentence with a footer below", null, null, """
            Hi Bob, the new secret is @@S@@.

            --
            Ann Example | IAM | https://www.acme.example | +49 30 1234
            This e-mail and any password or secret in it is confidential.
            Von: Bob <bob@example.com>
            Gesendet: Montag, 23. November 2026
            """),
        new("HTML", "0oa1b2c3d4e5f6", null, """
            <p>Client ID:&nbsp;<b>0oa1b2c3d4e5f6</b></p><p>Client secret:&nbsp;<code>@@S@@</code></p>
            """),
        new("an environment file", "0oa1b2c3d4e5f6", "https://acme.okta.com", """
            export OIDC_CLIENT_ID=0oa1b2c3d4e5f6
            export OIDC_CLIENT_SECRET='@@S@@'
            export OIDC_ISSUER=https://acme.okta.com
            """),
        new("a YAML file", "0oa1b2c3d4e5f6", "https://acme.okta.com", """
            oidc:
              clientId: 0oa1b2c3d4e5f6
              clientSecret: "@@S@@"
              issuerUrl: https://acme.okta.com
            """),
        new("a Keycloak adapter file", null, null, """
            {
              "realm": "acme",
              "auth-server-url": "https://id.acme.example/",
              "ssl-required": "external",
              "resource": "influxdb",
              "credentials": { "secret": "@@S@@" }
            }
            """),
        new("an old secret beside the new one", "0oa1b2c3d4e5f6", null, """
            Secret 1: old, please ignore
            Old client secret: AAAAA-old-secret-0123456789
            New client secret: @@S@@
            Client ID: 0oa1b2c3d4e5f6
            """),
        new("Outlook's links", "0oa1b2c3d4e5f6", "https://acme.okta.com", """
            Client ID:		0oa1b2c3d4e5f6<mailto:x@y.example>
            Client Secret:		@@S@@

            Issuer:		https://acme.okta.com<https://acme.okta.com/>
            """),
        new("a Dutch mail", "11111111-2222-3333-4444-555555555555", null, """
            Toepassings-id (client-id): 11111111-2222-3333-4444-555555555555
            Clientgeheim: @@S@@
            """),
        new("a Secret ID under the secret's name", null, null, """
            Client secret: 3f2504e0-4f89-11d3-9a0c-0305e82c3399
            Value: @@S@@
            """),
        new("an IRC line", "0oa1b2c3d4e5f6", "https://acme.okta.com", "<ann> client id = 0oa1b2c3d4e5f6, client secret = @@S@@, issuer https://acme.okta.com"),
        new("columns with nothing between but spaces", "1b4e28ba-2fa1-4d2e-883f-0016d3cca427", "https://login.microsoftonline.com/9d2f0c3a-6c0b-4b0e-8f3a-0d6b3d0c9a11/v2.0", "Application (client) ID   1b4e28ba-2fa1-4d2e-883f-0016d3cca427\nDirectory (tenant) ID  9d2f0c3a-6c0b-4b0e-8f3a-0d6b3d0c9a11\nClient secret @@S@@\nSecret ID 7c9e6679-7425-40de-944b-e07fc1f90ae7\nExpires 5/20/2028"),
        new("a secret behind the name of its column", "1b4e28ba-2fa1-4d2e-883f-0016d3cca427", null, "client id: 1b4e28ba-2fa1-4d2e-883f-0016d3cca427\nClient secret: Value  @@S@@\nSecret ID 7c9e6679-7425-40de-944b-e07fc1f90ae7"),
        new("one line without commas", "0oa1b2c3d4e5f6", "https://acme.okta.com", "client id: 0oa1b2c3d4e5f6 secret: @@S@@ https://acme.okta.com"),
        new("a sentence with all three", "0oa1b2c3d4e5f6", "https://acme.okta.com", "Our client ID is 0oa1b2c3d4e5f6, the secret is @@S@@ and the issuer is https://acme.okta.com."),
        new("the secret before the rest", "0oa1b2c3d4e5f6", "https://acme.okta.com", "secret=@@S@@; issuer=https://acme.okta.com; client_id=0oa1b2c3d4e5f6"),
        new("a reply below a reply", "0oa1b2c3d4e5f6", null, "> > Client ID: 0oa1b2c3d4e5f6\n> > Client secret: @@S@@\n> Thanks, got it.\nPlease confirm."),
        new("an Italian mail", "0oa1b2c3d4e5f6", null, "ID client: 0oa1b2c3d4e5f6\nSegreto client: @@S@@"),
        new("French quotes", "0oa1b2c3d4e5f6", null, "Client ID : « 0oa1b2c3d4e5f6 »\nClient secret : « @@S@@ »"),
        new("a mail of two parts", "0oa1b2c3d4e5f6", null, "Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\n" + Convert.ToBase64String(Encoding.UTF8.GetBytes("Client ID: 0oa1b2c3d4e5f6\nClient secret: @@S@@".Replace("@@S@@", Secret, StringComparison.Ordinal))) + "\n--x\nContent-Type: text/html\n\n<p>Hi</p>\n--x--"),
        new("an HTML table", "0oa1b2c3d4e5f6", "https://acme.okta.com", "<table><tr><td>Client ID</td><td>0oa1b2c3d4e5f6</td></tr><tr><td>Client secret</td><td><code>@@S@@</code></td></tr><tr><td>Issuer</td><td><a href=\"https://acme.okta.com\">https://acme.okta.com</a></td></tr></table>"),
        new("a numbered list", "0oa1b2c3d4e5f6", null, "1. Client ID: 0oa1b2c3d4e5f6\n2. Client Secret: @@S@@\n3. Redirect: https://auth.influxdata.com/login/callback"),
    ];
}
