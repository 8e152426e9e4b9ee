using SupportConsole.App.Record;
using SupportConsole.Federation.Certificates;

namespace SupportConsole.App.Cutovers;

/// <summary>What an engineer plans.</summary>
public sealed record CutoverOrder
{
    public required Guid ConnectionId { get; init; }

    public required SigningCertificate Certificate { get; init; }

    /// <summary>The minute, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The engineer's time zone (IANA).</summary>
    public required string StaffZone { get; init; }

    /// <summary>The customer contact's time zone (IANA).</summary>
    public required string CustomerZone { get; init; }

    public required string Ticket { get; init; }

    /// <summary>Whether it is applied automatically once the customer says that they have switched.</summary>
    public bool IsAgreed { get; init; }

    /// <summary>The customer's message about the new certificate; null if there was none.</summary>
    public CustomerMessage? Message { get; init; }
}
