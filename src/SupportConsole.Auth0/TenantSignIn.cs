namespace SupportConsole.Auth0;

/// <summary>A sign-in through the tenant, from the browser's start to the redeemed code.</summary>
public sealed record TenantSignIn
{
    public required string Connection { get; init; }

    /// <summary>The application that the sign-in is for.</summary>
    public required string ClientId { get; init; }

    public required Uri Callback { get; init; }

    /// <summary>The custom domain whose addresses the customer was given; null for the tenant's own.</summary>
    public string? Host { get; init; }

    public required string State { get; init; }

    public required string Nonce { get; init; }

    /// <summary>The PKCE verifier.</summary>
    public required string Verifier { get; init; }

    /// <summary>Not the verifier.</summary>
    public override string ToString() => $"sign-in through {Connection}";
}
