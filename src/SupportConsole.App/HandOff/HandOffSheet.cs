using SupportConsole.Auth0.HandOff;
using SupportConsole.Federation;
using SupportConsole.Federation.IdentityProviders;
using SupportConsole.Federation.Names;

namespace SupportConsole.App.HandOff;

/// <summary>
/// What a customer needs to set up SSO: our values, the steps in the IdP's own words, what to send back. Holds no secret.
/// </summary>
public sealed record HandOffSheet(string Customer, ConnectionName Name, Protocol Protocol, HandOffValues Values,
    IdentityProviderGuide Guide)
{
    public const string CheckTheHost = "We couldn't read the tenant's custom domain. Check the host before you send this.";

    /// <summary>Whether the tenant's custom domains could not be read. The host may then be one that customers never see.</summary>
    public bool IsHostInDoubt { get; init; }

    private ProtocolGuide ForProtocol => Guide.For(Protocol);

    private GuideValues Fill =>
        new(Values.CallbackUrl, Values.EntityId ?? "", Values.MetadataUrl ?? "", CertificateUrl, Values.LogoutUrl ?? "", Values.Host);

    private string CertificateUrl => Values.CertificateUrls is [var first, ..] ? first.Url : "";

    public IReadOnlyList<(string Label, string Value)> Lines => Protocol == Protocol.Saml
        ?
        [
            ("Callback URL (ACS, reply or post-back URL)", Values.CallbackUrl),
            ("Entity ID (audience)", Values.EntityId ?? ""),
            ("Metadata URL", Values.MetadataUrl ?? ""),
            ("SP certificate URL", CertificateUrl),
        ]
        : [("Callback URL (redirect URI)", Values.CallbackUrl)];

    /// <summary>The values under the names that the IdP's own screens use.</summary>
    public IReadOnlyList<(string Name, string Value)> ProviderFields =>
        [.. ForProtocol.Fields.Select(entry => (entry.Name, Fill.Fill(entry.Template)))];

    public IReadOnlyList<string> Steps => [.. ForProtocol.SetUpSteps.Select(Fill.Fill)];

    /// <summary>How the credential is replaced, both sides' moves in order.</summary>
    public IReadOnlyList<string> RotationSteps => [.. ForProtocol.RotationSteps.Select(Fill.Fill)];

    public IReadOnlyList<RequestedValue> SendBack => ForProtocol.SendBack;

    public IReadOnlyList<string> Warnings => [.. Guide.Warnings.Concat(ForProtocol.Warnings).Select(Fill.Fill)];
}
