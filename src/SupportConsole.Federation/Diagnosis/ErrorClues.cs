namespace SupportConsole.Federation.Diagnosis;

/// <summary>What in a paste may name a connection, a cluster or a customer: each value once, in the order of the text.</summary>
public sealed record ErrorClues
{
    /// <summary>Names of Auth0 connections, where the text says that they are.</summary>
    public IReadOnlyList<string> ConnectionNames { get; init; } = [];

    /// <summary>IDs of Auth0 connections, such as con_0123456789abcdef.</summary>
    public IReadOnlyList<string> ConnectionIds { get; init; } = [];

    /// <summary>Thumbprints: 40 or 64 hex digits, lower case.</summary>
    public IReadOnlyList<string> Thumbprints { get; init; } = [];

    public IReadOnlyList<string> Guids { get; init; } = [];

    /// <summary>Other identifiers: letters and digits in one word, or words joined by hyphens.</summary>
    public IReadOnlyList<string> Identifiers { get; init; } = [];

    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>Hosts, lower case. Those that many customers share, such as login.microsoftonline.com, are left out.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    public IReadOnlyList<string> EmailDomains { get; init; } = [];

    /// <summary>Runs of one to four words that may be a customer's name, as written.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];
}
