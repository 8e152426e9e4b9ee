namespace SupportConsole.DemoIdp.Saml;

/// <summary>What a service provider asked for.</summary>
/// <param name="EntityId">The service provider's entity ID, which becomes the audience.</param>
internal sealed record SamlSignInRequest(string Id, string AssertionConsumer, string EntityId, string? RelayState);
