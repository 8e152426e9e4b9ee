using Microsoft.AspNetCore.Components;
using SupportConsole.App.Intake;
using SupportConsole.App.Inventory;
using SupportConsole.App.Parts;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.Federation.Certificates;
using SupportConsole.Federation.Pasting;
using SupportConsole.Federation.Saml;

namespace SupportConsole.App.Rotation;

/// <summary>The new certificate: pasted, fetched from the identity provider, or a previous one.</summary>
public sealed partial class NewCertificate(ConnectionFinder finder)
{
    private CertificateField? field;
    private SigningCertificate? chosen;
    private IdpMetadata? published;
    private IReadOnlyList<string> entityIds = [];
    private IReadOnlyList<KnownCertificate> elsewhere = [];
    private string source = "";
    private string url = "";

    [Parameter, EditorRequired]
    public ConnectionView View { get; set; } = null!;

    /// <summary>The certificate that the identity provider signs with, from an error text.</summary>
    [Parameter]
    public Thumbprint? Calculated { get; set; }

    /// <summary>What was pasted on the page before.</summary>
    [Parameter]
    public PastedContent? Carried { get; set; }

    /// <summary>Raised for what was pasted.</summary>
    [Parameter]
    public EventCallback<CustomerMessage> OnMessage { get; set; }

    [Parameter]
    public EventCallback<SigningCertificate> OnChosen { get; set; }

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    public async Task ChooseAsync(SigningCertificate certificate, string from)
    {
        chosen = certificate;
        source = from;
        entityIds = field?.EntityIds ?? [];
        elsewhere = await finder.KnownAsync(certificate.Sha256, CancellationToken.None);
        StateHasChanged();
        await OnChosen.InvokeAsync(certificate);
    }

    /// <summary>Offers certificates that the IdP published; the first one is chosen.</summary>
    public Task OfferAsync(IReadOnlyList<SigningCertificate> found, string from)
    {
        var offers = found.Select(certificate => new CertificateOffer(certificate, from)).ToList();
        return field!.OfferAsync(new CertificateOffers(offers, offers[0], "It expires last of the new certificates."), isOnlyShown: false);
    }

    protected override void OnInitialized() => url = MetadataAddress.Of(View.Record);

    private void Pasted(PasteReading reading) => url = reading.Best(PasteFindingKind.MetadataUrl)?.Text ?? url;

    private async Task FetchedAsync(FetchedMetadata look)
    {
        var idps = look.Reading.IdentityProviders;
        published = idps.FirstOrDefault(idp => idp.EntityId == View.Record.Settings[ConnectionSettings.IdpEntityId])
            ?? (idps.Count == 1 ? idps[0] : null);
        if (published?.SigningCertificates.Contains(chosen!) != true)
        {
            await field!.OfferAsync(
                published is not null ? CertificateOffers.Of(published, look.Source) : CertificateOffers.Of(idps, look.Source),
                isOnlyShown: chosen is not null);
        }
    }
}
