using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.JSInterop;
using SupportConsole.App.Inventory;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;

namespace SupportConsole.App.Clusters.Report;

/// <summary>The managers' report as a page to print. It has the filters of the clusters list in its address.</summary>
public sealed partial class ReportPrintPage(
    ClusterReport reports,
    IDbContextFactory<ConsoleDbContext> contexts,
    ActingPerson person,
    NavigationManager navigation,
    IJSRuntime script,
    TimeProvider time)
{
    /// <summary>More rows would take minutes to print, and nobody reads them on paper.</summary>
    private const int Most = 2000;

    private ReportTable? report;
    private ReportEvidence? evidence;
    private ClusterQuery query = new();
    private Actor? actor;
    private DateTimeOffset createdAt;

    private string Title => $"SSO report as of {(report?.AsOf is { } day ? Day(day) : TimeWords.Day(createdAt))}";

    private string Back => "/clusters" + new Uri(navigation.Uri).Query;

    private string FilterWords
    {
        get
        {
            List<string> words =
            [
                .. query.Coverage is { } coverage ? [$"SSO: {StateBadge.Of(coverage).Word}"] : Array.Empty<string>(),
                .. query.Mismatch is { } mismatch ? [StateBadge.Of(mismatch).Word] : Array.Empty<string>(),
                .. query.Mine is { } owner ? [$"Owner: {owner.Name}"] : Array.Empty<string>(),
                .. query.Search.Length > 0 ? [$"“{query.Search}”"] : Array.Empty<string>(),
            ];
            return words.Count == 0 ? "All clusters" : $"Filter: {string.Join(" · ", words)}";
        }
    }

    protected override async Task OnInitializedAsync()
    {
        actor = await person.FindAsync();
        query = ReportAddress.Of(new AddressValues(navigation.Uri)).Query(actor);
        createdAt = time.GetUtcNow();
        report = await reports.ReadAsync(query, Most, CancellationToken.None);
        evidence = await ReportEvidence.ReadAsync(contexts, CancellationToken.None);
    }

    private async Task PrintAsync() => await script.InvokeVoidAsync("print");

    private static string Expiry(ReportRow row) => row.Connection switch
    {
        null => "",
        { CredentialExpiresAt: { } at } => TimeWords.Day(at),
        { CredentialNeverExpires: true } => "never",
        _ => "not known",
    };

    private static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
