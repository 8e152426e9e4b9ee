using System.Text;
using SupportConsole.App.Onboarding;
using SupportConsole.App.Parts;
using SupportConsole.App.Settings;
using SupportConsole.Federation;

namespace SupportConsole.Tests.Onboarding;

/// <summary>A discovery document, pasted while onboarding.</summary>
public sealed class DiscoveredTests
{
    private const string OnlyBasic = "This IdP allows only client_secret_basic, which Auth0 does not do.";

    [Fact]
    public void An_IdP_that_allows_only_client_secret_basic_stands_in_the_way_until_that_is_no_longer_so()
    {
        var form = new OnboardingForm { [ConnectionSettings.ClientId] = "0oa1", Name = "acme", Ticket = "SUP-1" };

        var reading = PasteFormFiller.Fill(form, Document("client_secret_basic"), DateTimeOffset.UnixEpoch);

        Assert.Contains(reading.Problems, problem => problem.What == OnlyBasic);
        Assert.Equal(OnlyBasic, OnboardingRules.Check(form)[ConnectionSettings.Issuer.Key].What);
        Assert.Equal("https://idp.acme.example/token", form[ConnectionSettings.TokenEndpoint]);

        PasteFormFiller.Fill(form, Document("client_secret_basic\", \"client_secret_post"), DateTimeOffset.UnixEpoch);
        Assert.Empty(OnboardingRules.Check(form));
    }

    [Fact]
    public void A_refusal_goes_with_the_issuer_that_it_was_about()
    {
        var form = new OnboardingForm { [ConnectionSettings.ClientId] = "0oa1", Name = "acme", Ticket = "SUP-1" };
        PasteFormFiller.Fill(form, Document("client_secret_basic"), DateTimeOffset.UnixEpoch);

        form[ConnectionSettings.Issuer] = "https://another.acme.example";

        Assert.Empty(OnboardingRules.Check(form));
    }

    [Fact]
    public void What_was_typed_is_kept_and_held_against_what_the_IdP_publishes()
    {
        var form = new OnboardingForm { Protocol = Protocol.Oidc, [ConnectionSettings.Issuer] = "https://idp.acme.example", [ConnectionSettings.TokenEndpoint] = "https://typed.acme.example/token" };
        var document = SupportConsole.Federation.Oidc.DiscoveryReader.Read(Document("client_secret_post").Bytes).Value;

        var contradiction = Assert.Single(DiscoveredSettings.Subject(form).Contradictions(document));
        DiscoveredSettings.Fill(form, document, [contradiction], "seen at the IdP", onlyEmpty: true);

        Assert.Contains("https://typed.acme.example/token", contradiction.What, StringComparison.Ordinal);
        Assert.Equal("https://typed.acme.example/token", form[ConnectionSettings.TokenEndpoint]);
        Assert.Equal("https://idp.acme.example/jwks", form[ConnectionSettings.JwksUri]);
        Assert.Equal("seen at the IdP", form.Sources[ConnectionSettings.JwksUri.Key].From);
        Assert.False(form.Sources.ContainsKey(ConnectionSettings.TokenEndpoint.Key));
    }

    private static PastedContent Document(string methods) => new(Encoding.UTF8.GetBytes($$"""
        {
          "issuer": "https://idp.acme.example", "authorization_endpoint": "https://idp.acme.example/authorize", "token_endpoint": "https://idp.acme.example/token",
          "jwks_uri": "https://idp.acme.example/jwks", "response_types_supported": ["code"], "subject_types_supported": ["public"],
          "id_token_signing_alg_values_supported": ["RS256"], "scopes_supported": ["openid", "profile", "email"], "token_endpoint_auth_methods_supported": ["{{methods}}"]
        }
        """), FileName: null);
}
