namespace SupportConsole.App.Record;

/// <summary>
/// The watch over the document that a connection's IdP publishes: SAML metadata or an OpenID discovery document. One row per connection
/// that is in Auth0.
/// </summary>
public sealed class WatchedDocument
{
    public const int UrlMaxLength = 2048;
    public const int ProblemMaxLength = 1000;
    public const int ETagMaxLength = 256;
    public const int FactsMaxLength = 200_000;

    public required Guid ConnectionId { get; init; }

    public bool IsOff { get; set; }

    /// <summary>What was fetched last; empty if no address is known. Another address starts anew.</summary>
    public string Url { get; set; } = "";

    public required DateTimeOffset NextAt { get; set; }

    /// <summary>When the server was last asked, UTC, whatever it answered.</summary>
    public DateTimeOffset? AskedAt { get; set; }

    /// <summary>When the document was last understood, or the server last said that it is the same, UTC.</summary>
    public DateTimeOffset? ConfirmedAt { get; set; }

    /// <summary>When the whole document last came, UTC.</summary>
    public DateTimeOffset? ReadAt { get; set; }

    /// <summary>Why the last try failed; empty if it didn't.</summary>
    public string Problem { get; set; } = "";

    /// <summary>How many tries failed in a row.</summary>
    public int Failures { get; set; }

    public DateTimeOffset? FailingSince { get; set; }

    public string ETag { get; set; } = "";

    public DateTimeOffset? LastModified { get; set; }

    /// <summary>SHA-256 of the last document's bytes, in hex; empty if none was understood.</summary>
    public string Digest { get; set; } = "";

    /// <summary>What a person last agreed to, as JSON; empty before the first reading.</summary>
    public string Expected { get; set; } = "";

    /// <summary>What the document last said, as JSON; empty before the first reading.</summary>
    public string Latest { get; set; } = "";

    /// <summary>Until when the document says that it is valid, UTC; null if it doesn't say.</summary>
    public DateTimeOffset? ValidUntil { get; set; }

    /// <summary>When <see cref="ValidUntil"/> was first read as it is, UTC. Many IdPs move it with every signature.</summary>
    public DateTimeOffset? ValidUntilSince { get; set; }

    public Guid Version { get; set; }
}
