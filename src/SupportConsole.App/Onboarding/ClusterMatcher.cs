using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Intake;
using SupportConsole.App.Record;

namespace SupportConsole.App.Onboarding;

/// <summary>A cluster to onboard, and how it stands.</summary>
/// <param name="Connections">How many connections it has that are not removed, drafts among them.</param>
/// <param name="Because">Why a paste points at it; empty if it does not.</param>
public sealed record ClusterOption(ClusterId Id, string Customer, string Name, bool IsEntitled, int Connections, string Because)
{
    public string Words => Connections > 0 ? $"{Connections} {(Connections == 1 ? "connection" : "connections")}"
        : IsEntitled ? "Bought SSO, none set up"
        : "No order recorded";
}

/// <summary>Finds the cluster that a customer's email is about: by ID, account, order, email domain or name.</summary>
public sealed partial class ClusterMatcher(IDbContextFactory<ConsoleDbContext> contexts)
{
    private const int Certain = 8;
    private const int Likely = 3;

    /// <summary>The clusters that a text points at, the likeliest first.</summary>
    /// <param name="text">The text without secrets.</param>
    public async Task<IReadOnlyList<ClusterOption>> FindAsync(string text, int most, CancellationToken cancellationToken)
    {
        var ids = Ids().Matches(text).Select(match => Guid.Parse(match.Value)).ToHashSet();
        var domains = Domains().Matches(text).Select(match => match.Groups["domain"].Value.ToLowerInvariant())
            .Where(domain => !EmailFacts.IsOurs(domain)).Distinct().ToList();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var clusters = await context.Clusters.AsNoTracking()
            .Select(cluster => new
            {
                cluster.Id,
                cluster.AccountId,
                cluster.Customer,
                cluster.Name,
                cluster.ContactEmail,
                cluster.OrderReference,
                cluster.IsEntitled,
            })
            .ToListAsync(cancellationToken);
        var counts = await context.Connections.AsNoTracking().Where(record => record.State != ConnectionState.Retired)
            .GroupBy(record => record.ClusterId).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        var scored = clusters.Select(cluster =>
        {
            var clues = new List<(int Points, string Because)>();
            if (ids.Contains(cluster.Id.Value) || ids.Contains(cluster.AccountId))
            {
                clues.Add((Certain, ids.Contains(cluster.Id.Value) ? "cluster ID" : "account ID"));
            }

            if (cluster.OrderReference.Length > 3 && text.Contains(cluster.OrderReference, StringComparison.OrdinalIgnoreCase))
            {
                clues.Add((Certain, $"order {cluster.OrderReference}"));
            }

            if (cluster.ContactEmail is { Length: > 3 } email
                && domains.Contains(email[(email.IndexOf('@', StringComparison.Ordinal) + 1)..].ToLowerInvariant()))
            {
                clues.Add((5, "contact's domain"));
            }

            if (cluster.Customer.Length > 3 && text.Contains(cluster.Customer, StringComparison.OrdinalIgnoreCase))
            {
                clues.Add((4, "customer's name"));
            }
            else if (domains.Find(domain => IsLike(domain, cluster.Customer)) is { } domain)
            {
                clues.Add((Likely, domain));
            }

            var points = clues.Sum(clue => clue.Points);
            var count = counts.GetValueOrDefault(cluster.Id);
            points += points > 0 && IsNamed(text, cluster.Name) ? 2 : 0;
            points += points > 0 && cluster.IsEntitled is true && count == 0 ? 1 : 0;
            var option = new ClusterOption(cluster.Id, cluster.Customer, cluster.Name, cluster.IsEntitled is true, count,
                string.Join(", ", clues.Select(clue => clue.Because)));
            return (Points: points, Option: option);
        });
        return [.. scored.Where(one => one.Points >= Likely).OrderByDescending(one => one.Points).ThenBy(one => one.Option.Customer)
            .ThenBy(one => one.Option.Name).Take(most).Select(one => one.Option)];
    }

    /// <summary>Clusters for a search, with how they stand.</summary>
    public async Task<IReadOnlyList<ClusterOption>> DescribeAsync(IReadOnlyList<Cluster> clusters, CancellationToken cancellationToken)
    {
        var ids = clusters.Select(cluster => cluster.Id).ToList();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var counts = await context.Connections.AsNoTracking()
            .Where(record => record.State != ConnectionState.Retired && ids.Contains(record.ClusterId))
            .GroupBy(record => record.ClusterId).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        return [.. clusters.Select(cluster => new ClusterOption(
            cluster.Id, cluster.Customer, cluster.Name, cluster.IsEntitled is true, counts.GetValueOrDefault(cluster.Id), ""))];
    }

    /// <summary>Whether a domain is named after a customer: graniteminingco.com after Granite Mining.</summary>
    private static bool IsLike(string domain, string customer)
    {
        var stem = Letters(domain.Split('.') is { Length: > 1 } parts ? parts[^2] : domain);
        var name = Letters(customer);
        return name.Length > 3 && stem.Length > 3
            && (stem.Contains(name, StringComparison.Ordinal) || name.Contains(stem, StringComparison.Ordinal));
    }

    private static string Letters(string text) => string.Concat(text.ToLowerInvariant().Where(char.IsLetterOrDigit));

    private static bool IsNamed(string text, string cluster) =>
        cluster.Length > 1 && Regex.IsMatch(text, $@"\b{Regex.Escape(cluster)}\b", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));

    [GeneratedRegex(@"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Ids();

    [GeneratedRegex(@"(?:@|://(?:[a-z0-9-]{1,63}\.){0,4})(?<domain>[a-z0-9-]{1,63}\.[a-z]{2,24}(?:\.[a-z]{2,3})?)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Domains();
}
