using Microsoft.AspNetCore.Components;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.Federation;

namespace SupportConsole.App.Watch;

/// <summary>The watch over one connection's document, on its page.</summary>
public sealed partial class WatchCard(WatchReader reader, WatchService service, ActingPerson person, TimeProvider time)
{
    private WatchView? view;
    private Problem? problem;
    private string said = "";
    private string? shown;
    private bool busy;

    [Parameter, EditorRequired]
    public Guid ConnectionId { get; set; }

    /// <summary>Changes when the card is to be read again.</summary>
    [Parameter]
    public string? Stamp { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    private bool IsFailing => view?.IsFailing(time.GetUtcNow()) == true;

    private string State => view switch
    {
        { Url.Length: 0, Record.Protocol: Protocol.Saml } => "Not watched: enter the IdP metadata URL in the settings.",
        { Url.Length: 0 } => "Not watched: enter the discovery URL or issuer in the settings.",
        { IsOff: true } => "Turned off.",
        { Document: { FailingSince: { } since, Problem.Length: > 0 } } => $"Not readable {TimeWords.For(since, time.GetUtcNow())}.",
        { Document.ConfirmedAt: null } => "Not checked yet.",
        { Found: not null } => "The IdP published a change.",
        _ => "No change since the last check.",
    };

    protected override async Task OnParametersSetAsync()
    {
        var wanted = $"{ConnectionId} {Stamp}";
        if (shown != wanted)
        {
            shown = wanted;
            await LoadAsync();
        }
    }

    private async Task LoadAsync() => view = await reader.FindAsync(ConnectionId, CancellationToken.None);

    private async Task CheckAsync()
    {
        busy = true;
        (problem, said) = (null, "");
        var done = await service.CheckNowAsync(ConnectionId, await person.GetAsync(), CancellationToken.None);
        await LoadAsync();
        // Why the document can't be read is in the card already.
        problem = view?.Document?.Problem.Length > 0 ? null : done.Problem;
        said = done.IsOk ? (view?.Found is null ? "Checked: no change." : "Checked: changed.") : "";
        busy = false;
        await OnChanged.InvokeAsync();
    }

    private async Task SwitchAsync()
    {
        said = "";
        problem = (await service.SwitchAsync(ConnectionId, view!.IsOff, await person.GetAsync(), CancellationToken.None)).Problem;
        await LoadAsync();
    }
}
