using SupportConsole.App.Inventory;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;

namespace SupportConsole.App.Clusters.Report;

/// <summary>The filters of the list, as its address has them.</summary>
internal sealed record ReportAddress(
    string? Q, SsoCoverage? Coverage, SsoMismatch? Mismatch, bool? Mine, DateOnly? Asof, string? Sort, bool? Desc)
{
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
