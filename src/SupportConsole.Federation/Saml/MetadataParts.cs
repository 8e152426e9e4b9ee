using SupportConsole.Federation.Oidc;

namespace SupportConsole.Federation.Saml;

/// <summary>Every identity provider of a document, judged; and what the document as a whole has to say.</summary>
/// <param name="Entities">The entities that are identity providers, in the document's order.</param>
/// <param name="Problem">Why there is none; null where there is one.</param>
/// <param name="IsSigned">Whether the document carries a signature.</param>
internal sealed record MetadataParts(IReadOnlyList<EntityJudgement> Entities, Problem? Problem, bool IsSigned)
{
    public static MetadataParts Of(MetadataWalk walk, DateTimeOffset now)
    {
        var entities = walk.Entities.Where(entity => entity.Roles.Count > 0).ToList();
        var cache = CertificateCache.Of(entities);
        var idps = entities.Select(entity => EntityJudgement.Of(entity, cache, now)).ToList();
        return new(idps, idps.Count == 0 ? MissingIdp.Explain(walk) : null, walk.IsSigned);
    }

    public Result<MetadataReading> Reading()
    {
        var usable = Entities.Where(entity => entity.Problem is null).ToList();
        if (usable.Count == 0)
        {
            return Problem ?? Entities[0].Problem!;
        }

        List<MetadataFinding> findings = [.. Counted(usable), .. Left(), .. Together(usable)];
        if (IsSigned)
        {
            findings.Add(new(
                FindingSeverity.Info,
                "The document is signed; the signature is not verified.",
                "Trust it for the way it came, or compare the certificate's thumbprint with the customer.",
                "metadata.signed"));
        }

        return new MetadataReading(
            [.. usable.Select(entity => entity.Metadata())],
            IsSigned,
            [.. findings.OrderByDescending(finding => finding.Severity)]);
    }

    /// <summary>Of several IdPs each kind of finding is listed once, with how many it applies to.</summary>
    private static IEnumerable<MetadataFinding> Counted(List<EntityJudgement> usable)
    {
        foreach (var kind in usable.SelectMany(entity => entity.Findings.Select(finding => (entity, finding)))
            .GroupBy(pair => pair.finding.Code))
        {
            var (first, finding) = kind.First();
            var count = kind.Select(pair => pair.entity).Distinct().Count();
            if (count == 1)
            {
                foreach (var (_, own) in kind)
                {
                    yield return own;
                }
            }
            else
            {
                var what = $"{finding.What} That is {first.Name}; it is so for {count:N0} of the {usable.Count:N0} identity providers.";
                yield return finding with { What = what, Severity = kind.Max(pair => pair.finding.Severity) };
            }
        }
    }

    private IEnumerable<MetadataFinding> Left()
    {
        foreach (var kind in Entities.Where(entity => entity.Problem is not null).GroupBy(entity => entity.Problem!.Code))
        {
            var first = kind.First();
            var more = kind.Count() == 1 ? "" : $" So are {kind.Count() - 1:N0} more, for a reason of the same kind.";
            yield return new(
                FindingSeverity.Warn,
                $"{first.Name} is left out: {first.Problem!.What}{more}",
                first.Problem.Cure,
                "metadata.entity-left-out");
        }
    }

    private static IEnumerable<MetadataFinding> Together(List<EntityJudgement> usable)
    {
        if (usable.Count > 1)
        {
            yield return new(
                FindingSeverity.Info,
                $"The document describes {usable.Count:N0} identity providers.",
                "Choose the one whose users are to sign in.",
                "metadata.several");
        }

        if (usable.GroupBy(entity => entity.EntityId, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            yield return new(
                FindingSeverity.Warn,
                $"{twice.First().Name} stands {twice.Count()} times in the document, so it does not say which one counts.",
                "Compare their certificates, and ask the customer.",
                "metadata.duplicate-entity");
        }
    }
}
