using System.Text.Json.Nodes;
using SupportConsole.Auth0.Emulator.Tenant;
using SupportConsole.Auth0.Emulator.Wire;

namespace SupportConsole.Auth0.Emulator.Domains;

/// <summary>Creates, changes, verifies and deletes custom domains, and chooses the default one.</summary>
internal sealed class DomainChanges(TenantContext tenant)
{
    private static readonly Struct Created = new(new()
    {
        ["domain"] = Text.Of(1, 255),
        ["type"] = Text.OneOf("auth0_managed_certs", "self_managed_certs"),
    })
    { Required = ["domain", "type"] };

    private static readonly Struct Chosen = new(new() { ["domain"] = Text.Of(1, 255) }) { Closed = true, Required = ["domain"] };

    public void Map(ApiRoutes api)
    {
        api.Map("POST", "/custom-domains", ["create:custom_domains"], CreateAsync);
        api.Map("PATCH", "/custom-domains/default", ["update:custom_domains"], ChooseAsync);
        api.Map("PATCH", "/custom-domains/{id}", ["update:custom_domains"], PatchAsync);
        api.Map("DELETE", "/custom-domains/{id}", ["delete:custom_domains"], Delete);
        api.Map("POST", "/custom-domains/{id}/verify", ["create:custom_domains"], Verify);
    }

    private async Task<Answer> CreateAsync(ApiCall call)
    {
        var (body, refusal) = await call.ReadBodyAsync(Created);
        return refusal ?? new Answer(201, tenant.Domains.Put(tenant.Domains.New(body!.AsObject())));
    }

    private async Task<Answer> ChooseAsync(ApiCall call)
    {
        var (body, refusal) = await call.ReadBodyAsync(Chosen);
        if (refusal is not null)
        {
            return refusal;
        }

        var name = body!["domain"]!.GetValue<string>();
        var chosen = tenant.Domains.FindByName(name);
        if (name != tenant.Options.Domain && chosen?["status"]?.GetValue<string>() != "ready")
        {
            return ApiError.Invalid("The domain must be verified before it can be set as default.");
        }

        foreach (var domain in tenant.Domains.All())
        {
            domain["is_default"] = domain["domain"]!.GetValue<string>() == name;
            tenant.Domains.Put(domain);
        }

        return Answer.Ok(tenant.Domains.FindByName(name) ?? new JsonObject { ["domain"] = name });
    }

    private async Task<Answer> PatchAsync(ApiCall call)
    {
        var (body, refusal) = await call.ReadBodyAsync(new Struct([]) { Min = 1 });
        return refusal ?? With(call, domain =>
        {
            foreach (var (key, value) in body!.AsObject())
            {
                domain[key] = value?.DeepClone();
                if (value is null && key != "custom_client_ip_header")
                {
                    domain.Remove(key);
                }
            }

            return Answer.Ok(tenant.Domains.Put(domain));
        });
    }

    /// <summary>The emulator looks up no DNS: every verification succeeds.</summary>
    private Answer Verify(ApiCall call) => With(call, domain =>
    {
        var record = domain["verification"]!["methods"]![0]!["record"]!.DeepClone();
        domain["status"] = "ready";
        domain["origin_domain_name"] = record;
        return new Answer(201, tenant.Domains.Put(domain));
    });

    private Answer Delete(ApiCall call) => With(call, _ =>
    {
        tenant.Domains.Delete(call.Route("id"));
        return Answer.NoContent;
    });

    private Answer With(ApiCall call, Func<JsonObject, Answer> work) =>
        tenant.Domains.Find(call.Route("id")) is { } domain ? work(domain) : DomainReads.NoSuchDomain(call.Route("id"));
}
