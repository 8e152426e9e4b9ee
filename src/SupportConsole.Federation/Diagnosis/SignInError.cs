using SupportConsole.Federation.Certificates;

namespace SupportConsole.Federation.Diagnosis;

/// <summary>What stands in a pasted error: each part null or empty where it was not there. Nothing sensitive is kept.</summary>
public sealed record SignInError
{
    /// <summary>The OAuth <c>error</c>, such as access_denied.</summary>
    public string? Error { get; init; }

    /// <summary>The <c>error_description</c>, decoded.</summary>
    public string? Description { get; init; }

    /// <summary>The Auth0 connection name, where the text names one.</summary>
    public string? ConnectionName { get; init; }

    /// <summary>The certificates that Auth0 holds, by its own error text.</summary>
    public IReadOnlyList<Thumbprint> Configured { get; init; } = [];

    /// <summary>The certificates that the IdP signs with, by Auth0's error text.</summary>
    public IReadOnlyList<Thumbprint> Calculated { get; init; } = [];

    /// <summary>The issuer that the text names.</summary>
    public string? Issuer { get; init; }

    /// <summary>The client (application) ID that the text names.</summary>
    public string? ClientId { get; init; }

    /// <summary>Entra's code, such as AADSTS7000215.</summary>
    public string? AadstsCode { get; init; }

    /// <summary>SAML status codes without their common prefix, outermost first, such as Responder, AuthnFailed.</summary>
    public IReadOnlyList<string> SamlStatusCodes { get; init; } = [];

    /// <summary>The whole text, decoded, with everything sensitive taken out: what the catalogue is held against.</summary>
    public required string Text { get; init; }

    /// <summary>Whether the text holds the marks of an error at all (a name, a code, a thumbprint pair, a status).</summary>
    public bool HasMarks => Error is not null || Description is not null || AadstsCode is not null || Calculated.Count > 0 || SamlStatusCodes.Count > 0;
}
