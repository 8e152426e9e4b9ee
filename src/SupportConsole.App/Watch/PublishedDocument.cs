using SupportConsole.Federation;
using SupportConsole.Federation.Certificates;
using SupportConsole.Federation.Oidc;
using SupportConsole.Federation.Saml;

namespace SupportConsole.App.Watch;

/// <summary>A document that an IdP publishes, understood.</summary>
/// <param name="Certificates">The signing certificates of its facts, whole.</param>
public sealed record PublishedDocument(PublishedFacts Facts, IReadOnlyList<SigningCertificate> Certificates)
{
    /// <summary>Reads SAML metadata or a discovery document.</summary>
    /// <param name="entityId">The IdP's entity ID as we know it; empty if we don't.</param>
    public static Result<PublishedDocument> Read(Protocol protocol, ReadOnlyMemory<byte> document, string entityId, DateTimeOffset now) =>
        protocol == Protocol.Oidc
            ? DiscoveryReader.Read(document).Map(discovery => new PublishedDocument(PublishedFacts.Of(discovery), []))
            : IdpMetadataReader.Read(document, now).TryGet(out var reading, out var problem) ? Of(reading, entityId) : problem;

    /// <summary>The IdP with the entity ID that we know; the only IdP if the document has one.</summary>
    public static Result<PublishedDocument> Of(MetadataReading reading, string entityId)
    {
        var all = reading.IdentityProviders;
        var idp = all.FirstOrDefault(each => each.EntityId == entityId) ?? (all.Count == 1 ? all[0] : null);
        return idp is not null
            ? new PublishedDocument(PublishedFacts.Of(idp), idp.SigningCertificates)
            : new Problem(
                $"The metadata describes {all.Count:N0} identity providers, and none has "
                    + $"{(entityId.Length > 0 ? entityId : "a known entity ID")}.",
                "Ask the customer for the entity ID, and save it in the connection's settings.")
            {
                Code = "watch.which-idp",
            };
    }
}
