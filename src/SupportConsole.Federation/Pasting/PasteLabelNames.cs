using System.Buffers;

namespace SupportConsole.Federation.Pasting;

/// <summary>The names that mails, portals and configuration files give to a connection's values, in the languages that customers write in.</summary>
internal static class PasteLabelNames
{
    private const PasteFindingKind None = 0;
    private const int MostLabel = 120;

    private static readonly SearchValues<char> BetweenWords = SearchValues.Create(" _-().\t*`\"'");

    private static readonly Dictionary<string, PasteFindingKind> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["secretid"] = None,
        ["keyid"] = None,
        ["clientsecretid"] = None,
        ["objectid"] = None,
        ["statuscode"] = None,
        ["clientid"] = PasteFindingKind.ClientId,
        ["applicationclientid"] = PasteFindingKind.ClientId,
        ["applicationid"] = PasteFindingKind.ClientId,
        ["appid"] = PasteFindingKind.ClientId,
        ["clientidentifier"] = PasteFindingKind.ClientId,
        ["oauthclientid"] = PasteFindingKind.ClientId,
        ["clientsecret"] = PasteFindingKind.ClientSecret,
        ["clientsecretvalue"] = PasteFindingKind.ClientSecret,
        ["secretvalue"] = PasteFindingKind.ClientSecret,
        ["secret"] = PasteFindingKind.ClientSecret,
        ["sharedsecret"] = PasteFindingKind.ClientSecret,
        ["appsecret"] = PasteFindingKind.ClientSecret,
        ["applicationsecret"] = PasteFindingKind.ClientSecret,
        ["clientpassword"] = PasteFindingKind.ClientSecret,
        ["secretkey"] = PasteFindingKind.ClientSecret,
        ["password"] = PasteFindingKind.ClientSecret,
        ["newsecret"] = PasteFindingKind.ClientSecret,
        ["value"] = PasteFindingKind.ClientSecret,
        ["expires"] = PasteFindingKind.SecretExpiry,
        ["expireson"] = PasteFindingKind.SecretExpiry,
        ["expiry"] = PasteFindingKind.SecretExpiry,
        ["expirydate"] = PasteFindingKind.SecretExpiry,
        ["secretexpiry"] = PasteFindingKind.SecretExpiry,
        ["secretexpires"] = PasteFindingKind.SecretExpiry,
        ["secretexpireson"] = PasteFindingKind.SecretExpiry,
        ["clientsecretexpires"] = PasteFindingKind.SecretExpiry,
        ["clientsecretexpireson"] = PasteFindingKind.SecretExpiry,
        ["clientsecretexpiry"] = PasteFindingKind.SecretExpiry,
        ["validuntil"] = PasteFindingKind.SecretExpiry,
        ["directorytenantid"] = PasteFindingKind.TenantId,
        ["tenantid"] = PasteFindingKind.TenantId,
        ["directoryid"] = PasteFindingKind.TenantId,
        ["tenant"] = PasteFindingKind.TenantId,
        ["issuer"] = PasteFindingKind.Issuer,
        ["issueruri"] = PasteFindingKind.Issuer,
        ["oidcissuer"] = PasteFindingKind.Issuer,
        ["authority"] = PasteFindingKind.Issuer,
        ["oktadomain"] = PasteFindingKind.Issuer,
        ["issuerurl"] = PasteFindingKind.Issuer,
        ["authserverurl"] = None,
        ["discoveryurl"] = PasteFindingKind.DiscoveryUrl,
        ["wellknownurl"] = PasteFindingKind.DiscoveryUrl,
        ["openidconfiguration"] = PasteFindingKind.DiscoveryUrl,
        ["metadataurl"] = PasteFindingKind.MetadataUrl,
        ["appfederationmetadataurl"] = PasteFindingKind.MetadataUrl,
        ["federationmetadataurl"] = PasteFindingKind.MetadataUrl,
        ["idpmetadataurl"] = PasteFindingKind.MetadataUrl,
        ["entityid"] = PasteFindingKind.EntityId,
        ["idpentityid"] = PasteFindingKind.EntityId,
        ["identityproviderissuer"] = PasteFindingKind.EntityId,
        ["microsoftentraidentifier"] = PasteFindingKind.EntityId,
        ["azureadidentifier"] = PasteFindingKind.EntityId,
        ["ssourl"] = PasteFindingKind.SignInUrl,
        ["signinurl"] = PasteFindingKind.SignInUrl,
        ["signonurl"] = PasteFindingKind.SignInUrl,
        ["loginurl"] = PasteFindingKind.SignInUrl,
        ["identityprovidersinglesignonurl"] = PasteFindingKind.SignInUrl,
        ["singlesignonurl"] = PasteFindingKind.SignInUrl,
        ["singlesignonservice"] = PasteFindingKind.SignInUrl,
        ["idpurl"] = PasteFindingKind.SignInUrl,
        ["saml20endpointhttp"] = PasteFindingKind.SignInUrl,
        ["logouturl"] = PasteFindingKind.SignOutUrl,
        ["signouturl"] = PasteFindingKind.SignOutUrl,
        ["singlelogouturl"] = PasteFindingKind.SignOutUrl,
        ["sloendpointhttp"] = PasteFindingKind.SignOutUrl,
        ["domain"] = PasteFindingKind.Domain,
        ["domains"] = PasteFindingKind.Domain,
        ["emaildomain"] = PasteFindingKind.Domain,
        ["emaildomains"] = PasteFindingKind.Domain,
        ["thumbprint"] = PasteFindingKind.Thumbprint,
        ["fingerprint"] = PasteFindingKind.Thumbprint,

