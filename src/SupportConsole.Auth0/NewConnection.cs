using SupportConsole.Federation.Names;

namespace SupportConsole.Auth0;

/// <param name="Strategy"><c>oidc</c> or <c>samlp</c>.</param>
/// <param name="DisplayName">At most 128 characters; null leaves it to Auth0.</param>
/// <param name="Options">The options, secret included.</param>
/// <param name="Metadata">At most 10 pairs. Has the console's change ID, by which a create in doubt is found again.</param>
public sealed record NewConnection(
    ConnectionName Name,
    string Strategy,
    string? DisplayName,
    ConnectionOptions Options,
    IReadOnlyDictionary<string, string> Metadata);

/// <param name="IsGone">True for 204. False for 202: Auth0 is still deleting, and the name cannot be used until it has finished.</param>
/// <param name="RequestId">Auth0's ID of the request.</param>
public sealed record Deletion(bool IsGone, string? RequestId);
