using System.Text.Json.Nodes;
using SupportConsole.Auth0.Emulator.State;
using SupportConsole.Auth0.Emulator.Wire;

namespace SupportConsole.Auth0.Emulator.Domains;

/// <summary>The tenant's custom domains as the API shows them, in the order of their creation. In memory only.</summary>
internal sealed class DomainStore
{
    private readonly Lock door = new();
    private readonly string tenant;
    private readonly TimeProvider time;
    private List<JsonObject> domains = [];

    public DomainStore(EmulatorOptions options, TimeProvider time)
    {
        tenant = options.Domain;
        this.time = time;
        Replace(options.CustomDomains);
    }

    public IReadOnlyList<JsonObject> All()
    {
        lock (door)
        {
            return [.. domains.Select(Copy)];
        }
    }

    public JsonObject? Find(string id) => All().FirstOrDefault(domain => Text(domain, "custom_domain_id") == id);

    /// <summary>The domain that people sign in at: a ready one, the default before the others. Null for the tenant's own.</summary>
    public string? ReadyDefault() => All()
        .Where(domain => Text(domain, "status") == "ready")
        .OrderByDescending(domain => domain["is_default"]?.GetValue<bool>() == true)
        .Select(domain => Text(domain, "domain"))
        .FirstOrDefault();

    public JsonObject? FindByName(string name) => All().FirstOrDefault(domain => Text(domain, "domain") == name);

    public void Replace(IEnumerable<EmulatedDomain> replacing)
    {
        lock (door)
        {
            domains = [.. replacing.Select(domain => New(domain.ToJson()))];
        }
    }

    public JsonObject Put(JsonObject domain)
    {
        lock (door)
        {
            var index = domains.FindIndex(other => Text(other, "custom_domain_id") == Text(domain, "custom_domain_id"));
            domains = index < 0 ? [.. domains, Copy(domain)] : [.. domains[..index], Copy(domain), .. domains[(index + 1)..]];
            return domain;
        }
    }

    public void Delete(string id)
    {
        lock (door)
        {
            domains = [.. domains.Where(domain => Text(domain, "custom_domain_id") != id)];
        }
    }

    /// <summary>A domain as POST creates it, not stored yet. The tenant's first domain is its primary one.</summary>
    public JsonObject New(JsonObject sent)
    {
        var id = ConnectionIds.New("cd_");
        var name = Text(sent, "domain")!;
        var isManaged = Text(sent, "type") != "self_managed_certs";
        var domain = new JsonObject
        {
            ["custom_domain_id"] = id,
            ["domain"] = name,
            ["primary"] = sent["primary"]?.DeepClone() ?? domains.Count == 0,
            ["is_default"] = sent["is_default"]?.DeepClone() ?? false,
            ["status"] = sent["status"]?.DeepClone() ?? "pending_verification",
            ["type"] = isManaged ? "auth0_managed_certs" : "self_managed_certs",
            ["verification"] = new JsonObject { ["methods"] = new JsonArray(isManaged ? Alias(id, name) : Challenge(name)) },
            [isManaged ? "tls_policy" : "custom_client_ip_header"] = isManaged ? "recommended" : null,
            ["created_at"] = WireTime.Of(time.GetUtcNow()),
        };
        foreach (var (key, value) in sent.Where(pair => !domain.ContainsKey(pair.Key)))
        {
            domain[key] = value?.DeepClone();
        }

        return domain;
    }

    private static JsonObject Copy(JsonObject domain) => (JsonObject)domain.DeepClone();

    private static string? Text(JsonObject domain, string key) => domain[key]?.GetValue<string>();

    private static JsonObject Challenge(string name) => new()
    {
        ["name"] = "TXT",
        ["record"] = Guid.NewGuid().ToString(),
        ["domain"] = "_cf-custom-hostname." + name,
    };

    private JsonObject Alias(string id, string name)
    {
        var (label, region) = tenant.Split('.', 2) is [var first, var rest] ? (first, rest) : (tenant, tenant);
        var alias = id.ToLowerInvariant().Replace('_', '-');
        return new JsonObject { ["name"] = "CNAME", ["record"] = $"{label}-{alias}.edge.tenants.{region}", ["domain"] = name };
    }
}
