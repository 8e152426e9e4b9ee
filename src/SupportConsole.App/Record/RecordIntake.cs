using SupportConsole.Federation;

namespace SupportConsole.App.Record;

/// <summary>Puts into the record what a change is about, in the transaction that commits its intent; a problem undoes it, and nothing is sent.</summary>
public delegate Task<Problem?> RecordIntake(ConsoleDbContext context, CancellationToken cancellationToken);
