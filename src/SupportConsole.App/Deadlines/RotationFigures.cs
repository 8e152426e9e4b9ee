using SupportConsole.App.Parts;
using SupportConsole.App.Record;
using SupportConsole.Federation.IdentityProviders;

namespace SupportConsole.App.Deadlines;

/// <summary>How the rotations of a month at one kind of identity provider went.</summary>
/// <param name="Month">The first day of the month, UTC.</param>
/// <param name="Counts">At most one for each timing and each start of the count.</param>
/// <param name="MedianHours">The median of the hours to live; null if it isn't known of any.</param>
public sealed record RotationFigures(
    DateOnly Month,
    IdentityProvider Provider,
    IReadOnlyList<RotationCount> Counts,
    double? MedianHours)
{
    public int Total => Counts.Sum(count => count.Count);

    /// <summary>How many hours are counted from what, such as "2 from the email's date, 1 from the first reminder".</summary>
    public string CountedFrom => string.Join(
        ", ",
        Counts.GroupBy(count => count.CountedFrom, count => count.WithHours)
            .Where(group => group.Sum() > 0)
            .OrderBy(group => group.Key == CustomerMessageSource.None)
            .ThenBy(group => group.Key)
            .Select(group => $"{group.Sum()} from {Words(group.Key)}"));

    public int Count(RotationTiming timing) => Counts.Where(count => count.Timing == timing).Sum(count => count.Count);

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
