using System.Globalization;
using SupportConsole.App.Inventory;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;

namespace SupportConsole.App.Clusters.Report;

/// <summary>The filters of the list, as the addresses of the list, the printed report and the export have them.</summary>
internal sealed record ReportAddress(
    string? Q, SsoCoverage? Coverage, SsoMismatch? Mismatch, bool? Mine, DateOnly? Asof, string? Sort, bool? Desc)
{
    internal static ReportAddress Of(AddressValues values) => new(
        values.Text("q"),
        values.Value<SsoCoverage>("coverage"),
        values.Value<SsoMismatch>("mismatch"),
        values.IsYes("mine"),
        values.Day("asof"),
        values.Text("sort") is { Length: > 0 } sort ? sort : null,
        values.IsYes("desc"));

    /// <summary>The values of the address that shows a query; null for those that are not set.</summary>
    internal static Dictionary<string, object?> Values(ClusterQuery query) => new()
    {
        ["coverage"] = query.Coverage?.ToString(),
        ["mismatch"] = query.Mismatch?.ToString(),
        ["mine"] = query.Mine is not null ? true : null,
        ["asof"] = query.AsOf?.ToString("O", CultureInfo.InvariantCulture),
    };

    internal ClusterQuery Query(Actor? me) => new()
    {
        Search = Q ?? "",
        Coverage = Coverage,
        Mismatch = Mismatch,
        Mine = Mine == true && me is not null ? OwnerFilter.Of(me) : null,
        AsOf = Asof,
        Sort = Sort ?? "customer",
        Descending = Desc ?? false,
    };

    internal IEnumerable<string?> Words =>
    [
        Coverage is { } coverage ? StateBadge.Of(coverage).Word : null,
        Mismatch is { } mismatch ? StateBadge.Of(mismatch).Word : null,
        Mine == true ? "mine" : null,
        Q is { Length: > 0 and <= 40 } ? Q : null,
    ];
}
