using System.Globalization;
using SupportConsole.App.Inventory;
using SupportConsole.Federation;

namespace SupportConsole.App.Renewals;

/// <summary>Which renewals an address asks for: the page and its calendar read it alike.</summary>
/// <param name="Days">How far ahead a credential may end; what has ended is always among them.</param>
/// <param name="Protocol">Client secrets (OIDC) or signing certificates (SAML) alone; null for both.</param>
public sealed record RenewalFilter(int Days, Protocol? Protocol)
{
    /// <summary>Days where the address names none.</summary>
    public const int Standard = 60;

    /// <summary>Days that take in every known end.</summary>
    public const int Always = 36_500;

    /// <summary>The calendar of the same renewals.</summary>
    public string CalendarHref => string.Create(CultureInfo.InvariantCulture, $"/renewals/calendar.ics?within={Days}{(Protocol is null ? "" : $"&protocol={Protocol}")}");

    /// <summary>Reads an address's values; one that means nothing counts as absent.</summary>
    public static RenewalFilter Of(int? within, string? protocol) =>
        new(Math.Clamp(within ?? Standard, 0, Always), Enum.TryParse<Protocol>(protocol, out var named) && Enum.IsDefined(named) ? named : null);

    /// <summary>The connections to list, the nearest end first.</summary>
    public ConnectionQuery Query(int page = 0) => new() { EndsWithinDays = Days, Protocol = Protocol, Sort = "ends", Page = page };
}
