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
    private bool isFilled;
    private IReadOnlyList<string> notes = [];

    [Parameter, EditorRequired]
    public OnboardingForm Form { get; set; } = null!;

    /// <summary>Whether the values are open for editing.</summary>
    [Parameter]
    public bool IsEditing { get; set; }

    /// <summary>What was pasted on the page before; read once.</summary>
    [Parameter]
    public PastedContent? Carried { get; set; }

    /// <summary>Raised when a value was typed or fetched.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    /// <summary>Raised when a paste or document filled the form; with the secret that was found, if there was one.</summary>
    [Parameter]
    public EventCallback<ClientSecret?> OnFilled { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (Carried is not null)
        {
            await ReadAsync(Carried);
        }
    }

    private async Task ReadAsync(PastedContent content)
    {
        var own = await addresses.GetAsync(CancellationToken.None);
        var clock = time.GetUtcNow();
        Show(content.Bytes.Length == 0 ? null : PasteFormFiller.Fill(Form, content, clock, own));
        if (reading is { Choices.Count: 0, HasFilled: true })
        {
            TakeEmail(PasteSources.Read(content, clock, own).Redacted);
            await OnFilled.InvokeAsync(reading.Secret);
        }
    }

    private void Show(PasteFillResult? filled)
    {
        reading = filled;
        isFilled = filled is { HasFilled: true };
        notes = filled?.Notes ?? [];
    }

    /// <summary>Takes ticket and contact from an email's own lines; what was typed stays.</summary>
    private void TakeEmail(string text)
    {
        var facts = EmailFacts.Read(text);
        Form.Ticket = Form.Ticket.Length > 0 ? Form.Ticket : facts.Ticket;
        if (Form.ContactEmail.Length == 0)
        {
            Form.ContactName = facts.ContactName;
            Form.ContactEmail = facts.ContactEmail;
        }
    }

    private Task ChooseAsync(IdpMetadata idp)
    {
        Show(PasteFormFiller.Fill(Form, idp, reading!.Source) with { Choices = reading.Choices });
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
        return OnChanged.InvokeAsync();
    }

    private async Task FetchedAsync(FetchedMetadata look)
    {
        Show(PasteFormFiller.Fill(Form, look.Reading, look.Source));
        await OnChanged.InvokeAsync();
    }
}
