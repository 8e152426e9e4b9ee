namespace SupportConsole.Auth0;

/// <summary>What sends the calls of the Management API.</summary>
public enum TenantClient
{
    Own,

    /// <summary>Auth0's official SDK, in a build that contains it.</summary>
    Sdk,
}
