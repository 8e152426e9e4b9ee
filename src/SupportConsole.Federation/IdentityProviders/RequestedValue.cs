namespace SupportConsole.Federation.IdentityProviders;

/// <summary>One thing that the customer sends back.</summary>
/// <param name="Name">What it is called, in the provider's words.</param>
/// <param name="Where">Where the customer finds it.</param>
/// <param name="Required">Whether the connection cannot be made without it.</param>
/// <param name="Secret">Whether it may travel by a secure channel only.</param>
public sealed record RequestedValue(string Name, string Where, bool Required = true, bool Secret = false);
