using SupportConsole.App.Intake;
using SupportConsole.App.Parts;
using SupportConsole.Federation;

namespace SupportConsole.App.Diagnosis;

/// <summary>From an error text to cause, cure and connection.</summary>
public sealed partial class DiagnosePage(DiagnosisService diagnosis)
{
    private DiagnosisAnswer? answer;
    private PastedContent? pasted;
    private Problem? problem;

    private async Task ReadAsync(PastedContent content)
    {
        (answer, pasted, problem) = (null, content, null);
        if (content.Bytes.Length > 0 && PasteSources.Of(content.Bytes).TryGet(out var text, out problem))
        {
            var found = await diagnosis.DiagnoseAsync(text, CancellationToken.None);

            // Another paste may have come meanwhile, and may have been answered first.
            answer = ReferenceEquals(pasted, content) ? found : answer;
        }
    }
}
