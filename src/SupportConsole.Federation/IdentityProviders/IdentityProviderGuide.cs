namespace SupportConsole.Federation.IdentityProviders;

/// <summary>What the console knows of one identity provider: its words, its steps, its quirks. Plain text throughout.</summary>
public sealed record IdentityProviderGuide
{
    public required IdentityProvider Provider { get; init; }

    public required string DisplayName { get; init; }

    /// <summary>What a sentence to the customer calls it: "sign in with Okta", "sign in with your identity provider".</summary>
    public string NameForCustomer => Provider == IdentityProvider.Other ? "your identity provider" : DisplayName;

    public string ShortName { get => field ?? DisplayName; init; }

    /// <summary>Why the first of <see cref="Protocols"/> is the one to propose.</summary>
    public required string PreferredBecause { get; init; }

    public required IReadOnlyList<ProtocolGuide> Protocols { get; init; }

    /// <summary>What goes wrong with this provider whatever the protocol; one sentence or two each.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    public Protocol PreferredProtocol => Protocols[0].Protocol;

    /// <summary>Whether the provider can be connected over <paramref name="protocol"/>.</summary>
    public bool Supports(Protocol protocol) => Protocols.Any(guide => guide.Protocol == protocol);

    /// <summary>The guide for one protocol; the general one where this provider has none of its own.</summary>
    public ProtocolGuide For(Protocol protocol) =>
        Protocols.FirstOrDefault(guide => guide.Protocol == protocol)
        ?? IdentityProviderCatalogue.Of(IdentityProvider.Other).Protocols.First(guide => guide.Protocol == protocol);
}
