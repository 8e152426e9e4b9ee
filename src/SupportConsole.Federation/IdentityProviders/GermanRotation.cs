namespace SupportConsole.Federation.IdentityProviders;

/// <summary>
/// The rotation steps of <see cref="ProtocolGuide"/> in German, for emails. The names on the provider's screens stay English.
/// </summary>
public static class GermanRotation
{
    public static IReadOnlyList<string> Steps(IdentityProvider provider, Protocol protocol) => protocol == Protocol.Oidc
        ? Secret(provider)
        : Certificate(provider);

    private static IReadOnlyList<string> Secret(IdentityProvider provider) => provider switch
    {
        IdentityProvider.EntraId => Secret(
            "Unter „Certificates & secrets“ ein zweites Client-Secret anlegen und dessen „Value“ kopieren (nicht die „Secret ID“).",
            "Sobald die Anmeldung funktioniert, das bisherige Secret löschen."),
        IdentityProvider.Okta => Secret(
            "Auf der Registerkarte „General“ der Anwendung „Generate new secret“ wählen; das bisherige bleibt daneben aktiv.",
            "Sobald die Anmeldung funktioniert, das bisherige Secret auf „Inactive“ setzen und dann löschen."),
        IdentityProvider.GoogleWorkspace => Secret(
            "Den OAuth-Client öffnen und „Add secret“ wählen; vorerst gelten beide.",
            "Sobald die Anmeldung funktioniert, das bisherige Secret deaktivieren und dann löschen."),
        IdentityProvider.AdFs => Secret(
            "Die Server-Anwendung der Anwendungsgruppe öffnen und beim Shared Secret „Reset“ wählen: Das bisherige gilt sofort nicht mehr. "
            + "Vereinbaren Sie deshalb vorher die Minute.",
            "Sonst ist nichts zu tun: Das bisherige Secret gilt seit dem „Reset“ nicht mehr."),
        IdentityProvider.PingFederate => Secret(
            "Den Client öffnen, „Change Secret“ ankreuzen und ein neues erzeugen. Damit das bisherige noch gilt, eine Aufbewahrungsfrist "
            + "setzen, sofern Ihre Version sie bietet.",
            "Das bisherige Secret verfällt nach seiner Aufbewahrungsfrist."),
        IdentityProvider.PingOne => Secret(
            "Auf der Registerkarte „Configuration“ „Generate New Secret“ wählen und, wo angeboten, das bisherige einige Tage behalten.",
            "Das bisherige Secret verfällt nach seiner Aufbewahrungsfrist."),
        IdentityProvider.OneLogin => Secret(
            "Mit dem Support die Minute vereinbaren, dann auf der Registerkarte „SSO“ „Regenerate Client Secret“ wählen: Das bisherige gilt "
            + "sofort nicht mehr.",
            "Sonst ist nichts zu tun."),
        IdentityProvider.JumpCloud => Secret(
            "Mit dem Support die Minute vereinbaren, dann auf der Registerkarte „SSO“ der Anwendung „Regenerate Secret“ wählen: Das "
            + "bisherige gilt sofort nicht mehr.",
            "Sonst ist nichts zu tun."),
        IdentityProvider.Keycloak => Secret(
            "Auf der Registerkarte „Credentials“ „Regenerate“ wählen. Ohne Secret-Rotation in einer Client-Richtlinie gilt das bisherige "
            + "sofort nicht mehr; vereinbaren Sie deshalb die Minute.",
            "Das rotierte Secret ungültig machen, falls die Rotation eingeschaltet ist."),
        _ => Secret(
            "Ein zweites Client-Secret anlegen, falls der Anbieter zwei erlaubt; sonst vorher die Minute vereinbaren.",
            "Sobald die Anmeldung funktioniert, das bisherige Secret entfernen."),
    };

