using SupportConsole.Federation.Diagnosis;

namespace SupportConsole.App.Diagnosis;

/// <summary>The clues of a paste in the forms that the record is asked for, each kind bounded.</summary>
internal sealed class SuspectClues
{
    private const int MostNeedles = 80;

    /// <summary>Parents that many customers share, so that they tell nothing.</summary>
    private static readonly HashSet<string> SharedParents = new(StringComparer.Ordinal)
    {
        "okta.com", "oktapreview.com", "okta-emea.com", "onmicrosoft.com", "auth0.com", "us.auth0.com", "eu.auth0.com",
        "au.auth0.com",
        "jp.auth0.com", "onelogin.com", "pingone.com", "pingone.eu", "pingidentity.com", "jumpcloud.com", "google.com",
        "microsoft.com", "microsoftonline.com",
        "windows.net", "b2clogin.com", "ciamlogin.com", "influxdb.io", "a.influxdb.io", "influxdata.com", "amazonaws.com",
        "azurewebsites.net",
        "cloudfront.net", "outlook.com", "gmail.com", "co.uk", "com.au", "co.jp", "com.br", "co.nz", "co.za", "com.tr", "co.in",
    };

    public SuspectClues(SignInError error, ErrorClues clues)
    {
        Configured = [.. error.Configured.Select(thumbprint => thumbprint.Hex)];
        Thumbprints = [.. clues.Thumbprints];
        Auth0Ids = [.. clues.ConnectionIds];
        Names = [.. clues.ConnectionNames.Concat(clues.Identifiers).Distinct(StringComparer.OrdinalIgnoreCase)];
        Guids = [.. clues.Guids];
        ClientIds = Set(clues.Guids.Concat(clues.Identifiers).Concat(error.ClientId is { } id ? [id] : []));
        Addresses = Set(clues.Addresses.Concat(error.Issuer is { } issuer ? [issuer] : []).Select(Bare));
        Hosts = [.. clues.Hosts];
        Domains = [.. clues.EmailDomains.Concat(clues.Hosts).SelectMany(Parents)];
        Customers = [.. clues.Names.Concat(Domains.Select(domain => domain.Split('.')[0])).Distinct(StringComparer.OrdinalIgnoreCase)];
        Needles =
        [
            .. Guids.Concat(ClientIds).Concat(Domains).Concat(Hosts).Concat(Addresses).Select(needle => needle.ToLowerInvariant())
                .Where(needle => needle.Length > 3).Distinct().Take(MostNeedles),
        ];
    }

    public HashSet<string> Configured { get; }

    public HashSet<string> Thumbprints { get; }

    public HashSet<string> Auth0Ids { get; }

    public IReadOnlyList<string> Names { get; }

    public HashSet<string> Guids { get; }

    public HashSet<string> ClientIds { get; }

    public HashSet<string> Addresses { get; }

    public HashSet<string> Hosts { get; }

    public HashSet<string> Domains { get; }

    public IReadOnlyList<string> Customers { get; }

    /// <summary>What to look for in a connection's search text.</summary>
    public IReadOnlyList<string> Needles { get; }

    public static string Bare(string address) => address.TrimEnd('/');

    private static HashSet<string> Set(IEnumerable<string> values) => new(values, StringComparer.OrdinalIgnoreCase);

    /// <summary>A domain and those above it, down to two labels, without those that many customers share.</summary>
    private static IEnumerable<string> Parents(string host)
    {
        var labels = host.Split('.');
        return Enumerable.Range(0, Math.Clamp(labels.Length - 1, 0, 6))
            .Select(skipped => string.Join('.', labels[skipped..])).Where(domain => !SharedParents.Contains(domain));
    }
}
