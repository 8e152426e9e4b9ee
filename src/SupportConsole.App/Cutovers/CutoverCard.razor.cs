using Microsoft.AspNetCore.Components;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.SignIns;
using SupportConsole.Federation.Certificates;

namespace SupportConsole.App.Cutovers;

/// <summary>A cutover with its acts.</summary>
public sealed partial class CutoverCard(
    CutoverPlans plans,
    CutoverLinks links,
    SignInReader signIns,
    SignInSettings sites,
    ConsoleInfo info,
    ActingPerson person,
    NavigationManager navigation,
    TimeProvider time)
{
    private Problem? problem;
    private string? address;
    private string note = "";
    private bool isMoving;
    private bool busy;

    [Parameter, EditorRequired]
    public CutoverView View { get; set; } = null!;

    /// <summary>The engineer's time zone.</summary>
    [Parameter, EditorRequired]
    public TimeZoneInfo Zone { get; set; } = TimeZoneInfo.Utc;

    /// <summary>Changes with every new sign-in.</summary>
    [Parameter]
    public string Stamp { get; set; } = "";

    [Parameter]
    public EventCallback OnChanged { get; set; }

    private TimeProvider Time => time;

    private Cutover Cutover => View.Cutover!;

    private string Title => Cutover.State switch
    {
        CutoverState.Planned when Cutover.At <= time.GetUtcNow() => "Due now",
        CutoverState.Planned => "Planned",
        CutoverState.Applied => "Applied: waiting for a sign-in",
        CutoverState.Closed => "Done",
        CutoverState.Cancelled => "Cancelled",
        _ => "Rolled back",
    };

    private string OldWord => Cutover.State is CutoverState.Applied or CutoverState.Closed ? "Previous certificate" : "Current certificate";

    private string SupportWords => Cutover.AgreedBy is { Length: > 0 } by ? $"{by} agreed: applied automatically" : "Applied by hand";

    private string LinkWords => View.OpenLinks == 0
        ? "No link works at the moment."
        : $"Open links: {View.OpenLinks}. They work until {TimeWords.Day(Cutover.At + CutoverLinks.LifeAfter)}.";

    protected override async Task OnParametersSetAsync()
    {
        if (Cutover.AppliedAt is { } at)
        {
            note = CutoverTexts.Closing(Cutover, await signIns.FindFirstSinceAsync(Cutover.ConnectionId, at, CancellationToken.None));
        }
    }

    private static string Fingerprint(string sha256) => sha256.Length > 0 ? Thumbprint.Show(sha256) : "";

    private Task AgreeAsync(bool isAgreed) => ActAsync(async actor =>
        (await plans.AgreeAsync(Cutover.Id, isAgreed, actor, CancellationToken.None)).Problem);

    private Task ApplyAsync() => ActAsync(async actor => (await plans.ApplyAsync(Cutover.Id, actor, CancellationToken.None)).Problem);

    private Task CancelAsync() => ActAsync(async actor => (await plans.CancelAsync(Cutover.Id, actor, CancellationToken.None)).Problem);

    private Task RevokeAsync() => ActAsync(async actor =>
    {
        address = null;
        return (await links.RevokeAsync(Cutover.Id, actor, CancellationToken.None)).Problem;
    });

    private Task CreateLinkAsync() => ActAsync(async actor =>
    {
        var created = await links.CreateAsync(Cutover.Id, actor, CancellationToken.None);
        var site = sites.CustomerAddress ?? info.PublicAddress ?? new Uri(navigation.BaseUri);
        address = created.IsOk ? new Uri(site, $"{CutoverLinks.Path}/{created.Value}").ToString() : null;
        return created.Problem;
    });

    private Task MovedAsync()
    {
        isMoving = false;
        return OnChanged.InvokeAsync();
    }

    private async Task ActAsync(Func<Actor, Task<Problem?>> act)
    {
        busy = true;
        problem = null;
        StateHasChanged();
        try
        {
            problem = await act(await person.GetAsync());
            await OnChanged.InvokeAsync();
        }
        finally
        {
            busy = false;
        }
    }
}
