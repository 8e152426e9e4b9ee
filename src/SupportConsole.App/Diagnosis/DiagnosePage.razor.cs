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
    private bool isBusy;

    private async Task ReadAsync(PastedContent content)
    {
        answer = null;
        pasted = content;
        problem = null;
        if (content.Bytes.Length == 0 || !PasteSources.Of(content.Bytes).TryGet(out var text, out problem))
        {
            isBusy = false;
            return;
        }

        isBusy = true;
        StateHasChanged();
        var found = await diagnosis.DiagnoseAsync(text, CancellationToken.None);

        // Another paste may have come meanwhile, and may have been answered first.
        if (ReferenceEquals(pasted, content))
        {
            answer = found;
            isBusy = false;
        }
    }
}
