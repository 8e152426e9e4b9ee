namespace SupportConsole.App.Record;

/// <summary>
/// Writes into the record what a change needs, in the transaction that commits its intent. A problem undoes both, and nothing is sent.
/// </summary>
public delegate Task<Problem?> WriteWithIntent(ConsoleDbContext context, CancellationToken cancellationToken);
