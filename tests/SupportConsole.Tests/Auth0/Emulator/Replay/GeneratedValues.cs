using System.Globalization;
using System.Text.RegularExpressions;

namespace SupportConsole.Tests.Auth0.Emulator.Replay;

/// <summary>Keys whose values each tenant makes up. Only their form is compared, and that the same value comes back every time.</summary>
public static partial class GeneratedValues
{
    private static readonly Dictionary<string, Regex> Forms = new(StringComparer.Ordinal)
    {
        ["id"] = ConnectionId(),
        ["client_id"] = ClientId(),
        ["custom_domain_id"] = DomainId(),
        ["token_id"] = TokenId(),
        ["token"] = Token(),
        ["kid"] = KeyId(),
        ["cert"] = Pem(),
        ["pkcs"] = Pem(),
        ["pkcs7"] = Pem(),
        ["fingerprint"] = Fingerprint(),
        ["thumbprint"] = Thumbprint(),
        ["record"] = DnsRecord(),
        ["provisioning_ticket_url"] = Ticket(),
    };

    private static readonly string[] Moments = ["deleted_at", "created_at", "updated_on", "current_since"];

    /// <summary>Whether the tenant makes up the value at this path. In options only encrypted settings are made up.</summary>
    public static bool Are(string path)
    {
        var key = path[(path.LastIndexOf('.') + 1)..];
        return path.StartsWith("options.configuration.", StringComparison.Ordinal)
            || (!path.Contains("options.", StringComparison.Ordinal) && (Forms.ContainsKey(key) || Moments.Contains(key)));
    }

    public static bool HaveForm(string path, string value)
    {
        var key = path[(path.LastIndexOf('.') + 1)..];
        return Moments.Contains(key) ? DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, out _)
            : !Forms.TryGetValue(key, out var form) || form.IsMatch(value);
    }

    /// <summary>Moments are not learned: two recorded ones that are equal need not be equal in the emulator.</summary>
    public static bool Return(string path) => !Moments.Contains(path[(path.LastIndexOf('.') + 1)..]);

    [GeneratedRegex("^con_[A-Za-z0-9]{16}$")]
    private static partial Regex ConnectionId();

    [GeneratedRegex("^[A-Za-z0-9]{32}$")]
    private static partial Regex ClientId();

    [GeneratedRegex("^cd_[A-Za-z0-9]{16}$")]
    private static partial Regex DomainId();

    [GeneratedRegex("^tok_[A-Za-z0-9]{16}$")]
    private static partial Regex TokenId();

    [GeneratedRegex("^tok_[A-Za-z0-9]{16}\\.[0-9a-f]{60,64}$")]
    private static partial Regex Token();

    [GeneratedRegex("^[A-Za-z0-9_-]{43}$")]
    private static partial Regex KeyId();

    [GeneratedRegex("^-----BEGIN [A-Z0-9]+-----\\r\\n([A-Za-z0-9+/=]{1,64}\\r\\n)+-----END [A-Z0-9]+-----\\r\\n$")]
    private static partial Regex Pem();

    [GeneratedRegex("^([0-9A-F]{2}:){19}[0-9A-F]{2}$")]
    private static partial Regex Fingerprint();

    [GeneratedRegex("^[0-9A-F]{40}$")]
    private static partial Regex Thumbprint();

    [GeneratedRegex("^([a-z0-9.-]+-cd-[a-z0-9]+\\.edge\\.tenants\\.[a-z0-9.]+|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$")]
    private static partial Regex DnsRecord();

    [GeneratedRegex("^https://[a-z0-9.-]+(/[a-z0-9.-]+)?/p/[a-z-]+/([A-Za-z0-9]{8}|[A-Za-z0-9]{32})$")]
    private static partial Regex Ticket();
}
