using Microsoft.AspNetCore.Components;
using SupportConsole.App.Intake;
using SupportConsole.App.Parts;
using SupportConsole.App.Settings;
using SupportConsole.Federation.Saml;
using SupportConsole.Federation.Secrets;

namespace SupportConsole.App.Onboarding;

/// <summary>Takes what the customer sent into the form, and lets one of several be chosen, again and again.</summary>
public sealed partial class CustomerValuesCard(OwnAddressBook addresses, TimeProvider time)
{
    private PasteFillResult? reading;
    private bool isCarried;

    [Parameter, EditorRequired]
    public OnboardingForm Form { get; set; } = null!;

    /// <summary>What was pasted on the page before; read once.</summary>
    [Parameter]
    public PastedContent? Carried { get; set; }

    /// <summary>Raised when the form was filled; with the secret that was found, if there was one.</summary>
    [Parameter]
    public EventCallback<ClientSecret?> OnFilled { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (Carried is not null)
        {
            isCarried = true;
            await ReadAsync(Carried);
        }
    }

    private async Task ReadAsync(PastedContent content)
    {
        var own = await addresses.GetAsync(CancellationToken.None);
        reading = content.Bytes.Length == 0 ? null : PasteFormFiller.Fill(Form, content, time.GetUtcNow(), own);
        if (reading is { Choices.Count: 0, HasFilled: true })
        {
            await OnFilled.InvokeAsync(reading.Secret);
        }
    }

    private Task ChooseAsync(IdpMetadata idp)
    {
        reading = PasteFormFiller.Fill(Form, idp, reading!.Source) with { Choices = reading.Choices };
        return OnFilled.InvokeAsync(null);
    }

    private Task ChooseAsync(CertificateOffer certificate)
    {
        Form.TakeCertificate(certificate.Certificate.ToPem(), certificate.Source);
        return OnFilled.InvokeAsync(null);
    }

    private Task UrlAsync(string url)
    {
        Form.Edit(ConnectionSettings.MetadataUrl, url);
        return OnFilled.InvokeAsync(null);
    }

    private async Task FetchedAsync(FetchedMetadata look)
    {
        reading = PasteFormFiller.Fill(Form, look.Reading, look.Source);
        await OnFilled.InvokeAsync(null);
    }
}
