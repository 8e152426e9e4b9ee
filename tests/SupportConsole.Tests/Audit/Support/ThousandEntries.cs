using SupportConsole.App.Record.Chain;

namespace SupportConsole.Tests.Audit;

/// <summary>1,000 entries as the console wrote them, and the heads of every hundredth.</summary>
public sealed class ThousandEntries : IAsyncLifetime
{
    private readonly WrittenAudit audit = new(1000);

    public IReadOnlyList<StoredEntry> Entries { get; private set; } = [];

    public IReadOnlyList<AuditHead> Heads { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        await audit.InitializeAsync();
        var file = audit.Copy();
        Entries = await ChainReader.ReadAsync(file, CancellationToken.None).ToListAsync();
        Heads = [.. Enumerable.Range(1, 10).Select(hundred => Tamper.HeadOf(file, hundred * 100))];
    }

    public ValueTask DisposeAsync() => audit.DisposeAsync();
}
