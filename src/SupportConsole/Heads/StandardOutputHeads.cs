using SupportConsole.App.Record.Chain;

namespace SupportConsole.Heads;

/// <summary>Heads as lines of the standard output, whatever the log's level: a log collector keeps them.</summary>
public sealed class StandardOutputHeads : IHeadPlace
{
    public string Name => "standard output";

    public Task SendAsync(AuditHead head, CancellationToken cancellationToken) =>
        Console.Out.WriteLineAsync(head.Line.AsMemory(), cancellationToken);
}
