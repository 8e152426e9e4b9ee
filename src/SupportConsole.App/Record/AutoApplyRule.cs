namespace SupportConsole.App.Record;

/// <summary>
/// What an engineer agreed to for one connection: a certificate that its IdP publishes is applied without a person. No row: never.
/// </summary>
public sealed class AutoApplyRule
{
    public const int ZoneMaxLength = 64;

    public required Guid ConnectionId { get; init; }

    /// <summary>The certificate of the pinned key (public): the metadata must be signed with it.</summary>
    public required string SignerPem { get; set; }

    /// <summary>SHA-256 of that certificate, in hex.</summary>
    public required string SignerFingerprint { get; set; }

    /// <summary>The first hour of the day in which it may be applied, 0 to 23, in <see cref="Zone"/>.</summary>
    public required int FromHour { get; set; }

    /// <summary>
    /// The hour in which it may no longer be applied, 1 to 24. If it is before <see cref="FromHour"/>, the hours run over midnight.
    /// </summary>
    public required int UntilHour { get; set; }

    /// <summary>IANA.</summary>
    public required string Zone { get; set; }

    public required string Ticket { get; set; }

    public required string SetBy { get; set; }

    public required DateTimeOffset SetAt { get; set; }

    /// <summary>Whether a moment is inside the agreed hours.</summary>
    public bool IsOpenAt(DateTimeOffset now)
    {
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out var found) ? found : TimeZoneInfo.Utc;
        var hour = TimeZoneInfo.ConvertTime(now, zone).Hour;
        return FromHour < UntilHour ? hour >= FromHour && hour < UntilHour : hour >= FromHour || hour < UntilHour;
    }
}
