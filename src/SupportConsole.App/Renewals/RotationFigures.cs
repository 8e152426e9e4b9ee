using SupportConsole.App.Deadlines;
using SupportConsole.App.Record;
using SupportConsole.Federation.IdentityProviders;

namespace SupportConsole.App.Renewals;

/// <summary>How the rotations of a month at one kind of identity provider went.</summary>
/// <param name="Month">The first day of the month, UTC.</param>
public sealed record RotationFigures(DateOnly Month, IdentityProvider Provider, IReadOnlyList<PastRotation> Rotations)
{
    public int Count(RotationTiming timing) => Rotations.Count(rotation => rotation.Timing == timing);

    /// <summary>The median of the hours to live; null if it isn't known of any.</summary>
    public double? MedianHours
    {
        get
        {
            var hours = Rotations.Select(rotation => rotation.ToLive?.TotalHours).OfType<double>().Order().ToList();
            return hours.Count == 0 ? null : (hours[(hours.Count - 1) / 2] + hours[hours.Count / 2]) / 2;
        }
    }

    /// <summary>How many hours are counted from what, such as "2 from the email's date, 1 from the first reminder".</summary>
    public string CountedFrom => string.Join(
        ", ",
        Rotations.Where(rotation => rotation.ToLive is not null)
            .CountBy(rotation => rotation.CountedFrom)
            .OrderBy(pair => pair.Key == CustomerMessageSource.None)
            .ThenBy(pair => pair.Key)
            .Select(pair => $"{pair.Value} from {Words(pair.Key)}"));

    public static string Words(CustomerMessageSource source) => source switch
    {
        CustomerMessageSource.EmailDate => "the email's date",
        CustomerMessageSource.Paste => "the paste",
        CustomerMessageSource.Watch => "the watch",
        _ => "the first reminder",
    };

    /// <summary>By month, newest first, and then by identity provider.</summary>
    public static IReadOnlyList<RotationFigures> Of(IEnumerable<PastRotation> rotations) =>
    [
        .. rotations.GroupBy(rotation => (Month: MonthOf(rotation), rotation.Provider))
            .Select(group => new RotationFigures(group.Key.Month, group.Key.Provider, [.. group]))
            .OrderByDescending(figures => figures.Month)
            .ThenBy(figures => IdentityProviderCatalogue.Of(figures.Provider).DisplayName, StringComparer.Ordinal),
    ];

    public static DateOnly MonthOf(PastRotation rotation) => new(rotation.At.UtcDateTime.Year, rotation.At.UtcDateTime.Month, 1);
}
