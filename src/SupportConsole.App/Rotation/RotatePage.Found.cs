using Microsoft.AspNetCore.Components;
using SupportConsole.App.Record;

namespace SupportConsole.App.Rotation;

/// <content>The certificate that the watch found in the IdP's metadata.</content>
public sealed partial class RotatePage
{
    private Guid? offered;

    /// <summary>The finding whose new certificate is to be used, from the connection's page.</summary>
    [SupplyParameterFromQuery(Name = "found")]
    private Guid? Found { get; set; }

    private async Task OfferFoundAsync()
    {
        if (Found is not { } found || offered == found || newCertificate is null)
        {
            return;
        }

        offered = found;
        if (await watch.CertificatesAsync(Id, found, CancellationToken.None) is { Count: > 0 } certificates)
        {
            reason = reason.Length == 0 ? "The IdP published a new certificate" : reason;
            await newCertificate.OfferAsync(certificates, "from the IdP's metadata");
            message ??= CustomerMessage.Of(
                await watch.FoundAtAsync(Id, found, CancellationToken.None),
                CustomerMessageSource.Watch);
            StateHasChanged();
        }
    }
}
