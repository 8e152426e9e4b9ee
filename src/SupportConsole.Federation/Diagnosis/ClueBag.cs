namespace SupportConsole.Federation.Diagnosis;

/// <summary>Gathers clues: each value once, no more than <see cref="ErrorClueReader.Most"/> of a kind.</summary>
internal sealed class ClueBag
{
    private static readonly HashSet<string> SharedHosts =
    [
        "login.microsoftonline.com", "login.microsoftonline.us", "login.partner.microsoftonline.cn", "login.windows.net",
        "login.microsoft.com", "login.live.com",
        "sts.windows.net", "graph.microsoft.com", "portal.azure.com", "entra.microsoft.com", "learn.microsoft.com", "aka.ms",
        "account.activedirectory.windowsazure.com",
        "accounts.google.com", "www.googleapis.com", "oauth2.googleapis.com", "support.google.com", "www.okta.com",
        "app.onelogin.com", "sso.jumpcloud.com",
        "console.jumpcloud.com", "auth.pingone.com", "auth.pingone.eu", "sso.connect.pingidentity.com", "schemas.xmlsoap.org",
        "schemas.microsoft.com", "www.w3.org",
        "manage.auth0.com", "auth0.com", "www.influxdata.com", "gmail.com", "outlook.com",
    ];

    private readonly Dictionary<ClueKind, (HashSet<string> Seen, List<string> Values)> kinds =
        Enum.GetValues<ClueKind>().ToDictionary(
            kind => kind,
            _ => (new HashSet<string>(StringComparer.OrdinalIgnoreCase), new List<string>()));

    public void Add(ClueKind kind, string value)
    {
        var (seen, values) = kinds[kind];
        if (values.Count < ErrorClueReader.Most && seen.Add(value))
        {
            values.Add(value);
        }
    }

    public void AddAddress(string address)
    {
        Add(ClueKind.Address, address);
        if (SafeUri.TryAbsolute(address, out var uri))
        {
            AddHost(uri.IdnHost);
        }

        foreach (var part in address.Split(['/', '&', '=', ':', '%'], StringSplitOptions.RemoveEmptyEntries))
        {
            AddExact(part);
        }
    }

    public void AddWord(ReadOnlySpan<char> found)
    {
        var word = found.Trim(".-_");
        if (word.LastIndexOf('@') is > 0 and var at)
        {
            var domain = word[(at + 1)..];
            if (ClueWord.IsHost(domain) && !SharedHosts.Contains(domain.ToString().ToLowerInvariant()))
            {
                Add(ClueKind.EmailDomain, domain.ToString().ToLowerInvariant());
            }
        }
        else if (ClueWord.IsHost(word))
        {
            AddHost(word.ToString());
        }
        else
        {
            AddExact(word);
        }
    }

    public ErrorClues Clues(IReadOnlyList<string> names) => new()
    {
        ConnectionNames = kinds[ClueKind.ConnectionName].Values,
        ConnectionIds = kinds[ClueKind.ConnectionId].Values,
        Thumbprints = kinds[ClueKind.Thumbprint].Values,
        Guids = kinds[ClueKind.Guid].Values,
        Identifiers = kinds[ClueKind.Identifier].Values,
        Addresses = kinds[ClueKind.Address].Values,
        Hosts = kinds[ClueKind.Host].Values,
        EmailDomains = kinds[ClueKind.EmailDomain].Values,
        Names = names,
    };

    private void AddHost(string host)
    {
        var name = host.ToLowerInvariant();
        if (name.Length > 0 && !SharedHosts.Contains(name))
        {
            Add(ClueKind.Host, name);
        }
    }

    /// <summary>Adds what is looked up as a whole: a GUID, a thumbprint, a connection's ID, another identifier.</summary>
    private void AddExact(ReadOnlySpan<char> word)
    {
        if (ClueWord.IsGuid(word))
        {
            Add(ClueKind.Guid, word.ToString().ToLowerInvariant());
        }
        else if (ClueWord.IsThumbprint(word))
        {
            Add(ClueKind.Thumbprint, word.ToString().ToLowerInvariant());
        }
        else if (ClueWord.IsConnectionId(word))
        {
            Add(ClueKind.ConnectionId, word.ToString());
        }
        else if (ClueWord.IsIdentifier(word))
        {
            Add(ClueKind.Identifier, word.ToString());
        }
    }
}
