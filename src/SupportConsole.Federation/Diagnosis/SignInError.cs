using SupportConsole.Federation.Certificates;

namespace SupportConsole.Federation.Diagnosis;

/// <summary>What a pasted error says. A part that is missing is null or empty. Nothing sensitive is kept.</summary>
public sealed record SignInError
{
    /// <summary>The OAuth <c>error</c>, such as access_denied.</summary>
    public string? Error { get; init; }

    public string? Description { get; init; }

    /// <summary>The Auth0 connection name.</summary>
    public string? ConnectionName { get; init; }

    /// <summary>The certificates that Auth0 holds, by its own error text.</summary>
    public IReadOnlyList<Thumbprint> Configured { get; init; } = [];

    /// <summary>The certificates that the IdP signs with, by Auth0's error text or by the IdP's own response.</summary>
    public IReadOnlyList<Thumbprint> Calculated { get; init; } = [];

    public string? Issuer { get; init; }

    public string? ClientId { get; init; }

    /// <summary>Entra's code, such as AADSTS7000215.</summary>
    public string? AadstsCode { get; init; }

    /// <summary>SAML status codes without their common prefix, outermost first, such as Responder, AuthnFailed.</summary>
    public IReadOnlyList<string> SamlStatusCodes { get; init; } = [];

    /// <summary>All codes, such as AADSTS7000215, MSIS7007, E0000007 or status:Responder, in the order of the text.</summary>
    public IReadOnlyList<string> Codes { get; init; } = [];

    /// <summary>The text, decoded and without secrets. Of a long paste, only what stands around errors.</summary>
    public required string Text { get; init; }

    /// <summary>
    /// Whether the text holds the marks of an error at all: a name, a code, a status, a configured thumbprint.
    /// A response that succeeded has a calculated one too.
    /// </summary>
    public bool HasMarks => Error is not null || Description is not null || Codes.Count > 0 || Configured.Count > 0;

    /// <summary>The text as the catalogue's sentences are spelled.</summary>
    internal string Folded { get; init; } = "";
}
