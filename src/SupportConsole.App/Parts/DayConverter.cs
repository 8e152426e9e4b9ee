using System.Globalization;
using MudBlazor;

namespace SupportConsole.App.Parts;

/// <summary>
/// Days as 27 Nov 2026, and as other texts that can mean one day only. MudBlazor's pickers keep the space key to themselves, so a typed
/// day arrives without its spaces.
/// </summary>
internal sealed class DayConverter : IReversibleConverter<DateTime?, string?>
{
    private static readonly string[] Formats = ["dMMMyyyy", "dMMMMyyyy", "yyyy-MM-dd", "d.M.yyyy"];

    public string? Convert(DateTime? input) => input?.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <exception cref="FormatException">
    /// The text isn't a day. MudBlazor shows the message at the field; it would look up a ConversionException's message in its own texts.
    /// </exception>
    public DateTime? ConvertBack(string? input)
    {
        var text = string.Concat((input ?? "").Where(letter => !char.IsWhiteSpace(letter)));
        return text.Length == 0 ? null
            : DateTime.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
            : throw new FormatException("That isn't a day. Type it as 27 Nov 2026.");
    }
}
