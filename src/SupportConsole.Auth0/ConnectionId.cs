namespace SupportConsole.Auth0;

/// <summary>Auth0's id of a connection: <c>con_</c> and 16 alphanumerics. Kept as Auth0 gave it.</summary>
/// <param name="Value">The id.</param>
public sealed record ConnectionId(string Value)
{
    /// <summary>The longest id that the record keeps, in characters.</summary>
    public const int MaxLength = 64;

    /// <summary>The id itself.</summary>
    public override string ToString() => Value;
}
