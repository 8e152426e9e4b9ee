using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;
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
public sealed partial class LeadTimes
{
    private const int FewestOfCustomer = 2;
    private const int FewestOfProvider = 5;
    private const int LongestDays = 180;
    private const int LearnedMonths = 36;
    private static readonly TimeSpan GoodFor = TimeSpan.FromHours(1);

    private readonly IDbContextFactory<ConsoleDbContext> contexts;
    private readonly TimeProvider time;
    private readonly KeptAnswer<LearnedLeads> learned;

    public LeadTimes(IDbContextFactory<ConsoleDbContext> contexts, TimeProvider time, ILogger<LeadTimes> logger)
    {
        (this.contexts, this.time) = (contexts, time);
        learned = new(LearnAsync, GoodFor, time, exception => Log.Failed(logger, exception));
    }

    /// <summary>Learned about once an hour: what is usual doesn't change by the minute.</summary>
    internal Task<LearnedLeads> ReadAsync(CancellationToken cancellationToken) => learned.GetAsync(cancellationToken);

    private async Task<LearnedLeads> LearnAsync()
    {
        var since = time.GetUtcNow().AddMonths(-LearnedMonths);
        await using var context = await contexts.CreateDbContextAsync();
        var past = await context.Rotations.Where(rotation => rotation.Took != null && rotation.At > since)
            .Select(rotation => new Lead(rotation.Customer, rotation.IdentityProvider, rotation.Took!.Value))
            .ToListAsync();
        return new LearnedLeads(
            Medians(past.Where(rotation => rotation.Customer.Length > 0), rotation => rotation.Customer, FewestOfCustomer),
            Medians(past, rotation => Code(rotation.Provider), FewestOfProvider));
    }

    private static Dictionary<string, int> Medians(IEnumerable<Lead> past, Func<Lead, string> of, int fewest) => past
        .GroupBy(of, StringComparer.Ordinal)
        .Where(group => group.Count() >= fewest)
        .ToDictionary(group => group.Key, Median, StringComparer.Ordinal);

    private static int Median(IEnumerable<Lead> past)
    {
        var days = past.Select(lead => TimeSpan.FromTicks(lead.Took).TotalDays).Order().ToList();
        return (int)Math.Clamp(Math.Ceiling((days[(days.Count - 1) / 2] + days[days.Count / 2]) / 2), 1, LongestDays);
    }

    private static string Code(IdentityProvider provider) => ((int)provider).ToString(CultureInfo.InvariantCulture);

    /// <param name="Took">In ticks.</param>
    private sealed record Lead(string Customer, IdentityProvider Provider, long Took);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Lead times could not be learned from past rotations; the last ones stay")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
