using SupportConsole.App.Record;

namespace SupportConsole.App.Watch;

/// <summary>The watch over one connection's document, as its page shows it.</summary>
/// <param name="Url">Where the document is; empty if no address is known.</param>
/// <param name="Document">Null before the first round of checks.</param>
/// <param name="Found">The open finding; null if there is none.</param>
public sealed record WatchView(ConnectionRecord Record, string Url, WatchedDocument? Document, WatchFinding? Found)
{
    /// <summary>A document that fails for this long is shown as a problem.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    public bool IsOff => Document is { IsOff: true };

    public bool IsFailing(DateTimeOffset now) => Document?.FailingSince <= now - Patience;
}

/// <summary>An open finding in a list.</summary>
public sealed record WatchLine
{
    public required Guid ConnectionId { get; init; }

    public required string Name { get; init; }

    public required string Customer { get; init; }

    public required Guid FindingId { get; init; }

    /// <summary>The names of the fields that differ.</summary>
    public required string Fields { get; init; }

    public required bool HasCertificate { get; init; }

    /// <summary>Whether the certificate in Auth0 is no longer published.</summary>
    public required bool IsAlarm { get; init; }

    public required DateTimeOffset FoundAt { get; init; }
}
