namespace SupportConsole.Federation.Pasting;

/// <summary>What the words before a value say that it is.</summary>
/// <param name="Kind">0 for a value that the console does not use, such as our own callback URL.</param>
internal readonly record struct PasteLabel(PasteFindingKind Kind)
{
    /// <summary>Whether it is Entra's Secret ID, which names a secret and is not the secret.</summary>
    public bool IsSecretId { get; init; }

    /// <summary>
    /// Whether it is the word "Value" alone: a client secret's only beside a Secret ID or below a heading about client secrets.
    /// </summary>
    public bool IsValue { get; init; }

    /// <summary>Whether it is another secret, such as a key store's password: hidden, and not proposed.</summary>
    public bool IsOtherSecret { get; init; }
}
