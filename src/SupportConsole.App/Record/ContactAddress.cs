namespace SupportConsole.App.Record;

/// <summary>A customer contact's address. Nothing but the request to confirm it is sent there before it is confirmed.</summary>
public sealed class ContactAddress
{
    public const int HashLength = 64;
    public const int ZoneMaxLength = 64;

    /// <summary>In lower case.</summary>
    public required string Email { get; init; }

    /// <summary>SHA-256 of the link's token, in hex; empty once it was used.</summary>
    public required string TokenHash { get; set; }

    public required DateTimeOffset AskedAt { get; set; }

    /// <summary>UTC; null until the contact confirmed.</summary>
    public DateTimeOffset? ConfirmedAt { get; set; }

    /// <summary>"en" or "de".</summary>
    public string Language { get; set; } = "en";

    /// <summary>An IANA time zone.</summary>
    public string Zone { get; set; } = "Etc/UTC";
}
