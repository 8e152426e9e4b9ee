using SupportConsole.Federation.Oidc;

namespace SupportConsole.Federation.Saml;

/// <summary>Why a document describes no identity provider.</summary>
internal static class MissingIdp
{
    public static Problem Explain(MetadataWalk walk)
    {
        if (walk.Entities.Count == 0)
        {
            return Refused(
                "no-entity",
                "The document is an EntitiesDescriptor without an EntityDescriptor in it: it describes nobody.",
                "Ask for the metadata of the customer's IdP.");
        }

        var first = walk.Entities[0];
        return walk.Entities.Any(entity => entity.HasSp)
            ? Refused(
                "service-provider",
                $"This is a service provider's metadata (SPSSODescriptor){first.Place}: our kind of metadata, not the IdP's.",
                "Ask the customer for the metadata of their identity provider, which holds an IDPSSODescriptor.")
            : Refused(
                "no-idp",
                $"The metadata{first.Place} has no IDPSSODescriptor, so it describes no SAML 2.0 identity provider{Instead(walk)}.",
                "Ask for the IdP's SAML 2.0 metadata.");
    }

    private static string Instead(MetadataWalk walk)
    {
        var roles = walk.Entities.SelectMany(entity => entity.OtherRoles).Distinct().ToList();
        return roles.Count == 0 ? "; it holds no role at all"
            : roles.Contains("RoleDescriptor") ? " (it holds only a RoleDescriptor: WS-Federation, perhaps)"
            : $" (it holds only {string.Join(", ", roles)})";
    }

    private static Problem Refused(string code, string what, string cure) => new(what, cure) { Code = "metadata." + code };
}
