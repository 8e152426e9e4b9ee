using System.Text.Json;
using SupportConsole.Federation.Oidc;
using SupportConsole.Federation.Saml;

namespace SupportConsole.App.Watch;

/// <summary>
/// What a metadata or discovery document says that bears on sign-in. It leaves out what changes with every export (order, spaces, ID,
/// signature, cacheDuration) and what does not concern us (contacts, encryption certificates, bindings that Auth0 does not speak).
/// </summary>
public sealed record PublishedFacts
{
    private const string Bindings = "urn:oasis:names:tc:SAML:2.0:bindings:";

    /// <summary>The values of each field by its key, sorted. A field without values is not there.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Values { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Sorted by fingerprint.</summary>
    public IReadOnlyList<PublishedCertificate> Certificates { get; init; } = [];

    public DateTimeOffset? ValidUntil { get; init; }

    public IReadOnlyList<string> this[PublishedField field] => Values.GetValueOrDefault(field.Key) ?? [];

    public static PublishedFacts Of(IdpMetadata idp) => new()
    {
        Values = Sort(
        [
            (PublishedField.EntityId, [idp.EntityId]),
            (PublishedField.SignIn, Endpoints(idp.SingleSignOn)),
            (PublishedField.SignOut, Endpoints(idp.SingleLogout)),
            (PublishedField.WantsSigned, idp.WantAuthnRequestsSigned ? ["yes"] : []),
            (PublishedField.Algorithms, idp.SigningAlgorithms),
        ]),
        Certificates = [.. idp.SigningCertificates.Select(PublishedCertificate.Of).OrderBy(each => each.Sha256, StringComparer.Ordinal)],
        ValidUntil = idp.ValidUntil,
    };

    public static PublishedFacts Of(DiscoveryDocument document) => new()
    {
        Values = Sort(
        [
            (PublishedField.Issuer, One(document.Issuer)),
            (PublishedField.Authorization, One(document.AuthorizationEndpoint)),
            (PublishedField.Token, One(document.TokenEndpoint)),
            (PublishedField.Keys, One(document.JwksUri)),
            (PublishedField.EndSession, One(document.EndSessionEndpoint)),
            (PublishedField.TokenAlgorithms, document.IdTokenSigningAlgorithms ?? []),
            (PublishedField.ClientAuthentication, document.TokenEndpointAuthMethods ?? []),
        ]),
    };

    /// <summary>
    /// What we expected of a document that is read for the first time: what it says, with our entity ID and the certificate in Auth0.
    /// Certificates that expire later than that one are news, and all are if that one is not among them.
    /// </summary>
    /// <param name="current">The certificate in Auth0; null if it isn't known.</param>
    public PublishedFacts Expected(string entityId, PublishedCertificate? current)
    {
        var values = Values.ToDictionary();
        if (entityId.Length > 0 && values.ContainsKey(PublishedField.EntityId.Key))
        {
            values[PublishedField.EntityId.Key] = [entityId];
        }

        var certificates = current is null ? Certificates
            : Certificates.Any(each => each.Sha256 == current.Sha256) ? [.. Certificates.Where(each => each.NotAfter <= current.NotAfter)]
            : Certificates.Count > 0 ? [current]
            : [];
        return this with { Values = values, Certificates = certificates };
    }

    public string ToJson() => JsonSerializer.Serialize(this);

    public static PublishedFacts? FromJson(string json) => json.Length == 0 ? null : JsonSerializer.Deserialize<PublishedFacts>(json);

    private static Dictionary<string, IReadOnlyList<string>> Sort(IEnumerable<(PublishedField Field, IEnumerable<string> Values)> fields) =>
        fields
            .Select(each => (each.Field.Key, Values: (IReadOnlyList<string>)[.. each.Values.Distinct().Order(StringComparer.Ordinal)]))
            .Where(each => each.Values.Count > 0)
            .ToDictionary(each => each.Key, each => each.Values);

    private static IEnumerable<string> One(string? value) => value is { Length: > 0 } ? [value] : [];

    private static IEnumerable<string> Endpoints(IEnumerable<SamlEndpoint> endpoints) => endpoints
        .Where(each => each.Binding is Bindings + "HTTP-Redirect" or Bindings + "HTTP-POST")
        .Select(each => $"{each.Binding[Bindings.Length..]} {each.Location}");
}
