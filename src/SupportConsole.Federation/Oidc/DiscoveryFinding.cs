namespace SupportConsole.Federation.Oidc;

public enum FindingSeverity
{
    Info = 1,

    /// <summary>Sign-in may fail: ask before relying on it.</summary>
    Warn = 2,

    /// <summary>Sign-in through Auth0 cannot work like this.</summary>
    Refuse = 3,
}

/// <summary>Something in an IdP's published documents that stands against, or bears on, a connection through Auth0.</summary>
/// <param name="Severity">How much it weighs.</param>
/// <param name="What">What was found, naming it.</param>
/// <param name="Code">A stable name of the cause, such as <c>discovery.basic-only</c>.</param>
public sealed record DiscoveryFinding(FindingSeverity Severity, string What, string Cure, string Code);
