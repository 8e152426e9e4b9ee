namespace SupportConsole.Auth0;

/// <summary>Auth0's ID of a connection, as Auth0 gave it: <c>con_</c> and 16 letters and digits.</summary>
public sealed record ConnectionId(string Value)
{
    public const int MaxLength = 64;

    public override string ToString() => Value;
}
