using System.Text.Json;
using System.Text.Json.Nodes;
using SupportConsole.Auth0;
using SupportConsole.Federation;
using SupportConsole.Federation.Certificates;
using SupportConsole.Federation.IdentityProviders;
using SupportConsole.Federation.Secrets;

namespace SupportConsole.App.Settings;

/// <summary>Settings to and from a connection's options in Auth0.</summary>
public static class SettingOptions
{
    public static string Strategy(Protocol protocol) => protocol == Protocol.Oidc ? "oidc" : "samlp";

    public static ConnectionOptions ForCreate(
        Protocol protocol, IdentityProvider provider, SettingValues values, ClientSecret? secret, SigningCertificate? certificate)
    {
        var options = new JsonObject();
        foreach (var setting in ConnectionSettings.InOptions.Where(setting => setting.IsOf(protocol)))
        {
            var value = values[setting].Length > 0 ? setting.Normalise(values[setting]) : setting.Initial?.Invoke(provider) ?? "";
            if (value.Length > 0 || setting.Kind == SettingKind.Switch)
            {
                Put(options, setting.Path!, ToJson(setting, value));
            }
        }

        if (protocol == Protocol.Oidc)
        {
            Put(options, "attribute_map.mapping_mode", "bind_all");
            if (values.IsBackChannel && secret is not null)
            {
                options["client_secret"] = secret.Reveal();
                options["token_endpoint_auth_method"] = "client_secret_post";
            }
        }
        else if (certificate is not null)
        {
            options["signingCert"] = certificate.ToAuth0SigningCert();
        }

        return new ConnectionOptions(options);
    }

    /// <summary>The settings that Auth0 holds. A setting that it no longer shows is no longer set.</summary>
    public static SettingValues Read(ConnectionOptions options)
    {
        var values = new SettingValues();
        foreach (var setting in ConnectionSettings.InOptions)
        {
            values[setting] = Text(Node(options, setting.Path!));
        }

        return values;
    }

    /// <summary>A value as Auth0 takes it.</summary>
    public static JsonNode ToJson(ConnectionSetting setting, string value) => setting.Kind switch
    {
        SettingKind.Switch => value == "true",
        SettingKind.List => new JsonArray([.. value.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(item => (JsonNode)item)]),
        _ => value,
    };

    /// <summary>A JSON value as settings keep it: off is empty, a list has one item a line.</summary>
    public static string Text(JsonNode? node) => node switch
    {
        JsonArray items => string.Join('\n', items.Select(item => item?.ToString()).Where(item => !string.IsNullOrEmpty(item))),
        JsonValue value when value.GetValueKind() == JsonValueKind.True => "true",
        JsonValue value when value.GetValueKind() == JsonValueKind.False => "",
        JsonValue value => value.ToString(),
        _ => "",
    };

    private static void Put(JsonObject options, string path, JsonNode value)
    {
        var steps = path.Split('.');
        var parent = options;
        foreach (var step in steps[..^1])
        {
            parent = (JsonObject)(parent[step] ??= new JsonObject());
        }

        parent[steps[^1]] = value;
    }

    private static JsonNode? Node(ConnectionOptions options, string path)
    {
        var steps = path.Split('.');
        return steps[1..].Aggregate(options[steps[0]], (node, step) => (node as JsonObject)?[step]);
    }
}
