using System.Text;
using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Record;
using SupportConsole.Auth0;
using SupportConsole.Federation;
using SupportConsole.Federation.Names;

namespace SupportConsole.App.Onboarding;

/// <summary>Proposes connection names and checks them against Auth0's rule, the record (retired names too) and the tenant.</summary>
public sealed class ConnectionNames(IDbContextFactory<ConsoleDbContext> contexts, IAuth0Tenant tenant)
{
    /// <summary>Auth0 takes 128 letters, but the name stands in every callback URL and must be readable there.</summary>
    internal const int MostProposed = 40;

    private static readonly Dictionary<char, string> PlainLetters = Letters();

    /// <summary>A free name made of customer, cluster and protocol, such as acme-prod-saml. The draft's own name counts as free.</summary>
    public async Task<ConnectionName> ProposeAsync(
        string customer,
        string cluster,
        Protocol protocol,
        Guid? own,
        CancellationToken cancellationToken)
    {
        var end = protocol == Protocol.Saml ? "-saml" : "-oidc";
        var stem = Slug($"{customer} {cluster}");
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        for (var number = 1; ; number++)
        {
            var tail = number == 1 ? end : $"{end}-{number}";
            var name = ConnectionName.Parse(Shorten(stem, Slug(cluster), MostProposed - tail.Length) + tail).Value;
            if (!await context.Connections.AnyAsync(record => record.Name == name && record.Id != own, cancellationToken))
            {
                return name;
            }
        }
    }

    /// <summary>Whether a name can be used; the problem says what stands in the way and where.</summary>
    public async Task<Result<ConnectionName>> CheckAsync(string text, Guid? own, CancellationToken cancellationToken)
    {
        var parsed = ConnectionName.Parse(text);
        if (!parsed.TryGet(out var name, out var problem))
        {
            return problem;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var taken = await context.Connections.AsNoTracking().Where(record => record.Id != own && record.Name == name)
            .Select(record => new { record.State, record.Cluster.Customer, Cluster = record.Cluster.Name })
                .FirstOrDefaultAsync(cancellationToken);
        if (taken is not null)
        {
            return new Problem(
                taken.State == ConnectionState.Retired
                    ? $"{name} was used before, for {taken.Customer} {taken.Cluster}."
                    : $"{name} is already used by {taken.Customer} {taken.Cluster}.",
                "Choose another name.")
            { Code = "name.taken-in-record" };
        }

        var found = await tenant.FindConnectionAsync(name, cancellationToken);
        return !found.TryGet(out var answer, out var failed)
            ? new Problem($"Couldn't check whether {name} is available in Auth0. {failed.What}", failed.Cure) { Code = "name.not-asked" }
            : answer.Connection is null ? name
            : new Problem(
                $"Auth0 already has a connection named {name}.",
                "Choose another name, or adopt that connection.")
            { Code = "name.taken-in-tenant" };
    }

    /// <summary>Shortens the customer's part: the cluster's is the one that tells two connections of a customer apart.</summary>
    private static string Shorten(string stem, string cluster, int most)
    {
        var end = $"-{cluster}";
        return stem.Length <= most ? stem
            : stem.EndsWith(end, StringComparison.Ordinal) && end.Length <= most / 2
                ? Cut(stem[..^end.Length], most - end.Length) + end
                : Cut(stem, most);
    }

    /// <summary>Cuts between words, and inside one only if it is the first.</summary>
    private static string Cut(string text, int most)
    {
        if (text.Length <= most)
        {
            return text;
        }

        var end = text.LastIndexOf('-', most);
        return text[..(end > 0 ? end : most)];
    }

    private static string Slug(string text)
    {
        var slug = new StringBuilder();
        foreach (var character in text.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(character))
            {
                slug.Append(character);
            }
            else if (PlainLetters.TryGetValue(character, out var plain))
            {
                slug.Append(plain);
            }
            else if (slug.Length > 0 && slug[^1] != '-' && character != '\'' && character != '’')
            {
                slug.Append('-');
            }
        }

        var made = slug.ToString().Trim('-');
        return made.Length == 0 ? "customer" : made;
    }

    /// <summary>Latin letters with marks as the plain letters that people type for them. The runtime has no culture data to ask.</summary>
    private static Dictionary<char, string> Letters()
    {
        var letters = new Dictionary<char, string>();
        string[] rows =
        [
            "a:àáâãäåāăą", "c:çćĉċč", "d:ďđð", "e:èéêëēĕėęě", "g:ĝğġģ", "h:ĥħ", "i:ìíîïĩīĭįı", "j:ĵ", "k:ķ", "l:ĺļľŀł",
            "n:ñńņňŉ", "o:òóôõöøōŏő", "r:ŕŗř", "s:śŝşšș",
            "t:ţťŧț", "u:ùúûüũūŭůűų", "w:ŵ", "y:ýÿŷ", "z:źżž", "ss:ß", "ae:æ", "oe:œ", "th:þ",
        ];
        foreach (var row in rows)
        {
            var (plain, marked) = (row[..row.IndexOf(':', StringComparison.Ordinal)],
                row[(row.IndexOf(':', StringComparison.Ordinal) + 1)..]);
            foreach (var letter in marked)
            {
                letters[letter] = plain;
            }
        }

        return letters;
    }
}
