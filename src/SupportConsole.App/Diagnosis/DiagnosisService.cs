using SupportConsole.App.Intake;
using SupportConsole.Federation.Diagnosis;
using SupportConsole.Federation.Pasting;

namespace SupportConsole.App.Diagnosis;

/// <summary>What an error text says: the error as read, cause and cure, and the connections that it may concern.</summary>
public sealed record DiagnosisAnswer(SignInError Error, SignInDiagnosis Diagnosis, IReadOnlyList<FoundConnection> Connections);

/// <summary>Finds cause, cure and connection behind an error that a customer sent.</summary>
public sealed class DiagnosisService(ConnectionFinder finder, TimeProvider time)
{
    /// <summary>Reads a pasted error text, address or log line.</summary>
    public async Task<DiagnosisAnswer> DiagnoseAsync(string pasted, CancellationToken cancellationToken)
    {
        var error = SignInErrorReader.Read(pasted);
        return new DiagnosisAnswer(error, ErrorCatalogue.Diagnose(error), await FindAsync(error, pasted, cancellationToken));
    }

    /// <summary>By what Auth0 says that it holds, else by what the error names, else by what stands around it.</summary>
    private async Task<IReadOnlyList<FoundConnection>> FindAsync(SignInError error, string pasted, CancellationToken cancellationToken)
    {
        var configured = await finder.FindAsync([.. error.Configured.SelectMany(thumbprint => ConnectionClue.Of(ClueKind.Thumbprint, thumbprint.Hex))], cancellationToken);
        if (configured.Count > 0)
        {
            return [.. configured.Select(found => found with { Why = "the configured thumbprint" })];
        }

        var named = await finder.FindAsync(
            [.. ConnectionClue.Of(ClueKind.Name, error.ConnectionName), .. ConnectionClue.Of(ClueKind.ClientId, error.ClientId), .. ConnectionClue.Of(ClueKind.Issuer, error.Issuer)], cancellationToken);
        return named.Count > 0 ? named : await finder.FindAsync(PasteReader.Read(pasted, time.GetUtcNow()).Findings.Where(IsOfTheConnection), cancellationToken);
    }

    /// <summary>What the IdP signs with now is not what the connection has.</summary>
    private static bool IsOfTheConnection(PasteFinding finding) => finding.Kind is not (PasteFindingKind.Thumbprint or PasteFindingKind.Certificate);
}
