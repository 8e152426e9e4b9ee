using SupportConsole.Federation;
using SupportConsole.Federation.Certificates;
using SupportConsole.Federation.Names;

namespace SupportConsole.App.Intake;

public enum ClueKind
{
    /// <summary>A thumbprint of a certificate that it has or had, SHA-1 or SHA-256.</summary>
    Thumbprint = 1,

    Name,

    EntityId,

    ClientId,

    /// <summary>The issuer, with or without its last slash; of SAML, the entity ID.</summary>
    Issuer,

    SignInUrl,

    /// <summary>An e-mail domain of its people.</summary>
    Domain,

    Customer,
}

public sealed record ConnectionClue
{
    private ConnectionClue(ClueKind kind, string value) => (Kind, Value) = (kind, value);

    public ClueKind Kind { get; }

    public string Value { get; }

    /// <summary>The clue in a value as it was found; none where it cannot be one.</summary>
    public static IEnumerable<ConnectionClue> Of(ClueKind kind, string? found)
    {
        var text = (found ?? "").Trim();
        var value = kind switch
        {
            ClueKind.Thumbprint => Thumbprint.Parse(text) is { IsOk: true } thumbprint ? thumbprint.Value.Hex : "",
            ClueKind.Name => ConnectionName.Parse(text) is { IsOk: true } name ? name.Value.Value : "",
            ClueKind.Issuer => text.TrimEnd('/'),
            ClueKind.Domain => text.TrimStart('@').ToLowerInvariant(),
            ClueKind.Customer => text.ToLowerInvariant(),
            _ => text,
        };
        return value.Length == 0 ? [] : [new ConnectionClue(kind, value)];
    }

    /// <summary>
    /// The domains that a host, alone or in an address, may belong to: itself and what it stands below, top-level domains left
    /// out.
    /// </summary>
    public static IEnumerable<ConnectionClue> OfHost(string? found)
    {
        var text = (found ?? "").Trim();
        var host = SafeUri.TryAbsolute(text, out var address) ? address.IdnHost : text;
        var labels = Uri.CheckHostName(host) == UriHostNameType.Dns ? host.Split('.') : [];
        return Enumerable.Range(0, Math.Clamp(labels.Length - 1, 0, 6))
            .SelectMany(skipped => Of(ClueKind.Domain, string.Join('.', labels[skipped..])));
    }

    public static IEnumerable<ConnectionClue> OfName(string subject, string part) => Of(ClueKind.Customer, NamePart(subject, part));

    /// <summary>A part of a distinguished name; null where it has none.</summary>
    public static string? NamePart(string subject, string part) =>
        subject.Split(',', StringSplitOptions.TrimEntries)
            .FirstOrDefault(each => each.StartsWith(part + "=", StringComparison.OrdinalIgnoreCase))?[(part.Length + 1)..].Trim('"');
}
