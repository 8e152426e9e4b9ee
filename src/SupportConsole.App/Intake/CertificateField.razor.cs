using Microsoft.AspNetCore.Components;
using SupportConsole.App.Parts;
using SupportConsole.App.Record;
using SupportConsole.Federation;
using SupportConsole.Federation.Certificates;
using SupportConsole.Federation.Pasting;

namespace SupportConsole.App.Intake;

/// <summary>A signing certificate in whatever form it came; of several, one is proposed and any may be chosen.</summary>
public sealed partial class CertificateField(OwnAddressBook addresses, ReadersZone zone, TimeProvider time)
{
    private Problem? problem;
    private PasteReading? beside;
    private CertificateOffers? offers;
    private SigningCertificate? chosen;

    /// <summary>What the IdP signs with, by an error text.</summary>
    [Parameter]
    public Thumbprint? Calculated { get; set; }

    /// <summary>The entity ID of the connection's IdP, to tell several apart.</summary>
    [Parameter]
    public string EntityId { get; set; } = "";

    /// <summary>What was pasted on the page before; read once.</summary>
    [Parameter]
    public PastedContent? Carried { get; set; }

    [Parameter]
    public EventCallback<CertificateOffer> OnRead { get; set; }

    [Parameter]
    public EventCallback<PasteReading> OnPasted { get; set; }

    /// <summary>Raised with what was pasted: when the customer's message reached us.</summary>
    [Parameter]
    public EventCallback<CustomerMessage> OnMessage { get; set; }

    public IReadOnlyList<string> EntityIds => offers?.EntityIds ?? [];

    [Parameter]
    public SigningCertificate? Chosen { get; set; }

    private SigningCertificate? Pressed => Chosen ?? chosen;

    /// <summary>Whether there is something to choose: several, or one that is not the chosen one.</summary>
    private bool IsChoice => offers is not null && (offers.All.Count > 1 || offers.Proposed.Certificate != Pressed);

    /// <summary>Offers certificates that came another way; where one was chosen before, that stays until another is chosen.</summary>
    public async Task OfferAsync(CertificateOffers found, bool isOnlyShown)
    {
        problem = null;
        beside = null;
        offers = found.Preferring(Calculated, EntityId);
        if (!isOnlyShown)
        {
            await ChooseAsync(offers.Proposed);
        }

        StateHasChanged();
    }

    protected override async Task OnInitializedAsync()
    {
        if (Carried is not null)
        {
            await ReadAsync(Carried);
        }
    }

    private async Task ReadAsync(PastedContent content)
    {
        problem = null;
        beside = null;
        offers = null;
        if (content.Bytes.Length == 0)
        {
            return;
        }

        var reading = PasteSources.Read(content, time.GetUtcNow(), await addresses.GetAsync(CancellationToken.None));
        await OnPasted.InvokeAsync(reading);
        await OnMessage.InvokeAsync(PastedMessage.Of(reading, content, await zone.GetAsync(), time.GetUtcNow()));
        if (CertificateOffers.Of(reading, Calculated, EntityId) is { } found)
        {
            beside = reading with
            {
                Findings = [.. reading.Findings.Where(finding => finding.Kind != PasteFindingKind.Certificate)],
                Missing = []
            };
            offers = found;
            await ChooseAsync(found.Proposed);
        }
        else if (content != Carried)
        {
            problem = reading.Problems.Count > 0 ? reading.Problems[0] with { NotLost = "What you pasted is still here." }
                : new Problem("There is no certificate in it.",
                    "Paste the certificate that the IdP shows, its metadata, or drop the .cer or .pem file.")
                {
                    Code = "certificate.none",
                    NotLost = "What you pasted is still here."
                };
        }
    }

    private Task ChooseAsync(CertificateOffer offer)
    {
        chosen = offer.Certificate;
        return OnRead.InvokeAsync(offer);
    }
}
