using System.Globalization;

namespace SupportConsole.Federation.Saml;

/// <summary>An address of the IdP that Auth0 takes: https, at most 2048 characters where nothing else is said.</summary>
public sealed record EndpointUrl
{
    /// <summary>The longest SAML sign-in or sign-out address that Auth0 takes, in characters.</summary>
    public const int MaxLength = 2048;

    private EndpointUrl(string value) => Value = value;

    public string Value { get; }

    /// <summary>Reads an address; a refusal names what is wrong with it.</summary>
    public static Result<EndpointUrl> Parse(string? text, int maxLength = MaxLength)
    {
        var url = text?.Trim() ?? "";
        return url switch
        {
            "" => Refused("empty", "The address is empty.", "Enter the https address that the IdP shows."),
            _ when url.Length > maxLength => Refused(
                "too-long",
                $"The address has {url.Length:N0} characters; Auth0 takes at most {maxLength:N0}.",
                "Ask for a shorter address."),
            _ when url.Any(IsInvisible) => Refused(
                "character",
                "The address has a space, line break, control character or invisible character in it.",
                "Copy it again, alone."),
            _ when url.IndexOfAny(['"', '\\', '<', '>', '^', '`', '|', '{', '}']) is >= 0 and var odd => Refused(
                "character",
                $"The address has {url[odd]} in it, which no address has: a placeholder, or something copied along with it.",
                "Copy it again from the IdP, with the customer's own values in it."),
            _ when url[0] == '/'
                || !SafeUri.TryAbsolute(url, out var uri)
                || uri.Host.Length == 0 && uri.Scheme is "http" or "https" => Refused(
                    "not-a-url",
                    $"\"{Short(url)}\" is not a full address.",
                    "Enter it with https:// and the host name."),
            _ when url.StartsWith("http://", StringComparison.OrdinalIgnoreCase) => Refused(
                "not-https",
                $"The address {Short(url)} is http, not https, which Auth0 needs.",
                "Ask the customer for the https address."),
            _ when !url.StartsWith("https://", StringComparison.OrdinalIgnoreCase) => Refused(
                "not-https",
                $"The address {Short(url)} does not begin with https://, which Auth0 needs.",
                "Ask the customer for the https address."),
            _ when Authority(url).Contains('@') => Refused(
                "userinfo",
                "The address has a user name or password before its host (the part that ends in @).",
                "Remove everything between https:// and the @ sign; if it was a password, tell the customer that it was sent."),
            _ when url.Contains('#', StringComparison.Ordinal) => Refused(
                "fragment",
                $"The address {Short(url)} has a fragment (from # on), which never reaches the IdP.",
                "Ask for the address without it."),
            _ => new EndpointUrl(url),
        };
    }

    /// <inheritdoc />
    public override string ToString() => Value;

    private static bool IsInvisible(char character) =>
        char.IsControl(character)
            || char.IsWhiteSpace(character)
            || char.IsSurrogate(character)
            || CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.Format;

    private static ReadOnlySpan<char> Authority(string url)
    {
        var rest = url.AsSpan()["https://".Length..];
        var end = rest.IndexOfAny('/', '?', '#');
        return end < 0 ? rest : rest[..end];
    }

    private static string Short(string url) => url.Length <= 160 ? url : url[..160] + "…";

    private static Problem Refused(string code, string what, string cure) => new(what, cure) { Code = "endpoint." + code };
}
