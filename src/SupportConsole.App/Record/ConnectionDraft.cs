namespace SupportConsole.App.Record;

/// <summary>
/// The onboarding form of a draft, saved while somebody types, so that a closed tab loses nothing. Never holds a secret: the page asks
/// for it again.
/// </summary>
public sealed class ConnectionDraft
{
    public const int TextMaxLength = 200_000;

    public required Guid ConnectionId { get; init; }

    public required string Form { get; set; }

    public required DateTimeOffset SavedAt { get; set; }

    public required string SavedBy { get; set; }

    public Guid Version { get; set; }
}