        // As Entra, Okta and customers call them in German, French, Spanish, Portuguese, Italian, Dutch and Japanese.
        ["anwendungsidclient"] = PasteFindingKind.ClientId,
        ["anwendungsid"] = PasteFindingKind.ClientId,
        ["anwendungsclientid"] = PasteFindingKind.ClientId,
        ["identifiantclient"] = PasteFindingKind.ClientId,
        ["idclient"] = PasteFindingKind.ClientId,
        ["identifiantdelapplication"] = PasteFindingKind.ClientId,
        ["iddapplicationclient"] = PasteFindingKind.ClientId,
        ["iddecliente"] = PasteFindingKind.ClientId,
        ["idcliente"] = PasteFindingKind.ClientId,
        ["iddocliente"] = PasteFindingKind.ClientId,
        ["iddelcliente"] = PasteFindingKind.ClientId,
        ["iddeaplicación"] = PasteFindingKind.ClientId,
        ["toepassingsid"] = PasteFindingKind.ClientId,
        ["toepassingsidclientid"] = PasteFindingKind.ClientId,
        ["clientkennung"] = PasteFindingKind.ClientId,
        ["クライアントid"] = PasteFindingKind.ClientId,
        ["secrettext"] = PasteFindingKind.ClientSecret,
        ["geheimerclientschlüssel"] = PasteFindingKind.ClientSecret,
        ["clientschlüssel"] = PasteFindingKind.ClientSecret,
        ["geheimerschlüssel"] = PasteFindingKind.ClientSecret,
        ["clientgeheimnis"] = PasteFindingKind.ClientSecret,
        ["geheimnis"] = PasteFindingKind.ClientSecret,
        ["wert"] = PasteFindingKind.ClientSecret,
        ["secretclient"] = PasteFindingKind.ClientSecret,
        ["cléesecrète"] = PasteFindingKind.ClientSecret,
        ["clésecrète"] = PasteFindingKind.ClientSecret,
        ["clésecrèteclient"] = PasteFindingKind.ClientSecret,
        ["codesecretclient"] = PasteFindingKind.ClientSecret,
        ["valeur"] = PasteFindingKind.ClientSecret,
        ["secretodecliente"] = PasteFindingKind.ClientSecret,
        ["secretodelcliente"] = PasteFindingKind.ClientSecret,
        ["secretocliente"] = PasteFindingKind.ClientSecret,
        ["secreto"] = PasteFindingKind.ClientSecret,
        ["valor"] = PasteFindingKind.ClientSecret,
        ["segredodocliente"] = PasteFindingKind.ClientSecret,
        ["segredocliente"] = PasteFindingKind.ClientSecret,
        ["segredo"] = PasteFindingKind.ClientSecret,
        ["segretoclient"] = PasteFindingKind.ClientSecret,
        ["segreto"] = PasteFindingKind.ClientSecret,
        ["clientgeheim"] = PasteFindingKind.ClientSecret,
        ["geheim"] = PasteFindingKind.ClientSecret,
        ["waarde"] = PasteFindingKind.ClientSecret,
        ["クライアントシークレット"] = PasteFindingKind.ClientSecret,
        ["シークレット"] = PasteFindingKind.ClientSecret,
        ["enddatetime"] = PasteFindingKind.SecretExpiry,
        ["enddate"] = PasteFindingKind.SecretExpiry,
        ["läuftabam"] = PasteFindingKind.SecretExpiry,
        ["läuftab"] = PasteFindingKind.SecretExpiry,
        ["gültigbis"] = PasteFindingKind.SecretExpiry,
        ["ablaufdatum"] = PasteFindingKind.SecretExpiry,
        ["expirele"] = PasteFindingKind.SecretExpiry,
        ["expireel"] = PasteFindingKind.SecretExpiry,
        ["caduca"] = PasteFindingKind.SecretExpiry,
        ["vervaltop"] = PasteFindingKind.SecretExpiry,
        ["有効期限"] = PasteFindingKind.SecretExpiry,
        ["verzeichnisidmandant"] = PasteFindingKind.TenantId,
        ["verzeichnisid"] = PasteFindingKind.TenantId,
        ["mandantenid"] = PasteFindingKind.TenantId,
        ["idlocataire"] = PasteFindingKind.TenantId,
        ["iddelocataire"] = PasteFindingKind.TenantId,
        ["iddeinquilino"] = PasteFindingKind.TenantId,
        ["iddedirectorio"] = PasteFindingKind.TenantId,
        ["tenantidmap"] = PasteFindingKind.TenantId,
        ["aussteller"] = PasteFindingKind.Issuer,
        ["émetteur"] = PasteFindingKind.Issuer,
        ["emisor"] = PasteFindingKind.Issuer,
        ["emissor"] = PasteFindingKind.Issuer,
        ["emittente"] = PasteFindingKind.Issuer,
        ["uitgever"] = PasteFindingKind.Issuer,
        ["発行者"] = PasteFindingKind.Issuer,
        ["anmeldeurl"] = PasteFindingKind.SignInUrl,
        ["urldeconnexion"] = PasteFindingKind.SignInUrl,
        ["urldeiniciodesesión"] = PasteFindingKind.SignInUrl,
        ["domäne"] = PasteFindingKind.Domain,
        ["domaine"] = PasteFindingKind.Domain,
        ["dominio"] = PasteFindingKind.Domain,
        ["domínio"] = PasteFindingKind.Domain,
    };

    /// <summary>What a label says; null where it is none that is known.</summary>
    public static (PasteFindingKind Kind, bool IsSecretId)? Of(string label) => Of(label, out _);

    /// <summary>What a label says, and where in it the words begin that say it: before them may stand a value that the label does not mean.</summary>
    public static (PasteFindingKind Kind, bool IsSecretId)? Of(string label, out int at)
    {
        at = 0;

        // What is longer is a sentence, not a label.
        if (label.Length > MostLabel)
        {
            return null;
        }

        for (var start = NextWord(label, 0); start < label.Length; start = NextWord(label, AfterWord(label, start)))
        {
            var key = string.Concat(label.Skip(start).Where(character => !BetweenWords.Contains(character)));
            if (Kinds.TryGetValue(key, out var kind))
            {
                at = start;
                return (kind, key.EndsWith("secretid", StringComparison.OrdinalIgnoreCase));
            }
        }

        return null;
    }

    private static int NextWord(string label, int from) => label.AsSpan(from).IndexOfAnyExcept(BetweenWords) is >= 0 and var found ? from + found : label.Length;

    private static int AfterWord(string label, int from) => label.AsSpan(from).IndexOfAny(BetweenWords) is >= 0 and var found ? from + found : label.Length;
}
