using Microsoft.AspNetCore.Components;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;

namespace SupportConsole.App.SignIns;

/// <summary>A connection's sign-ins, its tests and its test links.</summary>
public sealed partial class SignInsCard(
    SignInReader reader,
    TestLinks links,
    SignInSettings settings,
    LogSchedule schedule,
    ConsoleInfo info,
    ActingPerson person,
    NavigationManager navigation)
{
    private SignInOverview? overview;
    private Problem? problem;
    private bool busy;
    private string? address;
    private string typed = "";
    private IReadOnlyList<FoundSignIn>? found;

    [Parameter, EditorRequired]
    public Guid ConnectionId { get; set; }

    /// <summary>Changes when the card has to be read again.</summary>
    [Parameter]
    public string? Stamp { get; set; }

    private string LastWords => overview!.LastSuccess is { } at
        ? $"Last sign-in of a user: {TimeWords.Minute(at)} UTC."
        : "No sign-in of a user is recorded.";

    private string TestWords => overview!.LastTest is not { } last ? "Not tested yet."
        : last.Revision != overview.Revision ? $"Not tested since the last change. Last test: {TimeWords.Minute(last.At)} UTC."
        : last.IsPassed ? $"Tested with these settings and this credential {TimeWords.Minute(last.At)} UTC."
        : $"The last test {Outcome(last)}.";

    private string LogWords
    {
        get
        {
            var kept = $"From the tenant's log, without names and addresses. Kept for {settings.KeepDays} days.";
            var position = overview!.Position;
            return schedule.Problem is { } unread ? $"{kept} {unread}"
                : position?.ReadAt is not { } at ? $"{kept} The log has not been read yet."
                : position.GapFrom is { } from ? $"{kept} Read {TimeWords.Minute(at)} UTC. Auth0 had dropped entries between "
                    + $"{TimeWords.Minute(from)} and {TimeWords.Minute(position.GapUntil!.Value)} UTC before they were read."
                : $"{kept} Read {TimeWords.Minute(at)} UTC.";
        }
    }

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync() => overview = await reader.FindAsync(ConnectionId, CancellationToken.None);

    private static string Outcome(SignInTest test) =>
        test.IsPassed ? "passed"
        : test.Succeeded ? $"signed in without {test.Missing.Replace(" ", " and ", StringComparison.Ordinal)}"
        : $"failed: {ErrorCauses.Find(test.Cause)?.Title ?? "unknown error"}";

    private async Task CreateAsync()
    {
        if (busy)
        {
            return;
        }

        busy = true;
        var created = await links.CreateAsync(ConnectionId, await person.GetAsync(), CancellationToken.None);
        problem = created.Problem;
        if (created.IsOk)
        {
            var site = settings.CustomerAddress ?? info.PublicAddress ?? new Uri(navigation.BaseUri);
            address = new Uri(site, $"{TestLinkEndpoints.Path}/{created.Value.Token}").AbsoluteUri;
        }

        busy = false;
        await LoadAsync();
    }

    private async Task RevokeAsync(TestLink link)
    {
        problem = (await links.RevokeAsync(link.Id, await person.GetAsync(), CancellationToken.None)).Problem;
        address = null;
        await LoadAsync();
    }

    private async Task LookUpAsync(string? text)
    {
        typed = text ?? "";
        found = typed.Trim().Length == 0 ? null : await reader.LookUpAsync(ConnectionId, typed, CancellationToken.None);
    }
}
