using System.Text.Json.Nodes;
using System.Xml;

namespace SupportConsole.Auth0.Emulator.SignIn;

/// <summary>The person in an assertion: an ID, and the fields that the connection maps from attributes.</summary>
internal sealed class SamlProfile
{
    private const string Namespace = "urn:oasis:names:tc:SAML:2.0:assertion";
    private const string Claims2005 = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/";

    private static readonly Dictionary<string, string[]> DefaultMap = new(StringComparer.Ordinal)
    {
        ["email"] = [Claims2005 + "emailaddress", "email"],
        ["name"] = [Claims2005 + "name", "name"],
        ["given_name"] = [Claims2005 + "givenname", "given_name"],
        ["family_name"] = [Claims2005 + "surname", "family_name"],
    };

    private readonly Dictionary<string, string> attributes = new(StringComparer.Ordinal);

    public SamlProfile(XmlElement assertion, JsonObject options)
    {
        foreach (var attribute in assertion.GetElementsByTagName("Attribute", Namespace).OfType<XmlElement>())
        {
            var value = attribute.GetElementsByTagName("AttributeValue", Namespace).OfType<XmlElement>().FirstOrDefault();
            attributes[attribute.GetAttribute("Name")] = value?.InnerText.Trim() ?? "";
        }

        var nameId = assertion.GetElementsByTagName("NameID", Namespace).OfType<XmlElement>().FirstOrDefault()?.InnerText.Trim();
        var chosen = (string?)options["user_id_attribute"];
        UserId = First([chosen ?? ""]) ?? NotEmpty(nameId) ?? First([Claims2005 + "upn", Claims2005 + "name"]);
        Claims = Map(options["fieldsMap"] as JsonObject);
    }

    /// <summary>Null if the assertion names nobody.</summary>
    public string? UserId { get; }

    public IReadOnlyDictionary<string, object> Claims { get; }

    private Dictionary<string, object> Map(JsonObject? fieldsMap)
    {
        var claims = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var (field, names) in DefaultMap)
        {
            if (First(names) is { } value)
            {
                claims[field] = value;
            }
        }

        foreach (var (field, source) in fieldsMap ?? [])
        {
            string[] names = source is JsonArray several ? [.. several.Select(name => (string)name!)] : [(string?)source ?? ""];
            claims.Remove(field);
            if (First(names) is { } value)
            {
                claims[field] = value;
            }
        }

        return claims;
    }

    private string? First(IEnumerable<string> names) =>
        names.Select(name => NotEmpty(attributes.GetValueOrDefault(name))).FirstOrDefault(value => value is not null);

    private static string? NotEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
