namespace SupportConsole.Tests.Federation.Saml.Corpus;

/// <summary>Metadata in the shapes in which identity providers export it: prefixes, order and extras as each of them has them. All names are invented.</summary>
internal static class IdpShapes
{
    private const string Md = "urn:oasis:names:tc:SAML:2.0:metadata";
    private const string Ds = "http://www.w3.org/2000/09/xmldsig#";
    private const string Saml2 = "urn:oasis:names:tc:SAML:2.0:protocol";
    private const string Binding = "urn:oasis:names:tc:SAML:2.0:bindings:";
    private const string Mail = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress";
    private const string Persistent = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent";

    public static Dictionary<string, string> All { get; } = new()
    {
        ["okta"] = $"""
            <?xml version="1.0" encoding="UTF-8"?><md:EntityDescriptor entityID="http://www.okta.com/exk1acme" xmlns:md="{Md}"><md:IDPSSODescriptor WantAuthnRequestsSigned="false" protocolSupportEnumeration="{Saml2}"><md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="{Ds}"><ds:X509Data><ds:X509Certificate>{Keys.Wrapped(Keys.First)}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor><md:NameIDFormat>urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified</md:NameIDFormat><md:NameIDFormat>{Mail}</md:NameIDFormat><md:SingleSignOnService Binding="{Binding}HTTP-POST" Location="https://acme.okta.example/app/acme_influx_1/exk1acme/sso/saml"/><md:SingleSignOnService Binding="{Binding}HTTP-Redirect" Location="https://acme.okta.example/app/acme_influx_1/exk1acme/sso/saml"/></md:IDPSSODescriptor></md:EntityDescriptor>
            """,
        ["entra"] = $"""
            <?xml version="1.0" encoding="utf-8"?><EntityDescriptor ID="_a1b2" entityID="https://sts.windows.example/3f2504e0-4f89-11d3-9a0c-0305e82c3301/" xmlns="{Md}">{Signature(Keys.First)}<RoleDescriptor xsi:type="fed:SecurityTokenServiceType" protocolSupportEnumeration="http://docs.oasis-open.org/wsfed/federation/200706" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:fed="http://docs.oasis-open.org/wsfed/federation/200706"><KeyDescriptor use="signing"><KeyInfo xmlns="{Ds}"><X509Data><X509Certificate>{Keys.Encrypting}</X509Certificate></X509Data></KeyInfo></KeyDescriptor></RoleDescriptor><IDPSSODescriptor protocolSupportEnumeration="{Saml2}"><KeyDescriptor use="signing"><KeyInfo xmlns="{Ds}"><X509Data><X509Certificate>{Keys.First}</X509Certificate></X509Data></KeyInfo></KeyDescriptor><SingleLogoutService Binding="{Binding}HTTP-Redirect" Location="https://login.microsoftonline.example/3f25/saml2" /><SingleSignOnService Binding="{Binding}HTTP-Redirect" Location="https://login.microsoftonline.example/3f25/saml2" /><SingleSignOnService Binding="{Binding}HTTP-POST" Location="https://login.microsoftonline.example/3f25/saml2" /></IDPSSODescriptor></EntityDescriptor>
            """,
        ["google"] = $"""
            <?xml version="1.0" encoding="UTF-8" standalone="no"?>
            <md:EntityDescriptor xmlns:md="{Md}" entityID="https://accounts.google.example/o/saml2?idpid=C01acme" validUntil="2030-02-14T09:11:06.000Z">
              <md:IDPSSODescriptor WantAuthnRequestsSigned="false" protocolSupportEnumeration="{Saml2}">
                <md:KeyDescriptor use="signing">
                  <ds:KeyInfo xmlns:ds="{Ds}">
                    <ds:X509Data>
                      <ds:X509Certificate>{Keys.Wrapped(Keys.First)}</ds:X509Certificate>
                    </ds:X509Data>
                  </ds:KeyInfo>
                </md:KeyDescriptor>
                <md:NameIDFormat>{Mail}</md:NameIDFormat>
                <md:SingleSignOnService Binding="{Binding}HTTP-Redirect" Location="https://accounts.google.example/o/saml2/idp?idpid=C01acme&amp;x=1"/>
                <md:SingleSignOnService Binding="{Binding}HTTP-POST" Location="https://accounts.google.example/o/saml2/idp?idpid=C01acme"/>
              </md:IDPSSODescriptor>
            </md:EntityDescriptor>
            """,
        ["adfs"] = $"""
            <EntityDescriptor ID="_77" entityID="http://adfs.acme.example/adfs/services/trust" xmlns="{Md}">{Signature(Keys.First)}<SPSSODescriptor WantAssertionsSigned="true" protocolSupportEnumeration="{Saml2}"><KeyDescriptor use="encryption">{KeyInfo(Keys.Encrypting)}</KeyDescriptor><KeyDescriptor use="signing">{KeyInfo(Keys.Encrypting)}</KeyDescriptor><AssertionConsumerService Binding="{Binding}HTTP-POST" Location="https://adfs.acme.example/adfs/ls/" index="0" isDefault="true" /></SPSSODescriptor><IDPSSODescriptor protocolSupportEnumeration="{Saml2}"><KeyDescriptor use="encryption">{KeyInfo(Keys.Encrypting)}</KeyDescriptor><KeyDescriptor use="signing">{KeyInfo(Keys.First)}</KeyDescriptor><KeyDescriptor use="signing">{KeyInfo(Keys.Next)}</KeyDescriptor><SingleLogoutService Binding="{Binding}HTTP-Redirect" Location="https://adfs.acme.example/adfs/ls/" /><SingleLogoutService Binding="{Binding}HTTP-POST" Location="https://adfs.acme.example/adfs/ls/" /><NameIDFormat>{Mail}</NameIDFormat><NameIDFormat>{Persistent}</NameIDFormat><SingleSignOnService Binding="{Binding}HTTP-Redirect" Location="https://adfs.acme.example/adfs/ls/" /><SingleSignOnService Binding="{Binding}HTTP-POST" Location="https://adfs.acme.example/adfs/ls/" /></IDPSSODescriptor><ContactPerson contactType="support" /></EntityDescriptor>
            """,
        ["pingfederate"] = $"""
            <md:EntityDescriptor ID="Zx9" cacheDuration="PT1440M" entityID="acme:pingfederate:prod" xmlns:md="{Md}"><md:IDPSSODescriptor protocolSupportEnumeration="{Saml2}" WantAuthnRequestsSigned="true"><md:KeyDescriptor use="signing">{KeyInfo(Keys.First)}</md:KeyDescriptor><md:NameIDFormat>urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified</md:NameIDFormat><md:SingleSignOnService Location="https://ping.acme.example/idp/SSO.saml2" Binding="{Binding}HTTP-POST"/><md:SingleSignOnService Location="https://ping.acme.example/idp/SSO.saml2" Binding="{Binding}HTTP-Redirect"/><saml:Attribute Name="email" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"/></md:IDPSSODescriptor><md:ContactPerson contactType="administrative"><md:Company>Acme</md:Company></md:ContactPerson></md:EntityDescriptor>
            """,
        ["pingone"] = $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <md:EntityDescriptor xmlns:md="{Md}" xmlns:ds="{Ds}" entityID="https://auth.pingone.example/1c5a" cacheDuration="P7D">
            <md:IDPSSODescriptor protocolSupportEnumeration="{Saml2}"><md:KeyDescriptor use="signing"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>{Keys.First}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
            <md:SingleLogoutService Binding="{Binding}HTTP-POST" Location="https://auth.pingone.example/1c5a/saml20/idp/slo" ResponseLocation="https://auth.pingone.example/1c5a/saml20/idp/slo/back"/>
            <md:SingleSignOnService Binding="{Binding}HTTP-POST" Location="https://auth.pingone.example/1c5a/saml20/idp/sso"/></md:IDPSSODescriptor></md:EntityDescriptor>
            """,
        ["onelogin"] = $"""
            <?xml version="1.0"?>
            <EntityDescriptor xmlns="{Md}" entityID="https://app.onelogin.example/saml/metadata/5d4c">
              <IDPSSODescriptor xmlns:ds="{Ds}" protocolSupportEnumeration="{Saml2}">
                <KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="{Ds}"><ds:X509Data><ds:X509Certificate>{Keys.Wrapped(Keys.First, "\r\n            ")}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></KeyDescriptor>
                <SingleLogoutService Binding="{Binding}HTTP-Redirect" Location="https://acme.onelogin.example/trust/saml2/http-redirect/slo/1"/>
                <NameIDFormat>{Mail}</NameIDFormat>
                <SingleSignOnService Binding="{Binding}HTTP-Redirect" Location="https://acme.onelogin.example/trust/saml2/http-post/sso/1"/>
                <SingleSignOnService Binding="{Binding}HTTP-POST" Location="https://acme.onelogin.example/trust/saml2/http-post/sso/1"/>
                <SingleSignOnService Binding="{Binding}SOAP" Location="https://acme.onelogin.example/trust/saml2/soap/sso/1"/>
              </IDPSSODescriptor>
            </EntityDescriptor>
            """,
        ["jumpcloud"] = $"""
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <ns3:EntityDescriptor xmlns="{Ds}" xmlns:ns2="urn:oasis:names:tc:SAML:2.0:assertion" xmlns:ns4="http://www.w3.org/2001/04/xmlenc#" xmlns:ns3="{Md}" entityID="JumpCloud-acme"><ns3:IDPSSODescriptor WantAuthnRequestsSigned="false" protocolSupportEnumeration="{Saml2}"><ns3:KeyDescriptor use="signing"><KeyInfo><X509Data><X509Certificate>{Keys.First}</X509Certificate></X509Data></KeyInfo></ns3:KeyDescriptor><ns3:NameIDFormat>urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified</ns3:NameIDFormat><ns3:SingleSignOnService Binding="{Binding}HTTP-Redirect" Location="https://sso.jumpcloud.example/saml2/acme"/><ns3:SingleSignOnService Binding="{Binding}HTTP-POST" Location="https://sso.jumpcloud.example/saml2/acme"/></ns3:IDPSSODescriptor></ns3:EntityDescriptor>
            """,
        ["keycloak"] = $"""
            <md:EntityDescriptor xmlns="{Md}" xmlns:md="{Md}" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" xmlns:ds="{Ds}" entityID="https://id.acme.example/realms/acme"><md:IDPSSODescriptor WantAuthnRequestsSigned="1" protocolSupportEnumeration="{Saml2}"><md:KeyDescriptor use="signing"><ds:KeyInfo><ds:KeyName>k-1</ds:KeyName><ds:X509Data><ds:X509Certificate>{Keys.First}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor><md:ArtifactResolutionService Binding="{Binding}SOAP" Location="https://id.acme.example/realms/acme/protocol/saml/resolve" index="0"/><md:SingleLogoutService Binding="{Binding}HTTP-POST" Location="https://id.acme.example/realms/acme/protocol/saml"/><md:SingleLogoutService Binding="{Binding}HTTP-Redirect" Location="https://id.acme.example/realms/acme/protocol/saml"/><md:SingleLogoutService Binding="{Binding}SOAP" Location="https://id.acme.example/realms/acme/protocol/saml"/><md:NameIDFormat>{Persistent}</md:NameIDFormat><md:NameIDFormat>{Mail}</md:NameIDFormat><md:SingleSignOnService Binding="{Binding}HTTP-POST" Location="https://id.acme.example/realms/acme/protocol/saml"/><md:SingleSignOnService Binding="{Binding}HTTP-Redirect" Location="https://id.acme.example/realms/acme/protocol/saml"/><md:SingleSignOnService Binding="{Binding}HTTP-Artifact" Location="https://id.acme.example/realms/acme/protocol/saml"/></md:IDPSSODescriptor></md:EntityDescriptor>
            """,
        ["shibboleth"] = $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- Look at the expiry and the contacts before this goes anywhere. -->
            <EntityDescriptor xmlns="{Md}" xmlns:ds="{Ds}" xmlns:shibmd="urn:mace:shibboleth:metadata:1.0" xmlns:mdui="urn:oasis:names:tc:SAML:metadata:ui" validUntil="2029-01-01T00:00:00.123Z" entityID="https://idp.university.example/idp/shibboleth">
              <IDPSSODescriptor protocolSupportEnumeration="{Saml2} urn:oasis:names:tc:SAML:1.1:protocol urn:mace:shibboleth:1.0">
                <Extensions><shibmd:Scope regexp="false">university.example</shibmd:Scope><mdui:UIInfo><mdui:Logo height="80" width="80">data:image/png;base64,iVBORw0KGgo=</mdui:Logo></mdui:UIInfo></Extensions>
                <KeyDescriptor use="signing">{KeyInfo(Keys.First)}</KeyDescriptor>
                <KeyDescriptor use="signing">{KeyInfo(Keys.Next)}</KeyDescriptor>
                <KeyDescriptor use="encryption">{KeyInfo(Keys.Encrypting)}</KeyDescriptor>
                <ArtifactResolutionService Binding="{Binding}SOAP" Location="https://idp.university.example:8443/idp/profile/SAML2/SOAP/ArtifactResolution" index="2"/>
                <NameIDFormat>urn:oasis:names:tc:SAML:2.0:nameid-format:transient</NameIDFormat><NameIDFormat>{Persistent}</NameIDFormat>
                <SingleSignOnService Binding="urn:mace:shibboleth:1.0:profiles:AuthnRequest" Location="https://idp.university.example/idp/profile/Shibboleth/SSO"/>
                <SingleSignOnService Binding="{Binding}HTTP-POST" Location="https://idp.university.example/idp/profile/SAML2/POST/SSO"/>
                <SingleSignOnService Binding="{Binding}HTTP-POST-SimpleSign" Location="https://idp.university.example/idp/profile/SAML2/POST-SimpleSign/SSO"/>
                <SingleSignOnService Binding="{Binding}HTTP-Redirect" Location="https://idp.university.example/idp/profile/SAML2/Redirect/SSO"/>
              </IDPSSODescriptor>
              <AttributeAuthorityDescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:1.1:protocol"><KeyDescriptor>{KeyInfo(Keys.Encrypting)}</KeyDescriptor></AttributeAuthorityDescriptor>
            </EntityDescriptor>
            """,
        ["simplesamlphp"] = $"""
            <?xml version="1.0"?>
            <md:EntityDescriptor xmlns:md="{Md}" xmlns:ds="{Ds}" entityID="https://ssp.acme.example/simplesaml/saml2/idp/metadata.php">
              <md:IDPSSODescriptor protocolSupportEnumeration="{Saml2}">
                <md:KeyDescriptor use="signing"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>{Keys.First}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
                <md:KeyDescriptor use="encryption"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>{Keys.First}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
                <md:SingleLogoutService Binding="{Binding}HTTP-Redirect" Location="https://ssp.acme.example/simplesaml/saml2/idp/SingleLogoutService.php"/>
                <md:NameIDFormat>{Persistent}</md:NameIDFormat>
                <md:SingleSignOnService Binding="{Binding}HTTP-Redirect" Location="https://ssp.acme.example/simplesaml/saml2/idp/SSOService.php"/>
              </md:IDPSSODescriptor>
              <md:ContactPerson contactType="technical"><md:GivenName>Ann</md:GivenName><md:EmailAddress>mailto:ann@acme.example</md:EmailAddress></md:ContactPerson>
            </md:EntityDescriptor>
            """,
        ["duo"] = $"""
            <?xml version='1.0' encoding='UTF-8'?><md:EntityDescriptor xmlns:md='{Md}' ID='DUO_1' entityID='https://sso-acme.duo.example/saml2/sp/DI1/metadata'><md:IDPSSODescriptor protocolSupportEnumeration='{Saml2}' WantAuthnRequestsSigned='false'><md:KeyDescriptor>{KeyInfo(Keys.First)}</md:KeyDescriptor><md:SingleLogoutService Binding='{Binding}HTTP-Redirect' Location='https://sso-acme.duo.example/saml2/sp/DI1/slo'/><md:NameIDFormat>{Mail}</md:NameIDFormat><md:SingleSignOnService Binding='{Binding}HTTP-Redirect' Location='https://sso-acme.duo.example/saml2/sp/DI1/sso'/><md:SingleSignOnService Binding='{Binding}HTTP-POST' Location='https://sso-acme.duo.example/saml2/sp/DI1/sso'/></md:IDPSSODescriptor></md:EntityDescriptor>
            """,
        ["cyberark"] = $"""
            <EntityDescriptor entityID="https://acme.id.cyberark.example/3b6d" xmlns="{Md}" xmlns:xml="http://www.w3.org/XML/1998/namespace"><IDPSSODescriptor protocolSupportEnumeration="{Saml2}" xml:lang="en"><KeyDescriptor use="signing"><KeyInfo xmlns="{Ds}"><X509Data><X509SubjectName>CN=x</X509SubjectName><X509Certificate>{Keys.First}</X509Certificate></X509Data></KeyInfo></KeyDescriptor><SingleSignOnService Binding="{Binding}HTTP-Redirect" Location=" https://acme.id.cyberark.example/applogin/appKey/3b6d/customerId/A1 " /></IDPSSODescriptor></EntityDescriptor>
            """,
        ["auth0"] = $"""
            <EntityDescriptor entityID="urn:acme.auth0.example" xmlns="{Md}">
              <IDPSSODescriptor protocolSupportEnumeration="{Saml2}">
                <KeyDescriptor use="signing"><KeyInfo xmlns="{Ds}"><X509Data><X509Certificate>{Keys.First}</X509Certificate></X509Data></KeyInfo></KeyDescriptor>
                <SingleLogoutService Binding="{Binding}HTTP-Redirect" Location="https://acme.auth0.example/samlp/c1/logout"/>
                <SingleLogoutService Binding="{Binding}HTTP-POST" Location="https://acme.auth0.example/samlp/c1/logout"/>
                <NameIDFormat>{Mail}</NameIDFormat>
                <NameIDFormat>{Persistent}</NameIDFormat>
                <NameIDFormat>urn:oasis:names:tc:SAML:2.0:nameid-format:transient</NameIDFormat>
                <SingleSignOnService Binding="{Binding}HTTP-Redirect" Location="https://acme.auth0.example/samlp/c1"/>
                <SingleSignOnService Binding="{Binding}HTTP-POST" Location="https://acme.auth0.example/samlp/c1"/>
                <Attribute Name="email" NameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:uri" FriendlyName="E-Mail Address" xmlns="urn:oasis:names:tc:SAML:2.0:assertion"/>
              </IDPSSODescriptor>
            </EntityDescriptor>
            """,
    };

    public static string KeyInfo(string base64) => $"<KeyInfo xmlns=\"{Ds}\"><X509Data><X509Certificate>{base64}</X509Certificate></X509Data></KeyInfo>";

    private static string Signature(string base64) =>
        $"<Signature xmlns=\"{Ds}\"><SignedInfo><CanonicalizationMethod Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"/><SignatureMethod Algorithm=\"http://www.w3.org/2001/04/xmldsig-more#rsa-sha256\"/><Reference URI=\"#_a1b2\"><DigestMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#sha256\"/><DigestValue>AAAA</DigestValue></Reference></SignedInfo><SignatureValue>AAAA</SignatureValue>{KeyInfo(base64)}</Signature>";
}
