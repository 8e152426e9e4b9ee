namespace SupportConsole.Auth0.Access;

/// <summary>A token of the Management API. It never prints.</summary>
internal sealed class AccessToken(string value, IReadOnlySet<string> scopes, DateTimeOffset renewAt)
{
    public string Value => value;

    public IReadOnlySet<string> Scopes => scopes;

    /// <summary>Shortly before the token expires.</summary>
    public DateTimeOffset RenewAt => renewAt;

    public override string ToString() => "(access token)";
}
