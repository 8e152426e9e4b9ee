using SupportConsole.App.Fetching;
using SupportConsole.App.People;
using SupportConsole.Federation;
using SupportConsole.Federation.Oidc;
using SupportConsole.Federation.Saml;

namespace SupportConsole.App.Intake;

/// <summary>Looks at an identity provider through what it publishes.</summary>
public sealed class IdentityProviderLookup(
    GuardedFetcher fetcher,
    FetchSettings settings,
    Rights rights,
    LookupRate rate,
    FetchTrail trail,
    TimeProvider time)
{
    /// <summary>
    /// Fetches and reads the discovery document and the key set of an issuer, given as the issuer or as the discovery URL.
    /// </summary>
    /// <param name="issuerOrDiscoveryUrl">The address as typed.</param>
    /// <param name="actor">The person who asks.</param>
    /// <param name="isFrontChannel">Whether the connection uses the front channel, which needs other things of the IdP.</param>
    public async Task<Result<FetchedDiscovery>> LookAtIssuerAsync(
        string issuerOrDiscoveryUrl, Actor actor, bool isFrontChannel, CancellationToken cancellationToken)
    {
        if (await rights.FindRefusalAsync(actor, Policies.ChangeSso) is { } refusal)
        {
            return refusal;
        }

        if (!Address(issuerOrDiscoveryUrl).TryGet(out var uri, out var problem))
        {
            return problem;
        }

        if (rate.Take(actor) is { } often)
        {
            return often;
        }

        var fetched = await FetchAsync(uri, FetchLimits.Discovery, FetchTrail.Discovery, actor, cancellationToken);
        if (!fetched.TryGet(out var found, out problem) || !DiscoveryReader.Read(found.Bytes).TryGet(out var document, out problem))
        {
            return problem;
        }

        var keys = await KeysAsync(document, cancellationToken);
        return new FetchedDiscovery
        {
            Document = document,
            DiscoveryUrl = uri,
            At = found.At,
            Keys = keys,
            Findings =
            [
                .. DiscoveryFindings.Of(document, issuerOrDiscoveryUrl.Trim(), isFrontChannel),
                .. keys.IsOk ? keys.Value.Findings
                    : document.JwksUri is null ? (IEnumerable<DiscoveryFinding>)[]
                    : [new DiscoveryFinding(FindingSeverity.Refuse, $"The key set cannot be used: {keys.Problem.What}",
                    keys.Problem.Cure, "jwks.unusable")],
            ],
        };
    }

    public async Task<Result<FetchedMetadata>> LookAtMetadataAsync(string url, Actor actor, CancellationToken cancellationToken)
    {
        if (await rights.FindRefusalAsync(actor, Policies.ChangeSso) is { } refusal)
        {
            return refusal;
        }

        if (!FetchAddress.Read(url).TryGet(out var uri, out var problem))
        {
            return problem;
        }

        if (rate.Take(actor) is { } often)
        {
            return often;
        }

        var fetched = await FetchAsync(uri, FetchLimits.Metadata, FetchTrail.Metadata, actor, cancellationToken);
        return fetched.TryGet(out var found, out problem) ? IdpMetadataReader.Read(found.Bytes, time.GetUtcNow())
            .Map(reading => new FetchedMetadata(reading, uri, found.At)) : problem;
    }

    private async Task<Result<FetchedDocument>> FetchAsync(
        Uri uri,
        FetchLimits limits,
        string action,
        Actor actor,
        CancellationToken cancellationToken)
    {
        try
        {
            var fetched = await fetcher.GetAsync(uri, limits, cancellationToken);
            await trail.AddAsync(actor, action, uri, fetched.Problem);
            return fetched;
        }
        catch (OperationCanceledException)
        {
            await trail.AddAsync(actor, action, uri, new Problem("The page was closed before the answer came.", ""));
            throw;
        }
    }

    private async Task<Result<JwksReading>> KeysAsync(DiscoveryDocument document, CancellationToken cancellationToken)
    {
        if (!FetchAddress.Read(document.JwksUri).TryGet(out var uri, out var problem))
        {
            return new Problem("The discovery document names no usable address of a key set (jwks_uri).",
                problem.Cure)
            { Code = "jwks.no-address" };
        }

        var fetched = await fetcher.GetAsync(uri, FetchLimits.Discovery, cancellationToken);
        return fetched.TryGet(out var found, out problem) ? JwksReader.Read(found.Bytes) : problem;
    }

    private Result<Uri> Address(string text)
    {
        // In Development an issuer on loopback may be http, which an issuer elsewhere never is.
        var typed = text.Trim();
        if (settings.AllowLoopback && SafeUri.TryAbsolute(typed, out var loopback) && loopback.Scheme == Uri.UriSchemeHttp
            && HostRules.IsLoopback(loopback.IdnHost.Trim('[', ']')))
        {
            return typed.EndsWith(IssuerUrl.WellKnown, StringComparison.OrdinalIgnoreCase) ? loopback
                : FetchAddress.Read(typed.TrimEnd('/') + IssuerUrl.WellKnown);
        }

        return IssuerUrl.Parse(typed).TryGet(out var issuer, out var problem) ? FetchAddress.Read(issuer.DiscoveryUrl) : problem;
    }
}
