using SupportConsole.App.Parts;
using SupportConsole.App.Record;
using SupportConsole.Federation.IdentityProviders;

namespace SupportConsole.App.Deadlines;

/// <summary>How the rotations of a month at one kind of identity provider went.</summary>
/// <param name="Month">The first day of the month, UTC.</param>
/// <param name="Hours">How many hours to live are known, by what they are counted from: None is the first reminder.</param>
/// <param name="MedianHours">The median of the hours to live; null if it isn't known of any.</param>
public sealed record RotationFigures(
    DateOnly Month,
    IdentityProvider Provider,
    IReadOnlyDictionary<RotationTiming, int> Counts,
    IReadOnlyDictionary<CustomerMessageSource, int> Hours,
    double? MedianHours)
{
    public int Total => Counts.Values.Sum();

    /// <summary>How many hours are counted from what, such as "2 from the email's date, 1 from the first reminder".</summary>
    public string CountedFrom => string.Join(
        ", ",
        Hours.Where(hours => hours.Value > 0)
            .OrderBy(hours => hours.Key == CustomerMessageSource.None)
            .ThenBy(hours => hours.Key)
            .Select(hours => $"{hours.Value} from {Words(hours.Key)}"));

    public int Count(RotationTiming timing) => Counts[timing];

    internal static RotationFigures Of(RotationSums sums, double? medianHours) => new(
        new DateOnly(sums.Month / 100, sums.Month % 100, 1),
        sums.Provider,
        new Dictionary<RotationTiming, int>
        {
            [RotationTiming.OnTime] = sums.OnTime,
            [RotationTiming.Late] = sums.Late,
            [RotationTiming.Emergency] = sums.Emergency,
            [RotationTiming.Unknown] = sums.Unknown,
        },
        new Dictionary<CustomerMessageSource, int>
        {
            [CustomerMessageSource.EmailDate] = sums.FromEmailDate,
            [CustomerMessageSource.Paste] = sums.FromPaste,
            [CustomerMessageSource.Watch] = sums.FromWatch,
            [CustomerMessageSource.None] = sums.FromReminder,
        },
        medianHours);

    public static string Words(CustomerMessageSource source) => source switch
    {
        CustomerMessageSource.EmailDate => "the email's date",
        CustomerMessageSource.Paste => "the paste",
        CustomerMessageSource.Watch => "the watch",
        _ => "the first reminder",
    };
}

/// <param name="Figures">By month, newest first, and then by identity provider.</param>
/// <param name="Page">The rotations that the query finds, newest first.</param>
public sealed record RotationList(IReadOnlyList<RotationFigures> Figures, ListPage<PastRotation> Page);
