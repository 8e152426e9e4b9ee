namespace SupportConsole.Federation.Saml;

/// <summary>A SAML sign-in or sign-out address that Auth0 takes: https, at most 2048 characters.</summary>
public sealed record EndpointUrl
{
    /// <summary>The longest address that Auth0 takes.</summary>
    public const int MaxLength = 2048;

    private EndpointUrl(string value) => Value = value;

    /// <summary>The address as given.</summary>
    public string Value { get; }

    /// <summary>Reads an address; a refusal names what is wrong with it.</summary>
    public static Result<EndpointUrl> Parse(string? text)
    {
        var url = text?.Trim() ?? "";
        return url switch
        {
            "" => Refused("empty", "The address is empty.", "Enter the https address that the IdP shows."),
            { Length: > MaxLength } => Refused("too-long", $"The address has {url.Length:N0} characters; Auth0 takes at most {MaxLength:N0}.", "Ask for a shorter address."),
            _ when url.Any(char.IsControl) || url.Contains(' ', StringComparison.Ordinal) => Refused("character", "The address has a space, line break or control character in it.", "Copy it again, alone."),
            _ when !Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Host.Length == 0 => Refused("not-a-url", $"\"{url}\" is not a full address.", "Enter it with https:// and the host name."),
            _ when !url.StartsWith("https://", StringComparison.OrdinalIgnoreCase) => Refused("not-https", $"The address {url} is not https, which Auth0 needs.", "Ask the customer for the https address."),
            _ => new EndpointUrl(url),
        };
    }

    /// <inheritdoc />
    public override string ToString() => Value;

    private static Problem Refused(string code, string what, string cure) => new(what, cure) { Code = "endpoint." + code };
}
