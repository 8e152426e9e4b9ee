using SupportConsole.Federation;
using SupportConsole.Federation.Oidc;
using SupportConsole.Federation.Saml;

namespace SupportConsole.App.Fetching;

/// <summary>Looks at an identity provider through what it publishes.</summary>
public sealed class IdentityProviderLookup(GuardedFetcher fetcher, TimeProvider time)
{
    private const string WellKnown = "/.well-known/openid-configuration";

    /// <summary>Fetches and reads the discovery document of an issuer, given as the issuer or as the discovery URL.</summary>
    public async Task<Result<IssuerLook>> LookAtIssuerAsync(string issuerOrDiscoveryUrl, CancellationToken cancellationToken)
    {
        var text = issuerOrDiscoveryUrl.Trim();
        var address = FetchAddress.Read(text.EndsWith(WellKnown, StringComparison.OrdinalIgnoreCase) ? text : text.TrimEnd('/') + WellKnown);
        if (!address.TryGet(out var uri, out var problem))
        {
            return problem;
        }

        var fetched = await fetcher.GetAsync(uri, FetchLimits.Discovery, cancellationToken);
        return fetched.TryGet(out var found, out problem) && DiscoveryReader.Read(found.Bytes).TryGet(out var document, out problem)
            ? new IssuerLook { Document = document, DiscoveryUrl = uri, At = found.At }
            : problem!;
    }

    /// <summary>Fetches and reads SAML metadata.</summary>
    public async Task<Result<MetadataReading>> LookAtMetadataAsync(string url, CancellationToken cancellationToken)
    {
        if (!FetchAddress.Read(url).TryGet(out var uri, out var problem))
        {
            return problem;
        }

        var fetched = await fetcher.GetAsync(uri, FetchLimits.Metadata, cancellationToken);
        return fetched.TryGet(out var found, out problem) ? IdpMetadataReader.Read(found.Bytes, time.GetUtcNow()) : problem;
    }
}
