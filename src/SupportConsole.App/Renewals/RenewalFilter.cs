using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using SupportConsole.App.Deadlines;
using SupportConsole.App.Inventory;
using SupportConsole.App.Record;

namespace SupportConsole.App.Renewals;

/// <summary>Which deadlines an address asks for. The page, its calendar and its exports share it.</summary>
/// <param name="Within">How many days ahead, however far; overdue and unknown ones are always among them. Null for all.</param>
/// <param name="Mine">Only the reader's own.</param>
/// <param name="OwnerId">Only those of one person, by <see cref="StaffMember.Id"/>; empty for everybody's.</param>
public sealed record RenewalFilter(DeadlinePeriod? Period, DeadlineKind? Kind, int? Within, bool? Mine, string OwnerId = "")
{
    private const int MostDays = 36_500;

    /// <param name="staff">Those who can be owners.</param>
    public DeadlineQuery Query(OwnerFilter? me, IReadOnlyList<StaffChoice> staff) => new()
    {
        Period = Period,
        Kind = Kind,
        WithinDays = Within is { } days ? Math.Clamp(days, 0, MostDays) : null,
        Owner = Mine == true ? me
            : staff.FirstOrDefault(choice => choice.Id == OwnerId) is { } choice ? new OwnerFilter(choice.Id, choice.Name)
            : null,
    };

    public string Href(string path)
    {
        var query = new QueryBuilder();
        if (Period is { } period)
        {
            query.Add("period", period.ToString());
        }

        if (Kind is { } kind)
        {
            query.Add("kind", kind.ToString());
        }

        if (Within is { } days)
        {
            query.Add("within", days.ToString(CultureInfo.InvariantCulture));
        }

        if (Mine == true)
        {
            query.Add("mine", "true");
        }
        else if (OwnerId.Length > 0)
        {
            query.Add("owner", OwnerId);
        }

        return path + query;
    }
}
