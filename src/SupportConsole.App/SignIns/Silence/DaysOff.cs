namespace SupportConsole.App.SignIns.Silence;

/// <summary>
/// Dates on which offices rest in most countries. Holidays of one country are told by the connections that rest together.
/// </summary>
internal static class DaysOff
{
    public static bool Contains(DateOnly date) => Contains(date, isHalf: true) || Contains(date, isHalf: false);

    /// <param name="isHalf">Whether people came on that day and left early.</param>
    public static bool Contains(DateOnly date, bool isHalf) => isHalf
        ? date is { Month: 12, Day: 24 or 31 }
        : date is { Month: 12, Day: 25 or 26 } or { Month: 1, Day: 1 };

    /// <summary>Whether few people work on that day in many countries.</summary>
    public static bool IsQuiet(DateOnly date) => date is { Month: 12, Day: >= 24 } or { Month: 1, Day: 1 };
}
