using SupportConsole.App.Record;
using SupportConsole.Federation;

namespace SupportConsole.App.Changes;

/// <summary>What came of opening a change: the change, or why it may not be, or neither where another change of the connection is open.</summary>
internal readonly record struct Opening(Change? Change, Problem? Refused);
