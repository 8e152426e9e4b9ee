using SupportConsole.Auth0.HandOff;
using SupportConsole.Federation;
using SupportConsole.Federation.IdentityProviders;
using SupportConsole.Federation.Names;

namespace SupportConsole.App.HandOff;

/// <summary>One customer's hand-off: values, steps in the IdP's own words, what to send back. Holds nothing secret.</summary>
/// <param name="Customer">The customer's name.</param>
/// <param name="Name">The connection's name.</param>
/// <param name="Protocol">OIDC or SAML.</param>
/// <param name="Values">Our values.</param>
/// <param name="Guide">What is known of the IdP.</param>
public sealed record HandOffSheet(string Customer, ConnectionName Name, Protocol Protocol, HandOffValues Values, IdentityProviderGuide Guide)
{
    /// <summary>What whoever sends it must know, where the host is in doubt.</summary>
    public const string CheckTheHost = "The tenant's custom domain could not be read: check the host before you send this.";

    /// <summary>Whether the tenant's custom domains could not be read: the host may be one that customers never see.</summary>
    public bool IsHostInDoubt { get; init; }

    private ProtocolGuide ForProtocol => Guide.For(Protocol);

    private GuideValues Fill => new(
        Values.CallbackUrl, Values.EntityId ?? "", Values.MetadataUrl ?? "", CertificateUrl, Values.LogoutUrl ?? "", Values.Host);

    private string CertificateUrl => Values.CertificateUrls is [var first, ..] ? first.Url : "";

    /// <summary>Our values with the labels of the field.</summary>
    public IReadOnlyList<(string Label, string Value)> Lines => Protocol == Protocol.Saml
        ?
        [
            ("Callback URL (ACS, reply or post-back URL)", Values.CallbackUrl), ("Entity ID (audience)", Values.EntityId ?? ""), ("Metadata URL", Values.MetadataUrl ?? ""),
            ("SP certificate URL", CertificateUrl),
        ]
        : [("Callback URL (redirect URI)", Values.CallbackUrl)];

    /// <summary>The values under the names that the IdP's screens use.</summary>
    public IReadOnlyList<(string Name, string Value)> ProviderFields => [.. ForProtocol.Fields.Select(entry => (entry.Name, Fill.Fill(entry.Template)))];

    /// <summary>What the customer does, in order.</summary>
    public IReadOnlyList<string> Steps => [.. ForProtocol.SetUpSteps.Select(Fill.Fill)];

    /// <summary>What the customer sends back.</summary>
    public IReadOnlyList<RequestedValue> SendBack => ForProtocol.SendBack;

    /// <summary>What goes wrong with this IdP.</summary>
    public IReadOnlyList<string> Warnings => [.. Guide.Warnings.Concat(ForProtocol.Warnings).Select(Fill.Fill)];
}
