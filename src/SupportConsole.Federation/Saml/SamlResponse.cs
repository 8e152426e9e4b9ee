namespace SupportConsole.Federation.Saml;

/// <summary>What a SAML response says of the IdP that sent it. The assertion, which is about a person, is not read.</summary>
internal sealed record SamlResponse
{
    public string? Issuer { get; set; }

    public string? Destination { get; set; }

    /// <summary>The status codes after the last colon, the outer one first, such as Responder.</summary>
    public List<string> Statuses { get; } = [];

    public string? StatusMessage { get; set; }

    public List<string> Certificates { get; } = [];

    public bool HasAssertion { get; set; }

    /// <summary>The connection that the destination names; null if it names none.</summary>
    public string? Connection
    {
        get
        {
            const string Name = "connection=";
            var query = Destination?.Split('?', 2) is [_, var found] ? found.Split('&') : [];
            return Array.Find(query, part => part.StartsWith(Name, StringComparison.OrdinalIgnoreCase))?[Name.Length..];
        }
    }
}
