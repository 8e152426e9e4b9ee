using SupportConsole.App.Record;
using SupportConsole.Federation.IdentityProviders;

namespace SupportConsole.App.Connections.Detail;

/// <summary>What only the console knows of a connection; Auth0 has no place for it.</summary>
public sealed record InternalDetails
{
    /// <summary>Who owns the next move when it is ours.</summary>
    public string Owner { get; set; } = "";

    public IdentityProvider IdentityProvider { get; set; }

    /// <summary>The IdP's entity ID; SAML only.</summary>
    public string IdpEntityId { get; set; } = "";

    /// <summary>What the record says.</summary>
    public static InternalDetails Of(ConnectionRecord record) => new() { Owner = record.Owner, IdentityProvider = record.IdentityProvider, IdpEntityId = record.IdpEntityId };

    /// <summary>The fields as the audit keeps them.</summary>
    public IReadOnlyDictionary<string, string?> Fields() => new Dictionary<string, string?>
    {
        ["owner"] = Owner,
        ["identity_provider"] = IdentityProviderCatalogue.Of(IdentityProvider).DisplayName,
        ["idp_entity_id"] = IdpEntityId,
    };
}
