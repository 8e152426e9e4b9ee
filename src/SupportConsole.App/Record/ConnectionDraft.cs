namespace SupportConsole.App.Record;

/// <summary>
/// What was typed on the onboarding page beside the record's own fields, saved as one types so that a closed tab loses nothing.
/// Never a secret: the page asks for that again and says so.
/// </summary>
public sealed class ConnectionDraft
{
    public const int TextMaxLength = 200_000;

    /// <summary>The record that stands as draft.</summary>
    public required Guid ConnectionId { get; init; }

    /// <summary>The form as typed, valid or not, as JSON without secrets.</summary>
    public required string Form { get; set; }

    public required DateTimeOffset SavedAt { get; set; }

    public required string SavedBy { get; set; }

    public Guid Version { get; set; }
}
