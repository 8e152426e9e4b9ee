using System.Globalization;
using SupportConsole.Federation.IdentityProviders;

namespace SupportConsole.App.Deadlines;

/// <summary>How many days rotations usually take, by customer and by identity provider. What is not known has no entry.</summary>
internal sealed record LearnedLeads(IReadOnlyDictionary<string, int> Customers, IReadOnlyDictionary<string, int> Providers)
{
    /// <summary>How far two deadlines can trade places because of learned days: the longest lead time less the shortest.</summary>
    public TimeSpan Spread { get; } = SpreadOf([Deadline.RotationLead.Days, .. Customers.Values, .. Providers.Values]);

    private static TimeSpan SpreadOf(IReadOnlyList<int> days) => TimeSpan.FromDays(days.Max() - days.Min());
}

/// <summary>
/// Learns from past rotations how long it takes from the first reminder to the new credential: of the customer, or else of all customers
/// with the identity provider.
/// </summary>
public sealed class LeadTimes(PastRotations rotations, TimeProvider time)
{
    private const int FewestOfCustomer = 2;
    private const int FewestOfProvider = 5;
    private const int LongestDays = 180;
    private const int LearnedMonths = 36;
    private static readonly TimeSpan GoodFor = TimeSpan.FromHours(1);

    private LearnedLeads? learned;
    private DateTimeOffset learnedAt;

    /// <summary>Read at most once an hour: what is usual doesn't change by the minute.</summary>
    internal async Task<LearnedLeads> ReadAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (learned is { } known && now - learnedAt < GoodFor && learnedAt <= now)
        {
            return known;
        }

        var past = (await rotations.ReadAsync(now.AddMonths(-LearnedMonths), cancellationToken))
            .Where(rotation => rotation.Took is not null).ToList();
        var leads = new LearnedLeads(
            Medians(past.Where(rotation => rotation.Customer.Length > 0), rotation => rotation.Customer, FewestOfCustomer),
            Medians(past, rotation => Code(rotation.Provider), FewestOfProvider));
        learned = leads;
        learnedAt = now;
        return leads;
    }

    private static Dictionary<string, int> Medians(IEnumerable<PastRotation> past, Func<PastRotation, string> of, int fewest) => past
        .GroupBy(of, StringComparer.Ordinal)
        .Where(group => group.Count() >= fewest)
        .ToDictionary(group => group.Key, Median, StringComparer.Ordinal);

    private static int Median(IEnumerable<PastRotation> rotations)
    {
        var days = rotations.Select(rotation => rotation.Took!.Value.TotalDays).Order().ToList();
        return (int)Math.Clamp(Math.Ceiling((days[(days.Count - 1) / 2] + days[days.Count / 2]) / 2), 1, LongestDays);
    }

    private static string Code(IdentityProvider provider) => ((int)provider).ToString(CultureInfo.InvariantCulture);
}
