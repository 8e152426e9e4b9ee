using SupportConsole.App.People;
using SupportConsole.App.Record.Search;

namespace SupportConsole.App.Record;

/// <summary>
/// One entry of the audit log, written in the same transaction as what it records and never changed. Names secrets, never holds them.
/// </summary>
public sealed class AuditEntry
{
    public const int TextMaxLength = 2000;
    public const int DetailMaxLength = 1_000_000;

    /// <summary>The entry's place in the chain: 1, 2, 3 and so on without a gap. The save sets it.</summary>
    public long Id { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Who; "console" for SupportConsole itself, "unknown" for changes made in Auth0.</summary>
    public string Actor { get; private init; } = "";

    /// <summary>The person's issuer and subject, with a space between; empty in entries from before staff sign-in.</summary>
    public string ActorId { get; private init; } = "";

    public string ActorEmail { get; private init; } = "";

    /// <summary>Sets the three columns that say who acted.</summary>
    public required Actor By
    {
        init
        {
            Actor = value.Name;
            ActorId = value.Id.ToString();
            ActorEmail = value.Email;
        }
    }

    /// <summary>A stable word such as <c>connection.rotate-certificate</c>.</summary>
    public required string Action { get; init; }

    /// <summary>intended, confirmed, refused, unknown or superseded; done if nothing is sent to Auth0.</summary>
    public required string Outcome { get; init; }

    /// <summary>The texts that the search reads have composed letters, as its index has.</summary>
    public required string Summary { get; init => field = Composition.Of(value); }

    public string Ticket { get; init => field = Composition.Of(value); } = "";

    public string Reason { get; init => field = Composition.Of(value); } = "";

    public Guid? ConnectionId { get; init; }

    /// <summary>The connection's or cluster's name at that time.</summary>
    public string Subject { get; init => field = Composition.Of(value); } = "";

    public Guid? ClusterId { get; init; }

    public Guid? ChangeId { get; init; }

    public string Before { get; init; } = "{}";

    public string After { get; init; } = "{}";

    /// <summary>Auth0's ID of the request; empty if there was none.</summary>
    public string RequestId { get; init; } = "";

    /// <summary>
    /// The digests of the change that this entry settles and of the credentials saved with it; null if there are none. The save sets it.
    /// </summary>
    public string? Covers { get; init; }

    /// <summary>The hash of the entry before this one; null until an entry of an older console is chained. The save sets it.</summary>
    public byte[]? Prev { get; init; }

    /// <summary>The hash of this entry and of the one before it. The save sets it.</summary>
    public byte[]? Hash { get; init; }
}
