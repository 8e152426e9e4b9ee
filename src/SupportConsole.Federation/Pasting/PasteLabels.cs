using System.Text.RegularExpressions;

namespace SupportConsole.Federation.Pasting;

/// <summary>The words before a value by which mails, screens and JSON say what it is.</summary>
internal static partial class PasteLabels
{
    private const PasteFindingKind None = 0;
    private const int MostLabel = 120;
    private const int LongestLine = 64 * 1024;
    private const int LongestValue = 4000;

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

    /// <summary>A label, and the value that follows it up to the next label or the line's end.</summary>
    public sealed record Labelled(PasteFindingKind Kind, bool IsSecretId, string Value, int Index)
    {
        /// <summary>Whether the label says that the value is a former one.</summary>
        public bool IsFormer { get; init; }

        /// <summary>Whether a sentence says it (“the secret is …”), so that a full stop at the end is the sentence's.</summary>
        public bool IsProse { get; init; }
    }

    public static IEnumerable<Labelled> Scan(string text)
    {
        (PasteFindingKind Kind, bool IsSecretId)? waiting = null;
        for (int start = 0, end; start < text.Length; start = end + 1)
        {
            end = text.IndexOf('\n', start) is >= 0 and var found ? found : text.Length;
            if (text.AsSpan(start, end - start).IsWhiteSpace())
            {
                continue;
            }

            var line = text[start..end];
            var matches = line.Length > LongestLine ? [] : Label().Matches(line).Where(match => Known(match) is not null).ToList();
            var whole = Of(line.Trim().TrimEnd(':', '=').Trim());
            if (waiting is { } label && matches.Count == 0 && whole is null && line.Trim() is { Length: > 0 and <= LongestValue } value)
            {
                if (!value.Contains(' ', StringComparison.Ordinal) || label.Kind == PasteFindingKind.SecretExpiry)
                {
                    yield return new Labelled(label.Kind, label.IsSecretId, value, start + line.IndexOf(value, StringComparison.Ordinal));
                }

                waiting = null;
            }

            foreach (var (labelled, isEmpty) in Values(line, start, matches))
            {
                waiting = isEmpty ? (labelled.Kind, labelled.IsSecretId) : waiting;
                if (!isEmpty)
                {
                    yield return labelled;
                }
            }

            waiting = matches.Count == 0 && whole is not null ? whole : waiting;
        }
    }

    private static IEnumerable<(Labelled Labelled, bool IsEmpty)> Values(string line, int start, List<Match> matches)
    {
        for (var i = 0; i < matches.Count; i++)
        {
            var from = matches[i].Index + matches[i].Length;
            var until = i + 1 < matches.Count ? matches[i + 1].Index : line.Length;
            var (kind, isSecretId) = Known(matches[i])!.Value;
            var bar = line.StartsWith('|') ? line.IndexOf(" |", from, until - from, StringComparison.Ordinal) : -1;
            until = bar >= 0 ? bar : Math.Min(Quoted(line, from, until), from + LongestValue);
            var value = line[from..until].Trim(' ', '\t', '*', '`', '\u3000');
            var labelled = new Labelled(kind, isSecretId, value, start + from + Math.Max(0, line[from..until].IndexOf(value, StringComparison.Ordinal)))
            {
                IsFormer = Former().IsMatch(matches[i].Groups[1].Value),
                IsProse = matches[i].Value.EndsWith(" is ", StringComparison.Ordinal),
            };
            yield return (labelled, value.Length == 0);
        }
    }

    /// <summary>Where a value in quotes ends: on one line of JSON much follows that is not the value's.</summary>
    private static int Quoted(string line, int from, int until)
    {
        if (from >= until || line[from] != '"')
        {
            return until;
        }

        for (var at = from + 1; at < until; at++)
        {
            if (line[at] == '"')
            {
                return at + 1;
            }

            at += line[at] == '\\' ? 1 : 0;
        }

        return until;
    }

    private static (PasteFindingKind Kind, bool IsSecretId)? Known(Match match) => Of(match.Groups[1].Value);

    /// <summary>What a label says; null where it is none that is known.</summary>
    public static (PasteFindingKind Kind, bool IsSecretId)? Of(string label)
    {
        // What is longer is a sentence, not a label.
        if (label.Length > MostLabel)
        {
            return null;
        }

        var words = label.Split([' ', '_', '-', '(', ')', '.', '\t', '*', '`', '"', '\''], StringSplitOptions.RemoveEmptyEntries);
        for (var skip = 0; skip < words.Length; skip++)
        {
            var key = string.Concat(words[skip..]);
            if (Kinds.TryGetValue(key, out var kind))
            {
                return (kind, key.EndsWith("secretid", StringComparison.OrdinalIgnoreCase));
            }
        }

        return null;
    }

    // Every part is bounded, so going back costs little; without backtracking it would keep tens of megabytes of states.
    [GeneratedRegex(@"(\p{L}[\p{L}0-9_. ()/-]{1,60}?)[""'*`”]{0,3}\s{0,20}(?:[:=|\t→：]|->| is )(?:[ \t*`]*)", RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    [GeneratedRegex(@"\b(?:old|former|previous|expired|alt|altes|ancien|antiguo)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Former();
}
