using SupportConsole.App.Parts;
using SupportConsole.App.Record;

namespace SupportConsole.App.Access;

/// <summary>Which sessions the access page shows. The search finds words in the name, the email and the address.</summary>
public sealed record SessionQuery : ListQuery
{
    /// <summary>Those that ended within the last 30 days, instead of the open ones.</summary>
    public bool Ended { get; init; }
}

/// <param name="End">Why the session ended; null while it is open.</param>
public sealed record SessionRow(StaffSession Session, SessionEnd? End);
