using System.Globalization;
using System.Text.Json.Nodes;
using SupportConsole.Auth0.Emulator.Tenant;
using SupportConsole.Auth0.Emulator.Wire;

namespace SupportConsole.Auth0.Emulator.Domains;

/// <summary>GET /custom-domains, /custom-domains/{id} and /custom-domains/default.</summary>
internal sealed class DomainReads(TenantContext tenant)
{
    public void Map(ApiRoutes api)
    {
        api.Map("GET", "/custom-domains", ["read:custom_domains"], List);
        api.Map("GET", "/custom-domains/default", ["read:custom_domains"], Default);
        api.Map("GET", "/custom-domains/{id}", ["read:custom_domains"], Get);
    }

    public static Answer NoSuchDomain(string id) => ApiError.Of(404, $"The custom domain {id} does not exist", "inexistent_custom_domain");

    private Answer List(ApiCall call)
    {
        var fields = new FieldSelection(call);
        var (paging, refusal) = Paging.Read(call);
        return refusal
            ?? QueryRules.Check(call, ["q", "sort", "take", "from", .. FieldSelection.Parameters])
            ?? paging!.Answer(
                Matching(call).Select((domain, index) => (Domain: domain, Place: index.ToString("D9", CultureInfo.InvariantCulture))),
                item => item.Place,
                item => fields.Apply(item.Domain),
                "custom_domains");
    }

    /// <summary>Of the query language, only <c>domain:</c> with a name or its beginning and a star is understood.</summary>
    private IEnumerable<JsonObject> Matching(ApiCall call)
    {
        var asked = call.QueryText("q") is ['d', 'o', 'm', 'a', 'i', 'n', ':', .. var text] ? text : "*";
        var start = asked.TrimEnd('*');
        return tenant.Domains.All().Where(domain => domain["domain"]!.GetValue<string>() is var name
            && (asked.EndsWith('*') ? name.StartsWith(start, StringComparison.OrdinalIgnoreCase) : name == asked));
    }

    private Answer Get(ApiCall call) =>
        tenant.Domains.Find(call.Route("id")) is { } domain ? Answer.Ok(domain) : NoSuchDomain(call.Route("id"));

    /// <summary>A tenant without a default custom domain answers with its own domain.</summary>
    private Answer Default(ApiCall call) => Answer.Ok(
        tenant.Domains.All().FirstOrDefault(domain => domain["is_default"]?.GetValue<bool>() == true)
        ?? new JsonObject { ["domain"] = tenant.Options.Domain });
}
