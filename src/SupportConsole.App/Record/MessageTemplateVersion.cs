namespace SupportConsole.App.Record;

/// <summary>
/// A text that an administrator saved for a message, in one language. The highest number is the current one, and none is deleted.
/// </summary>
public sealed class MessageTemplateVersion
{
    public const int SubjectMaxLength = 200;
    public const int BodyMaxLength = 20_000;
    public const int ReasonMaxLength = 500;

    public required Guid Id { get; init; }

    public required MessageTemplateKind Kind { get; init; }

    /// <summary>"en" or "de".</summary>
    public required string Language { get; init; }

    /// <summary>1, 2, 3 and so on for each message and language.</summary>
    public required int Number { get; init; }

    /// <summary>Whether it goes back to the text that comes with the console: then subject and body are empty.</summary>
    public bool IsBuiltIn { get; init; }

    public string Subject { get; init; } = "";

    public string Body { get; init; } = "";

    public required string Reason { get; init; }

    public required string SavedBy { get; init; }

    /// <summary>The person's issuer and subject, with a space between.</summary>
    public required string SavedById { get; init; }

    public required DateTimeOffset SavedAt { get; init; }
}
