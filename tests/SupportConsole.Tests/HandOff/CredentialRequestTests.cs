using SupportConsole.App.HandOff;
using SupportConsole.Federation;
using SupportConsole.Federation.Certificates;
using SupportConsole.Federation.IdentityProviders;

namespace SupportConsole.Tests.HandOff;

public sealed class CredentialRequestTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_request_for_a_certificate_names_the_thumbprint_and_the_place_in_the_customer_s_identity_provider()
    {
        var request = new CredentialRequest
        {
            Provider = IdentityProvider.EntraId,
            Protocol = Protocol.Saml,
            Contact = "Priya Raman",
            Calculated = Thumbprint.Parse("961DC2D6F4F8E179961DC2D6F4F8E179961DC2D6").Value,
            ExpiresAt = Now.AddDays(-1),
        };

        var text = request.Text(Now);

        Assert.StartsWith("Hello Priya Raman,", text, StringComparison.Ordinal);
        Assert.Contains("the current one expired on 26 Nov 2026", text, StringComparison.Ordinal);
        Assert.Contains(request.Calculated!.Display, text, StringComparison.Ordinal);
        Assert.Contains("SAML Certificates", text, StringComparison.Ordinal);
        Assert.Contains("The certificate is public", text, StringComparison.Ordinal);
    }

    public static TheoryData<IdentityProvider> Providers => [.. IdentityProviderCatalogue.All.Select(guide => guide.Provider)];

    [Theory]
    [MemberData(nameof(Providers))]
    public void A_request_for_a_secret_asks_for_a_secure_channel_and_the_expiry_date(IdentityProvider provider)
    {
        var text = new CredentialRequest { Provider = provider, Protocol = Protocol.Oidc }.Text(Now);

        Assert.Contains("through a secure channel, never in an email or a ticket", text, StringComparison.Ordinal);
        Assert.Contains("the new secret and its expiry date", text, StringComparison.Ordinal);
        Assert.DoesNotContain("{", text, StringComparison.Ordinal);
    }
}
