namespace SupportConsole.Federation.Saml;

/// <summary>What the walk gathers of one EntityDescriptor before it is judged.</summary>
/// <param name="EntityId">The entityID as written; null where there is none.</param>
/// <param name="Place">Where it stands, such as " (line 3, column 5)".</param>
internal sealed record EntityDraft(string? EntityId, string Place)
{
    /// <summary>Its roles as an identity provider; metadata may hold several.</summary>
    public List<RoleDraft> Roles { get; } = [];

    public bool HasSp { get; set; }

    public List<string> OtherRoles { get; } = [];

    /// <summary>Every validUntil that bears on it: its own, and those of the elements around it.</summary>
    public List<Dated> Validity { get; } = [];

    public string? CacheDuration { get; init; }

    public List<string> Algorithms { get; } = [];
}

internal sealed record RoleDraft(string Place)
{
    public string? Protocols { get; init; }

    public Dated? ValidUntil { get; init; }

    public bool WantsSigned { get; init; }

    public List<KeyDraft> Keys { get; } = [];

    public List<EndpointDraft> SignIn { get; } = [];

    public List<EndpointDraft> SignOut { get; } = [];

    public List<string> Formats { get; } = [];

    public List<string> Algorithms { get; } = [];

    public bool SpeaksSaml2 =>
        Protocols is null
            || Protocols.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Contains(
                "urn:oasis:names:tc:SAML:2.0:protocol",
                StringComparer.Ordinal);
}

/// <summary>A KeyDescriptor: its use as written, and the texts of its certificates, one list for each X509Data.</summary>
internal sealed record KeyDraft(string? Use, string Place)
{
    public List<List<CertificateDraft>> Certificates { get; } = [];

    /// <summary>Certificates in elements of the right names and another namespace, which no other reader finds.</summary>
    public List<List<CertificateDraft>> Misplaced { get; } = [];

    public (string Found, string Place)? WrongNamespace { get; set; }

    public bool MaySign => Use is null or "signing";
}

/// <summary>The text of an X509Certificate element.</summary>
internal sealed record CertificateDraft(string Base64, string Place);

internal sealed record EndpointDraft(SamlEndpoint Endpoint, string Place);

internal sealed record Dated(string Text, string Place);
