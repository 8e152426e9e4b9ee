using System.Text.RegularExpressions;

namespace SupportConsole.Federation.Pasting;

/// <summary>The words before a value by which mails, screens and JSON say what it is.</summary>
internal static partial class PasteLabels
{
    private const PasteFindingKind None = 0;
    private const int MostLabel = 120;

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
    };

    /// <summary>A label, and the value that follows it up to the next label or the line's end.</summary>
    public sealed record Labelled(PasteFindingKind Kind, bool IsSecretId, string Value, int Index);

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
            var matches = line.Length > 4000 ? [] : Label().Matches(line).Where(match => Known(match) is not null).ToList();
            var whole = Of(line.Trim().TrimEnd(':', '=').Trim());
            if (waiting is { } label && matches.Count == 0 && whole is null && line.Trim() is { Length: > 0 } value)
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
            var value = line[from..until].Trim(' ', '\t', '*', '`');
            yield return (new Labelled(kind, isSecretId, value, start + from + Math.Max(0, line[from..until].IndexOf(value, StringComparison.Ordinal))), value.Length == 0);
        }
    }

    private static (PasteFindingKind Kind, bool IsSecretId)? Known(Match match) => Of(match.Groups[1].Value);

    private static (PasteFindingKind Kind, bool IsSecretId)? Of(string label)
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
    [GeneratedRegex(@"([A-Za-z][A-Za-z0-9_. ()-]{1,60}?)[""'*`]{0,3}\s{0,20}(?:[:=|\t→]|->| is )(?:[ \t*`]*)", RegexOptions.CultureInvariant)]
    private static partial Regex Label();
}
