using System.Text;
using SupportConsole.App.Shell.Parts;

namespace SupportConsole.App.Diagnosis;

/// <summary>From an error text to cause, cure and connection.</summary>
public sealed partial class DiagnosePage(DiagnosisService diagnosis)
{
    private DiagnosisAnswer? answer;

    private async Task ReadAsync(PastedContent content) =>
        answer = content.Bytes.Length == 0 ? null : await diagnosis.DiagnoseAsync(Encoding.UTF8.GetString(content.Bytes), CancellationToken.None);
}
