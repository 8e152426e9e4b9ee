using SupportConsole.Federation.Diagnosis;

namespace SupportConsole.App.Diagnosis;

/// <summary>The error as read, its cause and cure, and the connections that it may concern.</summary>
public sealed record DiagnosisAnswer(SignInError Error, SignInDiagnosis Diagnosis, Suspects Suspects);

/// <summary>Finds cause, cure and connection behind an error that a customer sent.</summary>
public sealed class DiagnosisService(SuspectFinder finder)
{
    /// <summary>Reads a pasted error text, address, log line or HAR file.</summary>
    public async Task<DiagnosisAnswer> DiagnoseAsync(string pasted, CancellationToken cancellationToken)
    {
        var error = SignInErrorReader.Read(pasted);
        var suspects = await finder.FindAsync(error, ErrorClueReader.Read(pasted, error), cancellationToken);
        return new DiagnosisAnswer(error, ErrorCatalogue.Diagnose(error), suspects);
    }
}
