using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Changes;
using SupportConsole.App.Onboarding;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.Federation.Oidc;
using SupportConsole.Tests.Changes.Support;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Onboarding;

/// <summary>The issuer that Auth0 gets is the document's own, and the discovery URL is the customer's, letter by letter.</summary>
public sealed class IssuerSentTests
{
    private const string Tenant = "https://login.microsoftonline.com/72f988bf-86f1-41af-91ab-2d7cd011db47/v2.0";

    [Theory]
    [InlineData($"{Tenant}/.well-known/openid-configuration?appid=11111111-2222-3333-4444-555555555555", Tenant)]
    [InlineData(
        "https://contoso.b2clogin.com/contoso.onmicrosoft.com/B2C_1_signin/v2.0/.well-known/openid-configuration",
        "https://contoso.b2clogin.com/72f988bf-86f1-41af-91ab-2d7cd011db47/v2.0/")]
    [InlineData(
        "https://contoso.b2clogin.com/contoso.onmicrosoft.com/v2.0/.well-known/openid-configuration?p=B2C_1_signin",
        "https://contoso.b2clogin.com/72f988bf-86f1-41af-91ab-2d7cd011db47/v2.0/")]
    [InlineData("https://acme.eu.auth0.com/.well-known/openid-configuration", "https://acme.eu.auth0.com/")]
    [InlineData("https://id.acme.example/realms/acme/.well-known/openid-configuration", "https://id.acme.example/realms/acme")]
    public async Task A_fetched_document_decides_the_issuer(string discovery, string issuer)
    {
        var form = new OnboardingForm { Name = "acme-prod-oidc", Ticket = "SUP-1" };
        Paste(form, $"Discovery URL: {discovery}\nClient ID: 0oa1");
        var document = DiscoveryReader.Read(Encoding.UTF8.GetBytes(Document(issuer))).Value;
        DiscoveredSettings.Fill(form, document, [], "seen at the IdP", onlyEmpty: true);

        var (sentIssuer, sentDiscovery) = await SentAsync(form);

        Assert.Equal((issuer, discovery), (sentIssuer, sentDiscovery));
    }

    [Theory]
    [InlineData("https://acme.eu.auth0.com/")]
    [InlineData(Tenant)]
    [InlineData("https://id.acme.example/realms/acme")]
    public async Task A_pasted_document_decides_the_issuer(string issuer)
    {
        var form = new OnboardingForm { Name = "acme-prod-oidc", Ticket = "SUP-1", [ConnectionSettings.ClientId] = "0oa1" };
        Paste(form, Document(issuer));

        var (sentIssuer, _) = await SentAsync(form);

        Assert.Equal(issuer, sentIssuer);
    }

    private static void Paste(OnboardingForm form, string text) =>
        PasteFormFiller.Fill(form, new PastedContent(Encoding.UTF8.GetBytes(text), null), TimeProvider.System.GetUtcNow());

    private static async Task<(string? Issuer, string? DiscoveryUrl)> SentAsync(OnboardingForm form)
    {
        await using var bench = await ChangeBench.StartAsync(TimeProvider.System, services: services => services.AddSingleton<DraftService>());
        Assert.Empty(OnboardingRules.Check(form));
        var cluster = await bench.Record.AddClusterAsync();
        var drafts = bench.Record.Services.GetRequiredService<DraftService>();
        var draft = ChangeBench.Must(await drafts.StartAsync(cluster.Id, form, new Actor("Ana Ruiz", StaffRole.Engineer), ChangeBench.Token));
        var plan = ChangeBench.Must(await bench.Planner.PlanCreateAsync(
            draft.Record.Id, ChangeBench.FirstSecret, null, null, [], ChangeBench.Token));
        Assert.Equal(ChangeState.Confirmed, ChangeBench.Must(await bench.Runner.ApplyAsync(plan, ChangeBench.Order())).State);
        var options = bench.OptionsOf(await bench.ReadAsync(plan.ConnectionId));
        return ((string?)options["issuer"], (string?)options["discovery_url"]);
    }

    private static string Document(string issuer)
    {
        var root = issuer.TrimEnd('/');
        return $$"""
            {
              "issuer": "{{issuer}}", "authorization_endpoint": "{{root}}/authorize", "token_endpoint": "{{root}}/token", "jwks_uri": "{{root}}/jwks",
              "response_types_supported": ["code"], "subject_types_supported": ["public"], "id_token_signing_alg_values_supported": ["RS256"],
              "scopes_supported": ["openid", "profile", "email"], "token_endpoint_auth_methods_supported": ["client_secret_post"]
            }
            """;
    }
}
