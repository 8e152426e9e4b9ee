using SupportConsole.App.Record;
using SupportConsole.Federation;

namespace SupportConsole.App.Changes;

/// <summary>The opened change, or why it may not be opened; neither if another change of the connection is open.</summary>
public readonly record struct OpenResult(Change? Change, Problem? Refused);
