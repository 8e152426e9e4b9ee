namespace SupportConsole.Federation.Diagnosis;

/// <summary>The kinds of <see cref="ErrorClues"/>.</summary>
internal enum ClueKind
{
    ConnectionName,
    ConnectionId,
    Thumbprint,
    Guid,
    Identifier,
    Address,
    Host,
    EmailDomain,
}