    private static IReadOnlyList<string> Certificate(IdentityProvider provider) => provider switch
    {
        IdentityProvider.EntraId => Certificate(
            "Unter „SAML Certificates“ „Edit“ und dann „New Certificate“ wählen und speichern; das Zertifikat ist zunächst inaktiv.",
            "Das neue als Base64-Zertifikat herunterladen und an den Support senden.",
            "Beim neuen Zertifikat „Make certificate active“ wählen."),
        IdentityProvider.Okta => Certificate(
            "Auf der Registerkarte „Sign On“ unter „SAML Signing Certificates“ ein neues Zertifikat erzeugen; es ist zunächst inaktiv.",
            "Dem Support dieses Zertifikat senden, oder die Metadaten, die es nennen.",
            "Beim neuen Zertifikat „Actions“ > „Activate“ wählen."),
        IdentityProvider.GoogleWorkspace => Certificate(
            "Unter „Security“ > „Authentication“ > „SSO with SAML applications“ ein zweites Zertifikat hinzufügen.",
            "Die Metadaten mit dem neuen Zertifikat herunterladen und senden.",
            "Auf der Seite der App unter „Service provider details“ das neue Zertifikat wählen und speichern."),
        IdentityProvider.AdFs => Certificate(
            "Das kommende Zertifikat ansehen: Es steht einige Tage vor dem Wechsel als „Secondary“ unter „Service“ > „Certificates“ "
            + "(Get-AdfsCertificate).",
            "Als Base64-.cer exportieren oder die Metadaten senden, die beide enthalten.",
            "In der vereinbarten Minute zum primären machen (Set-AdfsCertificate, oder den automatischen Wechsel abwarten)."),
        IdentityProvider.PingFederate => Certificate(
            "Unter „Signing & Decryption Keys & Certificates“ das neue Zertifikat anlegen.",
            "Ohne den privaten Schlüssel exportieren und senden.",
            "In den „Digital Signature Settings“ der SP-Verbindung auswählen und speichern."),
        IdentityProvider.PingOne => Certificate(
            "Unter „Settings“ > „Certificates & Key Pairs“ ein Schlüsselpaar zum Signieren hinzufügen.",
            "Dessen Zertifikat (X509 PEM) herunterladen und senden.",
            "Auf der Registerkarte „Configuration“ der Anwendung unter „Signing Key“ den neuen Schlüssel wählen."),
        IdentityProvider.OneLogin => Certificate(
            "Unter „Security“ > „Certificates“ ein neues Zertifikat anlegen: SHA-256, 2048 Bit.",
            "Als X.509 PEM herunterladen und senden.",
            "Auf der Registerkarte „SSO“ der Anwendung „Change“ wählen, das neue Zertifikat auswählen und speichern."),
        IdentityProvider.JumpCloud => Certificate(
            "Im Menü „IdP Certificate“ der Anwendung ein neues Zertifikat anlegen oder ein eigenes Paar hochladen.",
            "Nur das Zertifikat herunterladen und senden.",
            "In den Einstellungen der Anwendung aktivieren."),
        IdentityProvider.Keycloak => Certificate(
            "Unter „Realm settings“ > „Keys“ > „Providers“ einen Schlüssel mit niedrigerer Priorität als der jetzige hinzufügen.",
            "Dessen Zertifikat senden (Liste „Keys“, Schaltfläche „Certificate“).",
            "Die Priorität des neuen Schlüssels über die des bisherigen heben."),
        _ => Certificate(
            "Das neue Signaturzertifikat anlegen, ohne es zu verwenden.",
            "Das neue Zertifikat oder die Metadaten senden.",
            "Den Anbieter mit dem neuen Zertifikat signieren lassen."),
    };

    private static IReadOnlyList<string> Secret(string make, string retire) =>
    [
        make,
        "Das neue Secret über einen sicheren Kanal senden (nie im Text des Tickets), zusammen mit seinem Ablaufdatum.",
        "Der Support stellt darauf um und prüft eine Anmeldung.",
        retire,
    ];

    private static IReadOnlyList<string> Certificate(string make, string send, string activate) =>
    [
        make,
        send,
        "Mit dem InfluxData-Support eine Minute vereinbaren: Auth0 kennt immer nur ein Zertifikat, beide Seiten müssen also gleichzeitig "
        + "umstellen.",
        activate,
        "In derselben Minute stellt der Support auf das neue Zertifikat um.",
        "Einmal anmelden, dem Support das Ergebnis mitteilen und erst dann das bisherige entfernen.",
    ];
}
