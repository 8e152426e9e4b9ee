namespace SupportConsole.Federation.IdentityProviders;

/// <summary>
/// How one provider is set up over one protocol. Step and field texts are templates: the placeholders
/// <c>{callback} {entityId} {metadataUrl} {certificateUrl} {logout} {host}</c> are filled by <see cref="GuideValues.Fill"/>.
/// </summary>
public sealed record ProtocolGuide
{
    public required Protocol Protocol { get; init; }

    /// <summary>Our values under the names that the provider's own screens use.</summary>
    public required IReadOnlyList<GuideField> Fields { get; init; }

    /// <summary>What the customer's administrator does, in order; templates.</summary>
    public required IReadOnlyList<string> SetUpSteps { get; init; }

    /// <summary>What the customer must send back.</summary>
    public required IReadOnlyList<RequestedValue> SendBack { get; init; }

    /// <summary>How the credential is replaced, in order, both sides' moves.</summary>
    public required IReadOnlyList<string> RotationSteps { get; init; }

    public required string CredentialLifetime { get; init; }

    /// <summary>
    /// Lifetimes in months that the provider offers or uses, the longest first; empty where credentials do not expire by
    /// themselves.
    /// </summary>
    public IReadOnlyList<int> LifetimeMonths { get; init; } = [];

    public IReadOnlyList<string> Warnings { get; init; } = [];
}
