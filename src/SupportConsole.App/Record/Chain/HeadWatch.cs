using SupportConsole.Federation;

namespace SupportConsole.App.Record.Chain;

/// <summary>What is known about the heads: for the audit page, the banner, the health check and before a change is started.</summary>
public sealed class HeadWatch(HeadSettings settings) : IDisposable
{
    private readonly SemaphoreSlim asked = new(0);

    public bool IsNone => settings.IsNone;

    public bool IsSigned => settings.HeadKeyFile.Length > 0;

    /// <summary>The newest head that a place took; null if none has.</summary>
    public AuditHead? LastKept { get; private set; }

    /// <summary>Why no place has taken a head for too long; null if one has.</summary>
    public Problem? Trouble { get; private set; }

    /// <summary>Why no change may be started; null if it may.</summary>
    public Problem? Refusal => settings.Heads.RefuseChanges ? Trouble : null;

    /// <summary>Asks for a head now: after an export or a backup.</summary>
    public void Request() => asked.Release();

    /// <inheritdoc/>
    public void Dispose() => asked.Dispose();

    internal Task RequestedAsync(CancellationToken cancellationToken) => asked.WaitAsync(cancellationToken);

    internal void Note(AuditHead? kept, Problem? trouble)
    {
        LastKept = kept;
        Trouble = trouble;
    }
}
