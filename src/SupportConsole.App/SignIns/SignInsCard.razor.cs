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

    private string TestWords => overview!.LastTest is not { } last ? "No test sign-in is recorded."
        : last.Revision != overview.Revision ? "Not tested since the last change. Last test:"
        : last.IsPassed ? "Tested with these settings and this credential"
        : $"The last test {Outcome(last)}.";

    /// <summary>The time that <see cref="TestWords"/> ends with; null if it ends without one.</summary>
    private DateTimeOffset? TestedAt =>
        overview!.LastTest is { } last && (last.Revision != overview.Revision || last.IsPassed) ? last.At : null;

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
