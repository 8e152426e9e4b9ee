using System.Security.Cryptography;
using System.Text.Json.Nodes;
using SupportConsole.Auth0.Emulator.Connections;
using SupportConsole.Auth0.Emulator.State;

namespace SupportConsole.Auth0.Emulator.Clients;

/// <summary>What Auth0 adds to an application at its creation. It depends on the application's type.</summary>
internal static class ClientDefaults
{
    private const int Month = 2_592_000;
    private const int Year = 31_557_600;

    public static JsonObject Complete(JsonObject sent)
    {
        var client = (JsonObject)sent.DeepClone();
        var type = OptionsWork.TextOf(client, "app_type");
        OptionsWork.Default(client, "is_first_party", true);
        var isStrict = type is "express_configuration" or "resource_server" || !client["is_first_party"]!.GetValue<bool>();
        OptionsWork.Default(client, "global", false);
        OptionsWork.Default(client, "client_id", RandomNumberGenerator.GetString(ConnectionIds.Alphanumerics, 32));
        if (type != "express_configuration")
        {
            OptionsWork.Default(client, "client_secret", RandomNumberGenerator.GetString(ConnectionIds.Alphanumerics, 64));
        }

        OptionsWork.Default(client, "is_token_endpoint_ip_header_trusted", false);
        OptionsWork.Default(client, "oidc_conformant", isStrict);
        OptionsWork.Default(client, "jwt_configuration", isStrict
            ? new JsonObject { ["alg"] = "RS256" }
            : new JsonObject { ["lifetime_in_seconds"] = 36_000 });
        OptionsWork.Default(client["jwt_configuration"]!.AsObject(), "secret_encoded", false);
        OptionsWork.Default(client, "sso_disabled", false);
        OptionsWork.Default(client, "cross_origin_authentication", false);
        OptionsWork.Default(client, "grant_types", GrantTypes(type, client["is_first_party"]!.GetValue<bool>()));
        OptionsWork.Default(client, "custom_login_page_on", true);
        RefreshToken(client, type);
        return client;
    }

    /// <summary>The application that stands for all of them; it holds the tenant's login page.</summary>
    public static JsonObject Global(string clientId)
    {
        var client = Complete(new JsonObject
        {
            ["name"] = "All Applications",
            ["client_id"] = clientId,
            ["global"] = true,
            ["oidc_conformant"] = true,
            ["jwt_configuration"] = new JsonObject { ["alg"] = "RS256" },
            ["sso"] = false,
            ["cross_origin_auth"] = false,
        });
        client.Remove("grant_types");
        return client;
    }

    private static JsonArray GrantTypes(string? type, bool isFirstParty) => (type, isFirstParty) switch
    {
        ("resource_server", _) => [],
        ("express_configuration", _) => ["authorization_code", "client_credentials"],
        ("native" or "spa", _) => ["authorization_code", "implicit", "refresh_token"],
        (_, false) => ["authorization_code"],
        _ => ["authorization_code", "implicit", "refresh_token", "client_credentials"],
    };

    /// <summary>Refresh tokens of an application that authenticates with a secret live a year, others a month.</summary>
    private static void RefreshToken(JsonObject client, string? type)
    {
        var method = OptionsWork.TextOf(client, "token_endpoint_auth_method");
        var keepsSecret = type is not ("native" or "spa") && method is not (null or "none");
        OptionsWork.Default(client, "refresh_token", new JsonObject());
        if (client["refresh_token"] is JsonObject token)
        {
            OptionsWork.Default(token, "rotation_type", "non-rotating");
            OptionsWork.Default(token, "expiration_type", "non-expiring");
            OptionsWork.Default(token, "leeway", 0);
            OptionsWork.Default(token, "token_lifetime", keepsSecret ? Year : Month);
            OptionsWork.Default(token, "infinite_token_lifetime", true);
            OptionsWork.Default(token, "infinite_idle_token_lifetime", true);
            OptionsWork.Default(token, "idle_token_lifetime", keepsSecret ? Month : Month / 2);
        }
    }
}
