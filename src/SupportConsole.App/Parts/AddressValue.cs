using System.Globalization;

namespace SupportConsole.App.Parts;

/// <summary>What stands in an address, which anyone may have typed or cut off: a value that means nothing counts as absent, and a number beyond all sense as the last that has one.</summary>
public static class AddressValue
{
    /// <summary>A number of days, from 0 to what takes in every known end.</summary>
    public static int? Days(string? text) => Number(text) is { } days ? Math.Clamp(days, 0, 36_500) : null;

    /// <summary>A page of a list, from 0.</summary>
    public static int Page(string? text) => Math.Clamp(Number(text) ?? 0, 0, ListPage.Last);

    /// <summary>An id.</summary>
    public static Guid? Id(string? text) => Guid.TryParse(text, out var id) ? id : null;

    /// <summary>Whether it says yes.</summary>
    public static bool IsYes(string? text) => bool.TryParse(text, out var yes) && yes;

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
