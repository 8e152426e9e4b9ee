using System.Text;
using SupportConsole.App.Record.Chain;

namespace SupportConsole.Heads;

/// <summary>Heads appended to a file on another volume, where the console's user should only be allowed to append.</summary>
public sealed class FileHeads(string file) : IHeadPlace
{
    public string Name => "file";

    public async Task SendAsync(AuditHead head, CancellationToken cancellationToken)
    {
        await using var stream = new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"{head.Line}\n"), cancellationToken);
        stream.Flush(flushToDisk: true);
    }
}
