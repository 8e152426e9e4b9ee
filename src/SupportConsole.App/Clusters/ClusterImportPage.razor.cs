using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.Federation;

namespace SupportConsole.App.Clusters;

public sealed partial class ClusterImportPage(ClusterImportService import, ActingPerson person)
{
    private const int MostShown = 200;
    private PasteBox? box;
    private Problem? problem;
    private ClusterListReading? reading;
    private IReadOnlyList<ClusterDifference>? differences;
    private string? done;
    private bool busy;

    private async Task ReadAsync(PastedContent content)
    {
        problem = null;
        reading = null;
        differences = null;
        done = null;
        if (content.Bytes.Length == 0)
        {
            return;
        }

        var read = InfluxctlClusterList.Read(content.Bytes);
        problem = read.Problem;
        if (read.IsOk)
        {
            reading = read.Value;
            differences = await import.PreviewAsync(reading.Clusters, CancellationToken.None);
        }
    }

    private async Task ApplyAsync()
    {
        if (busy || reading is null)
        {
            return;
        }

        busy = true;
        var applied = await import.ApplyAsync(reading.Clusters, await person.GetAsync(), CancellationToken.None);
        problem = applied.Problem;
        if (applied.IsOk)
        {
            done = $"{applied.Value} {(applied.Value == 1 ? "cluster" : "clusters")} imported.";
            reading = null;
            differences = null;
            await box!.ClearAsync();
        }

        busy = false;
    }
}
