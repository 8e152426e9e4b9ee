using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Changes;
using SupportConsole.App.Onboarding;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.Federation;
using SupportConsole.Tests.Changes.Support;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Onboarding;

/// <summary>The binding that the identity provider's metadata names reaches Auth0.</summary>
public sealed class RequestBindingTests
{
    private const string Bindings = "urn:oasis:names:tc:SAML:2.0:bindings:";

    [Theory]
    [InlineData("HTTP-POST", "HTTP-POST")]
    [InlineData("HTTP-Redirect", "HTTP-Redirect")]
    [InlineData("HTTP-POST HTTP-Redirect", "HTTP-Redirect")]
    public async Task Metadata_decides_the_binding_that_Auth0_uses_and_the_plan_says_it(string offered, string sent)
    {
        await using var bench = await ChangeBench.StartAsync(TimeProvider.System, services: services => services.AddSingleton<DraftService>());
        var form = new OnboardingForm { Name = "umbra-prod-saml", Ticket = "T-1" };
        PasteFormFiller.Fill(form, new PastedContent(Encoding.UTF8.GetBytes(Metadata(offered.Split(' '))), null), TimeProvider.System.GetUtcNow());
        Assert.Empty(OnboardingRules.Check(form));

        var plan = await PlanAsync(bench, form);
        Assert.Equal(ChangeState.Confirmed, ChangeBench.Must(await bench.Runner.ApplyAsync(plan, ChangeBench.Order())).State);

        Assert.Equal(sent, Assert.Single(plan.Fields, field => field.Label == "Request binding").After);
        var record = await bench.ReadAsync(plan.ConnectionId);
        Assert.Equal(Bindings + sent, (string?)bench.OptionsOf(record)["protocolBinding"]);
        Assert.Equal(Bindings + sent, record.Settings[ConnectionSettings.RequestBinding]);
        Assert.Equal($"https://idp.umbra.example/sso/{sent}", (string?)bench.OptionsOf(record)["signInEndpoint"]);
    }

    [Fact]
    public void Metadata_of_another_provider_replaces_the_binding_found_before()
    {
        var form = new OnboardingForm();
        PasteFormFiller.Fill(form, new PastedContent(Encoding.UTF8.GetBytes(Metadata(["HTTP-POST"])), null), TimeProvider.System.GetUtcNow());

        PasteFormFiller.Fill(form, new PastedContent(Encoding.UTF8.GetBytes(Metadata(["HTTP-Redirect"])), null), TimeProvider.System.GetUtcNow());

        Assert.Equal(ConnectionSettings.HttpRedirect, form[ConnectionSettings.RequestBinding]);
    }

    private static async Task<ChangePlan> PlanAsync(ChangeBench bench, OnboardingForm form)
    {
        var cluster = await bench.Record.AddClusterAsync();
        var drafts = bench.Record.Services.GetRequiredService<DraftService>();
        var draft = ChangeBench.Must(await drafts.StartAsync(cluster.Id, form, new Actor("Ana Ruiz", StaffRole.Engineer), ChangeBench.Token));
        return ChangeBench.Must(await bench.Planner.PlanCreateAsync(draft.Record.Id, null, OnboardingRules.Certificate(form), null, [], ChangeBench.Token));
    }

    private static string Metadata(string[] offered) =>
        $"""
        <md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://idp.umbra.example">
          <md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
            <md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>
              {Convert.ToBase64String(MadeCertificates.One.Der.ToArray())}
            </ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
            {string.Concat(offered.Select(binding => $"<md:SingleSignOnService Binding=\"{Bindings}{binding}\" Location=\"https://idp.umbra.example/sso/{binding}\"/>"))}
          </md:IDPSSODescriptor>
        </md:EntityDescriptor>
        """;
}
