using System.Globalization;
using SupportConsole.Federation.Certificates;

namespace SupportConsole.Federation.Saml;

/// <summary>Decides whether what a document holds is an identity provider that Auth0 can use, and proposes what to use of it.</summary>
internal static class MetadataJudgement
{
    private const string Redirect = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect";
    private const string Post = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST";

    public static Result<MetadataReading> Of(MetadataWalk walk, DateTimeOffset now)
    {
        var idps = walk.Entities.Where(entity => entity.HasIdp).ToList();
        if (idps.Count == 0)
        {
            return walk.Entities.Any(entity => entity.HasSp)
                ? Refused("service-provider", "This is a service provider's metadata (SPSSODescriptor): our kind of metadata, not the IdP's.", "Ask the customer for the metadata of their identity provider.")
                : Refused("no-idp", "The metadata has no IDPSSODescriptor, so it describes no SAML 2.0 identity provider (it may be WS-Federation only).", "Ask for the IdP's SAML 2.0 metadata.");
        }

        List<IdpMetadata> readings = [];
        List<string> notes = [];
        Problem? first = null;
        foreach (var idp in idps)
        {
            if (One(idp, now, notes).TryGet(out var reading, out var problem))
            {
                readings.Add(reading);
            }
            else
            {
                first ??= problem;
                notes.Add($"{idp.EntityId} is left out: {problem.What}");
            }
        }

        return readings.Count == 0 ? first! : new MetadataReading(readings, walk.IsSigned, notes);
    }

    private static Result<IdpMetadata> One(EntityDraft draft, DateTimeOffset now, List<string> notes)
    {
        if (draft.EntityId.Length == 0)
        {
            return Refused("no-entity-id", "The EntityDescriptor has no entityID.", "Ask for the metadata file as the IdP exports it.");
        }

        if (SignIn(draft).TryGet(out var signIn, out var problem) && Certificates(draft).TryGet(out var certificates, out problem))
        {
            DateTimeOffset? until = DateTimeOffset.TryParse(draft.ValidUntil, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var end) ? end : null;
            if (until < now)
            {
                notes.Add($"Warning: the metadata of {draft.EntityId} was valid until {until:yyyy-MM-dd HH:mm} UTC. Ask for a fresh copy.");
            }

            if (draft.HasSp)
            {
                notes.Add($"{draft.EntityId} is an identity provider and a service provider in one document; the identity provider's part is used.");
            }

            return new IdpMetadata
            {
                EntityId = draft.EntityId,
                ValidUntil = until,
                SingleSignOn = draft.SignIn,
                SingleLogout = draft.SignOut,
                SigningCertificates = certificates,
                WantAuthnRequestsSigned = draft.WantsSigned,
                NameIdFormats = draft.Formats,
                ProposedSignIn = signIn,
                ProposedCertificate = Choose(certificates, now),
            };
        }

        return problem!;
    }

    private static Result<Proposal<SamlEndpoint>> SignIn(EntityDraft draft)
    {
        if (draft.SignIn.Count == 0)
        {
            return Refused("no-sign-in", "The IdP's metadata names no SingleSignOnService, so there is no address to send users to.", "Ask for metadata with the sign-in URL, or enter the URL by hand.");
        }

        var spoken = draft.SignIn.Where(endpoint => endpoint.Binding is Redirect or Post).OrderByDescending(endpoint => endpoint.Binding == Redirect).ToList();
        if (spoken.Count == 0)
        {
            return Refused("binding", $"The IdP offers only {string.Join(", ", draft.SignIn.Select(endpoint => endpoint.Binding))}; Auth0 speaks HTTP-Redirect and HTTP-POST.", "Ask the customer to enable HTTP-Redirect or HTTP-POST.");
        }

        if (spoken.FirstOrDefault(endpoint => EndpointUrl.Parse(endpoint.Location).IsOk) is not { } chosen)
        {
            return EndpointUrl.Parse(spoken[0].Location).Problem! with { Code = "metadata.sign-in-url" };
        }

        return new Proposal<SamlEndpoint>(chosen, chosen.Binding == Redirect ? "HTTP-Redirect, which Auth0 uses unless told otherwise." : "HTTP-POST: no usable HTTP-Redirect address is offered.");
    }

    private static Result<List<SigningCertificate>> Certificates(EntityDraft draft)
    {
        if (draft.Certificates.Count == 0)
        {
            return draft.HasEncryptionKey
                ? Refused("encryption-only", "The IdP's keys are marked for encryption only; none may sign.", "Ask for the metadata with the token-signing certificate.")
                : Refused("no-signing-key", "The IdP's metadata has no signing certificate.", "Ask for the metadata with the token-signing certificate, or paste the certificate by hand.");
        }

        List<SigningCertificate> read = [];
        foreach (var base64 in draft.Certificates)
        {
            var buffer = new byte[base64.Length];
            if (!Convert.TryFromBase64String(base64, buffer, out var length))
            {
                return Refused("certificate-base64", "An X509Certificate in the metadata is not base64.", "Ask for the metadata file as the IdP exports it.");
            }

            if (!SigningCertificate.FromDer(buffer.AsSpan(0, length)).TryGet(out var certificate, out var problem))
            {
                return problem;
            }

            read.Add(certificate);
        }

        return read.Distinct().ToList();
    }

    private static Proposal<SigningCertificate> Choose(List<SigningCertificate> all, DateTimeOffset now)
    {
        if (all.Count == 1)
        {
            return new(all[0], "The only signing certificate in the metadata.");
        }

        var current = all.Where(one => one.NotBefore <= now && now < one.NotAfter).ToList();
        return current.Count switch
        {
            1 => new(current[0], $"The only one of {all.Count} signing certificates that is valid now."),
            0 => new(all.MaxBy(one => one.NotAfter)!, $"None of {all.Count} signing certificates is valid now; this one ends last. Ask the customer which one signs."),
            _ => new(current[0], $"{current.Count} signing certificates are valid now and metadata does not say which one signs; this one stands first. Ask the customer before relying on it: Auth0 keeps one."),
        };
    }

    private static Problem Refused(string code, string what, string cure) => new(what, cure) { Code = "metadata." + code };
}
