using Microsoft.AspNetCore.Components;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.Federation;

namespace SupportConsole.App.Intake;

/// <summary>Fetches the IdP's SAML metadata through the guard, when asked for.</summary>
public sealed partial class MetadataFetch(IdentityProviderLookup lookup, ActingPerson person) : IDisposable
{
    private readonly PageLife left = new();
    private FetchedMetadata? look;
    private Problem? problem;
    private string lookedAt = "";
    private bool busy;

    [Parameter, EditorRequired]
    public string Url { get; set; } = "";

    [Parameter]
    public EventCallback<string> UrlChanged { get; set; }

    [Parameter]
    public string Action { get; set; } = "Fetch metadata";

    [Parameter]
    public string Help { get; set; } = "";

    [Parameter]
    public EventCallback<FetchedMetadata> OnFetched { get; set; }

    public void Dispose() => left.Dispose();

    private async Task FetchAsync()
    {
        if (busy)
        {
            return;
        }

        busy = true;
        problem = null;
        look = null;
        try
        {
            var asked = Url;
            var fetched = await lookup.LookAtMetadataAsync(asked, await person.GetAsync(), left.Token);
            problem = fetched.Problem;
            if (fetched.IsOk)
            {
                (look, lookedAt) = (fetched.Value, asked);
                await OnFetched.InvokeAsync(look);
            }
        }
        catch (OperationCanceledException) when (left.Token.IsCancellationRequested)
        {
            // The page was left.
        }
        finally
        {
            busy = false;
        }
    }
}
