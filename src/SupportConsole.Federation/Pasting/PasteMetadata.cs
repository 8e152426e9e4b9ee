using System.Text.RegularExpressions;
using SupportConsole.Federation.Certificates;
using SupportConsole.Federation.Oidc;
using SupportConsole.Federation.Saml;

namespace SupportConsole.Federation.Pasting;

/// <summary>Finds SAML metadata in a paste and takes the IdPs' values from it.</summary>
internal static partial class PasteMetadata
{
    private const int MostDocuments = 10;
    private const int MostProviders = 100;

    public static void Scan(PasteText text, List<PasteFinding> findings, List<Problem> problems, DateTimeOffset now)
    {
        ScanEscaped(text, findings, problems, now);

        // The text as it was: what is blanked out comes before the place where the search continues.
        var clean = text.Clean;
        var from = 0;
        for (var read = 0; read < MostDocuments && Root().Match(clean, from) is { Success: true } found; read++)
        {
            var root = found.Groups[1];
            var start = Prologue(clean, from, found.Index);

            // A document without its end is read as far as it goes, so that the problem says where it breaks off.
            var last = Math.Max(clean.LastIndexOf('>'), root.Index + root.Length - 1);
            var end = End(clean, root.Index + root.Length, root.Value);
            Result<MetadataParts> Read(int until) => IdpMetadataReader.ReadParts(
                clean.AsMemory(start, until - start),
                now,
                text.LineNumber(start));
            var parts = Read(end ?? last + 1);
            if (!parts.IsOk
                && end < last
                && End(clean, end.Value, root.Value, isLast: true) is { } further
                && Read(further) is { IsOk: true } whole)
            {
                (parts, end) = (whole, further);
            }

            var known = problems.Count;
            Take(parts, findings, problems);
            from = end ?? last + 1;
            if (problems.Skip(known).Any(CertificateRefusals.HoldsKey))
            {
                PasteCertificates.Hide(text, clean[start..from]);
            }

            text.Blank(start, from - start);
        }
    }

    /// <summary>Reads documents that were escaped on their way; their lines are counted from their own beginning.</summary>
    private static void ScanEscaped(PasteText text, List<PasteFinding> findings, List<Problem> problems, DateTimeOffset now)
    {
        var clean = text.Clean;
        var from = 0;
        for (var read = 0; read < MostDocuments && EscapedMetadata.Find(clean, from) is { } found; read++)
        {
            var known = problems.Count;
            Take(IdpMetadataReader.ReadParts(found.Document.AsMemory(), now), findings, problems);
            if (problems.Skip(known).Any(CertificateRefusals.HoldsKey))
            {
                PasteCertificates.Hide(text, clean.Substring(found.Start, found.Length));
            }

            text.Blank(found.Start, found.Length);
            from = found.Start + found.Length;
        }
    }

    private static int? End(string text, int from, string root, bool isLast = false)
    {
        var close = $"</{root}";

        // EntitiesDescriptor may hold others of its kind, so its end is the last one.
        var at = isLast || root.EndsWith("EntitiesDescriptor", StringComparison.Ordinal)
            ? text.LastIndexOf(close, StringComparison.Ordinal)
            : text.IndexOf(close, from, StringComparison.Ordinal);
        var bracket = at < from ? -1 : text.IndexOf('>', at);
        return bracket < 0 ? null : bracket + 1;
    }

    private static void Take(Result<MetadataParts> read, List<PasteFinding> findings, List<Problem> problems)
    {
        if (!read.TryGet(out var parts, out var problem))
        {
            problems.Add(problem);
            return;
        }

        if (parts.Problem is { } none)
        {
            problems.Add(none);
        }

        foreach (var entity in parts.Entities.Take(MostProviders))
        {
            Take(entity, parts.Entities.Count == 1 ? "from metadata" : $"from metadata of {entity.Name}", findings);
            if (entity.Problem is { } fault)
            {
                problems.Add(fault);
            }

            problems.AddRange(entity.Findings.Where(IsWarning).Select(finding => new Problem(
                finding.What,
                finding.Cure)
            { Code = finding.Code }));
        }

        if (parts.Entities.Count > MostProviders)
        {
            var what = $"The metadata describes {parts.Entities.Count:N0} identity providers; the first {MostProviders} are read.";
            problems.Add(new Problem(what, "Ask for the metadata of the one IdP.") { Code = "paste.metadata-many" });
        }
    }

    /// <summary>Whether to pass a finding on; a certificate's own concerns are told wherever the certificate is shown.</summary>
    private static bool IsWarning(MetadataFinding finding) =>
        finding.Severity != FindingSeverity.Info && finding.Code.StartsWith("metadata.", StringComparison.Ordinal);

    private static void Take(EntityJudgement entity, string source, List<PasteFinding> findings)
    {
        if (entity.EntityId.Length > 0)
        {
            findings.Add(new PasteFinding(PasteFindingKind.Metadata, entity.EntityId, source));
            findings.Add(new PasteFinding(PasteFindingKind.EntityId, entity.EntityId, source));
        }

        if (entity.SignIn is { } signIn)
        {
            findings.Add(new PasteFinding(PasteFindingKind.SignInUrl, signIn.Value.Location, source) { Binding = signIn.Value.Binding });
        }

        if (entity.SignOut is { } signOut)
        {
            findings.Add(new PasteFinding(PasteFindingKind.SignOutUrl, signOut.Value.Location, source));
        }

        findings.AddRange(entity.Certificates.Select(certificate => PasteCertificates.Finding(certificate, source)));
    }

    /// <summary>Where the document begins: a declaration or a DOCTYPE, which is refused, may come before its root.</summary>
    private static int Prologue(string text, int from, int root)
    {
        var before = text.AsSpan(from, root - from);
        var declaration = before.LastIndexOf("<?xml ");
        var start = declaration >= 0 ? declaration : before.LastIndexOf("<!DOCTYPE", StringComparison.OrdinalIgnoreCase);
        return start >= 0 && !Element().IsMatch(before[start..]) ? from + start : root;
    }

    [GeneratedRegex(
        @"<((?:[A-Za-z0-9_.-]+:)?Entit(?:y|ies)Descriptor)[\s>/]",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Root();

    [GeneratedRegex("<[A-Za-z_]", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Element();
}
