using System.Globalization;
using SupportConsole.App.Inventory;
using SupportConsole.Federation;

namespace SupportConsole.App.Renewals;

/// <summary>Which renewals an address asks for. The page and its calendar share it.</summary>
/// <param name="Days">How far ahead a credential may expire; expired ones are always included.</param>
/// <param name="Protocol">OIDC for client secrets only, SAML for signing certificates only, null for both.</param>
public sealed record RenewalFilter(int Days, Protocol? Protocol)
{
    public const int Standard = 60;

    public const int Always = 36_500;

    public const string Sort = "ends";

    public string CalendarHref =>
        string.Create(CultureInfo.InvariantCulture,
        $"/renewals/calendar.ics?within={Days}{(Protocol is null ? "" : $"&protocol={Protocol}")}");

    public static RenewalFilter Of(int? within, string? protocol)
    {
        var isKnown = Enum.TryParse<Protocol>(protocol, out var named) && Enum.IsDefined(named);
        return new RenewalFilter(Math.Clamp(within ?? Standard, 0, Always), isKnown ? named : null);
    }

    public ConnectionQuery Query() => new()
    {
        EndsWithinDays = Days,
        WithExpiryNotTold = Protocol != Federation.Protocol.Saml,
        Protocol = Protocol,
        Sort = Sort,
    };
}
