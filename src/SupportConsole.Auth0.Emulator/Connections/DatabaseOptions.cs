using System.Security.Cryptography;
using System.Text.Json.Nodes;
using SupportConsole.Auth0.Emulator.Wire;
using static SupportConsole.Auth0.Emulator.Connections.OptionsWork;

namespace SupportConsole.Auth0.Emulator.Connections;

/// <summary>Options of a database connection. The console leaves these alone; lists hold them beside enterprise connections.</summary>
internal static class DatabaseOptions
{
    private static readonly string[] ProfileFields =
        ["name", "username", "nickname", "email", "phone_number", "user_metadata.name", "user_metadata.first", "user_metadata.last"];

    public static Answer? Complete(JsonObject options, JsonObject? replaced)
    {
        if (DatabaseAttributes.Wrong(options, replaced) is { } wrong)
        {
            return ApiError.Invalid(wrong);
        }

        if (replaced is null)
        {
            Default(options, "mfa", new JsonObject { ["active"] = true, ["return_enroll_settings"] = true });
            if (!options.ContainsKey("password_options"))
            {
                Default(options, "passwordPolicy", "good");
            }
        }

        Encrypt(options["configuration"] as JsonObject);
        PasswordRules(options["password_options"] as JsonObject);
        DatabaseAttributes.Complete(options);
        if (replaced is null)
        {
            Default(options, "strategy_version", 2);
        }

        Methods(options, replaced);
        Default(options, "passkey_options", new JsonObject
        {
            ["challenge_ui"] = "both",
            ["progressive_enrollment_enabled"] = true,
            ["local_enrollment_enabled"] = true,
        });
        Default(options, "brute_force_protection", true);
        return null;
    }

    /// <summary>The values of custom-script settings come back encrypted, another ciphertext each time.</summary>
    private static void Encrypt(JsonObject? configuration)
    {
        foreach (var key in configuration?.Select(pair => pair.Key).ToList() ?? [])
        {
            configuration![key] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(144));
        }
    }

    private static void Methods(JsonObject options, JsonObject? replaced)
    {
        var sent = options["authentication_methods"] as JsonObject;
        var methods = sent ?? replaced?["authentication_methods"]?.DeepClone() as JsonObject ?? [];
        Default(methods, "password", new JsonObject { ["enabled"] = true });
        if (methods["password"] is JsonObject password)
        {
            Default(password, "api_behavior", "required");
            Default(password, "signup_behavior", "allow");
        }

        Default(methods, "passkey", Disabled());
        if (sent is not null)
        {
            Default(methods, "email_otp", Disabled());
            Default(methods, "phone_otp", Disabled());
        }

        options["authentication_methods"] = methods;
    }

    private static JsonObject Disabled() => new() { ["enabled"] = false };

    private static void PasswordRules(JsonObject? rules)
    {
        if (rules is null)
        {
            return;
        }

        Fill(rules, "complexity", new JsonObject
        {
            ["character_type_rule"] = "all",
            ["identical_characters"] = "allow",
            ["sequential_characters"] = "allow",
            ["max_length_exceeded"] = "error",
            ["min_length"] = 15,
            ["character_types"] = new JsonArray(),
        });
        Fill(rules, "profile_data", new JsonObject
        {
            ["active"] = false,
            ["blocked_fields"] = new JsonArray([.. ProfileFields.Select(field => (JsonNode)field)]),
        });
        Fill(rules, "history", new JsonObject { ["active"] = false, ["size"] = 3 });
        Fill(rules, "dictionary", new JsonObject { ["active"] = false, ["custom"] = new JsonArray(), ["default"] = "en_100k" });
    }

    private static void Fill(JsonObject rules, string name, JsonObject defaults)
    {
        Default(rules, name, new JsonObject());
        if (rules[name] is JsonObject rule)
        {
            foreach (var (key, value) in defaults)
            {
                Default(rule, key, value?.DeepClone());
            }
        }
    }
}
