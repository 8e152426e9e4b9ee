namespace SupportConsole.Fuzz;

/// <summary>A parser to be tried.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Seeds">Good and bad inputs from which others are made.</param>
/// <param name="Words">Tokens that mean something to it.</param>
/// <param name="Read">Reads an input; throws where the parser breaks a promise.</param>
public sealed record FuzzTarget(string Name, IReadOnlyList<byte[]> Seeds, IReadOnlyList<byte[]> Words, Action<byte[]> Read)
{
    /// <summary>The longest input made, in bytes: just beyond what the parser takes.</summary>
    public int MaxLength { get; init; } = 8 * 1024;
}
