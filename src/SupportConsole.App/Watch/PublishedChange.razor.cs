using Microsoft.AspNetCore.Components;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.Federation;

namespace SupportConsole.App.Watch;

/// <summary>An open finding, on its connection's page.</summary>
public sealed partial class PublishedChange(WatchService service, IWatchQuestions questions, ActingPerson person)
{
    private Problem? problem;
    private string note = "";
    private string draft = "";
    private bool isDismissing;

    [Parameter, EditorRequired]
    public ConnectionRecord Record { get; set; } = null!;

    [Parameter, EditorRequired]
    public WatchFinding Found { get; set; } = null!;

    [Parameter]
    public EventCallback OnChanged { get; set; }

    private bool IsAlarm => Found.MissingFingerprint.Length > 0 && Found.MissingFingerprint == Record.CredentialFingerprint;

    private string Title => (IsAlarm, Found.NewFingerprint.Length > 0) switch
    {
        (true, true) => "The IdP replaced its certificate",
        (true, false) => "The IdP no longer publishes our certificate",
        (false, true) => "The IdP published a new certificate",
        _ => "The IdP changed its metadata",
    };

    private string Meaning => (IsAlarm, Found.NewFingerprint.Length > 0) switch
    {
        (true, true) => "If it already signs with the new one, sign-in fails until you rotate.",
        (true, false) => "Ask the customer which certificate signs now.",
        (false, true) => "Auth0 keeps one certificate: agree on a time with the customer, then rotate.",
        _ => "Nothing was applied. Ask the customer before you change the settings.",
    };

    protected override async Task OnParametersSetAsync() =>
        draft = await questions.DraftAsync(Record, Found, CancellationToken.None);

    private async Task DismissAsync()
    {
        var done = await service.DismissAsync(Record.Id, Found.Id, note, await person.GetAsync(), CancellationToken.None);
        problem = done.Problem;
        if (done.IsOk)
        {
            await OnChanged.InvokeAsync();
        }
    }
}
