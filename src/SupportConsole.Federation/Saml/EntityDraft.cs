namespace SupportConsole.Federation.Saml;

/// <summary>What the walk gathers of one EntityDescriptor before it is judged.</summary>
internal sealed class EntityDraft
{
    public string EntityId { get; init; } = "";

    public string? ValidUntil { get; init; }

    public bool HasIdp { get; set; }

    public bool HasSp { get; set; }

    public bool WantsSigned { get; set; }

    public bool HasEncryptionKey { get; set; }

    public List<SamlEndpoint> SignIn { get; } = [];

    public List<SamlEndpoint> SignOut { get; } = [];

    public List<string> Certificates { get; } = [];

    public List<string> Formats { get; } = [];
}
