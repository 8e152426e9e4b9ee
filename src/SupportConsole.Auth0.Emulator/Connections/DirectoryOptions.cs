using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using SupportConsole.Auth0.Emulator.Wire;
using static SupportConsole.Auth0.Emulator.Connections.OptionsWork;

namespace SupportConsole.Auth0.Emulator.Connections;

/// <summary>Defaults of the directory and passwordless strategies, as recorded answers of the real service show them.</summary>
internal static class DirectoryOptions
{
    /// <summary>Auth0 fetches Entra's signing certificates from Microsoft. The emulator reaches nobody, so these are made up.</summary>
    private static readonly string[] EntraThumbprints =
        ["0b1f7d5e2c9a4b8360d1e2f3a4b5c6d7e8f90a1b", "5c8e1a2b3d4f60718293a4b5c6d7e8f901234567"];

    public static Answer? Complete(string strategy, JsonObject options, JsonObject? replaced, string domain)
    {
        switch (strategy)
        {
            case "ad":
                ActiveDirectory(options, creates: replaced is null);
                break;
            case "adfs":
                Adfs(options, creates: replaced is null);
                break;
            case "google-apps":
                GoogleWorkspace(options, replaced);
                break;
            case "waad":
                Entra(options, creates: replaced is null, domain);
                break;
            case "email" or "sms" when replaced is null:
                Default(options, "brute_force_protection", true);
                break;
        }

        return null;
    }

    private static void ActiveDirectory(JsonObject options, bool creates)
    {
        Default(options, "ips", null);
        if (creates)
        {
            Default(options, "brute_force_protection", true);
        }
    }

    private static void Adfs(JsonObject options, bool creates)
    {
        Default(options, "thumbprints", new JsonArray());
        if (PassiveEndpoint(TextOf(options, "fedMetadataXml")) is { } endpoint)
        {
            Default(options, "signInEndpoint", endpoint);
        }

        if (creates)
        {
            Default(options, "should_trust_email_verified_connection", "always_set_emails_as_verified");
        }
    }

    /// <summary><c>map_user_id_to_id</c> is set once, on POST; every PATCH keeps it.</summary>
    private static void GoogleWorkspace(JsonObject options, JsonObject? replaced)
    {
        Default(options, "map_user_id_to_id", replaced?["map_user_id_to_id"]?.DeepClone() ?? false);
        Default(options, "email", true);
        Default(options, "profile", true);
        Default(options, "scope", new JsonArray("email", "profile"));
        Default(options, "handle_login_from_social", true);
        if (replaced is not null)
        {
            Default(options, "api_enable_users", true);
        }
    }

    private static void Entra(JsonObject options, bool creates, string domain)
    {
        if (creates)
        {
            Default(options, "thumbprints", new JsonArray([.. EntraThumbprints.Select(thumbprint => (JsonNode)thumbprint)]));
            Default(options, "app_domain", domain);
            Default(options, "identity_api", "microsoft-identity-platform-v2.0");
            Default(options, "useCommonEndpoint", false);
            Default(options, "should_trust_email_verified_connection", "never_set_emails_as_verified");
        }

        Default(options, "waad_common_endpoint", options["useCommonEndpoint"]?.DeepClone() ?? false);
        if (creates)
        {
            Default(options, "use_wsfed", false);
            Default(options, "waad_protocol", "openid-connect");
        }
    }

    private static string? PassiveEndpoint(string? metadata)
    {
        if (metadata is null)
        {
            return null;
        }

        try
        {
            return XDocument.Parse(metadata.Trim()).Descendants()
                .FirstOrDefault(element => element.Name.LocalName == "PassiveRequestorEndpoint")?
                .Descendants().FirstOrDefault(element => element.Name.LocalName == "Address")?.Value;
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
