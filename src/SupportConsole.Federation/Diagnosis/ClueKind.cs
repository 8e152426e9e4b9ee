namespace SupportConsole.Federation.Diagnosis;

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
