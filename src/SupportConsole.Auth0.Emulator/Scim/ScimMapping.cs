using System.Text.Json.Nodes;

namespace SupportConsole.Auth0.Emulator.Scim;

/// <summary>Auth0's default mapping of SCIM attributes to a user profile. Entra's differs in a few places.</summary>
internal static class ScimMapping
{
    private const string Enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User.";

    private static readonly string[] Defaults =
    [
        "userName=preferred_username",
        "emails[primary eq true].value=email",
        "externalId=app_metadata.external_id",
        "active=blocked",
        "displayName=name",
        "name.givenName=given_name",
        "name.familyName=family_name",
        "name.middleName=app_metadata.middle_name",
        "name.honorificPrefix=app_metadata.honorific_prefix",
        "name.honorificSuffix=app_metadata.honorific_suffix",
        "nickName=nickname",
        "photos[type eq \"photo\"].value=picture",
        "phoneNumbers[primary eq true].value=app_metadata.primary_phone_number",
        "phoneNumbers[type eq \"mobile\"].value=app_metadata.mobile_phone_number",
        "addresses[type eq \"work\"].streetAddress=app_metadata.street_address",
        "addresses[type eq \"work\"].locality=app_metadata.city",
        "addresses[type eq \"work\"].region=app_metadata.state",
        "addresses[type eq \"work\"].postalCode=app_metadata.postal_code",
        "addresses[type eq \"work\"].formatted=app_metadata.postal_address",
        "addresses[type eq \"work\"].country=app_metadata.country",
        "profileUrl=app_metadata.profile_url",
        "userType=app_metadata.user_type",
        "title=app_metadata.title",
        "preferredLanguage=app_metadata.language",
        "locale=app_metadata.locale",
        "timezone=app_metadata.timezone",
        Enterprise + "employeeNumber=app_metadata.employee_id",
        Enterprise + "costCenter=app_metadata.cost_center",
        Enterprise + "organization=app_metadata.organization",
        Enterprise + "division=app_metadata.division",
        Enterprise + "department=app_metadata.department",
        Enterprise + "manager=app_metadata.manager",
    ];

    /// <summary>Entra's own attributes by the default ones that they replace; null where Entra has none.</summary>
    private static readonly Dictionary<string, string?> Entra = new()
    {
        ["userName=preferred_username"] = "userName=upn",
        ["emails[primary eq true].value=email"] = "emails[type eq \"work\"].value=email",
        ["name.middleName=app_metadata.middle_name"] = null,
        ["name.honorificPrefix=app_metadata.honorific_prefix"] = null,
        ["name.honorificSuffix=app_metadata.honorific_suffix"] = null,
        ["phoneNumbers[primary eq true].value=app_metadata.primary_phone_number"] =
            "phoneNumbers[type eq \"work\"].value=app_metadata.work_phone_number",
    };

    private const string EntraFax = "phoneNumbers[type eq \"fax\"].value=app_metadata.fax_number";
    private const string BeforeFax = "phoneNumbers[type eq \"mobile\"].value=app_metadata.mobile_phone_number";

    public static JsonArray Default(string strategy) =>
        [.. (strategy == "waad" ? ForEntra() : Defaults).Select(pair => (JsonNode)View(pair))];

    private static IEnumerable<string> ForEntra() => Defaults
        .Select(pair => Entra.GetValueOrDefault(pair, pair))
        .OfType<string>()
        .SelectMany(pair => pair == BeforeFax ? [pair, EntraFax] : new[] { pair });

    private static JsonObject View(string pair)
    {
        var at = pair.LastIndexOf('=');
        return new JsonObject { ["scim"] = pair[..at], ["auth0"] = pair[(at + 1)..] };
    }
}
