using System.Globalization;
using MudBlazor;
using MudBlazor.Utilities.Exceptions;

namespace SupportConsole.App.Parts;

/// <summary>
/// Days as 27 Nov 2026, and as other texts that can mean one day only. MudBlazor's pickers keep the space key to themselves, so a typed
/// day arrives without its spaces.
/// </summary>
internal sealed class DayConverter : IReversibleConverter<DateTime?, string?>
{
    /// <summary>MudBlazor's own words for it.</summary>
    private const string InvalidDay = "Converter_InvalidDateTime";

    private static readonly string[] Formats = ["dMMMyyyy", "dMMMMyyyy", "yyyy-MM-dd", "d.M.yyyy"];

    public string? Convert(DateTime? input) => input?.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <exception cref="ConversionException">The text isn't a day.</exception>
    public DateTime? ConvertBack(string? input)
    {
        var text = string.Concat((input ?? "").Where(letter => !char.IsWhiteSpace(letter)));
        return text.Length == 0 ? null
            : DateTime.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
            : throw new ConversionException(InvalidDay, []);
    }
}
