using System.Text.Json;
using SupportConsole.Federation.Pasting;
using SupportConsole.Tests.Federation.Pasting.Corpus;

namespace SupportConsole.Tests.Federation.Pasting;

/// <summary>Client ID and secret as tables, programs, settings and sentences hold them.</summary>
public sealed class PastedListTests
{
    private const string Id = "0oa77abc";
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 0, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> Pastes => new(
        "Client ID;Client Secret;Issuer\r\n0oa77abc;@@S@@;https://acme.okta.com\r\n",
        "Client ID,Client Secret,Issuer\n0oa77abc,@@S@@,https://acme.okta.com\n",
        "\"Client ID\",\"Client Secret\",\"Discovery URL\"\n\"0oa77abc\",\"@@S@@\",\"https://acme.okta.com/x\"",
        "Client ID,0oa77abc\nClient Secret,@@S@@",
        "Client ID;0oa77abc\r\nClient Secret;@@S@@\r\nIssuer;https://acme.okta.com",
        "\"Client ID\",\"0oa77abc\"\n\"Client Secret\",\"@@S@@\"",
        "\"Client ID: 0oa77abc\nClient Secret: @@S@@\"",
        "variable \"client_id\" {\n  type = string\n  default = \"0oa77abc\"\n}\nvariable \"client_secret\" { default = \"@@S@@\" }",
        "Client ID | Client Secret\n--- | ---\n0oa77abc | @@S@@",
        "|Client ID|0oa77abc|\n|Client Secret|@@S@@|",
        "||Client ID||0oa77abc||\n||Client Secret||@@S@@||",
        "||Client ID||Client Secret||\n|0oa77abc|@@S@@|",
        "Client ID => 0oa77abc\nClient Secret => @@S@@",
        "Client ID – 0oa77abc\nClient Secret — @@S@@",
        "clientID := \"0oa77abc\"\nclientSecret := \"@@S@@\"",
        "{ :client_id => '0oa77abc', :client_secret => '@@S@@' }",
        "oktaClientId: 0oa77abc\noktaClientSecret: @@S@@",
        "<add key=\"ida:ClientId\" value=\"0oa77abc\" />\n<add key=\"ida:ClientSecret\" value=\"@@S@@\" />\n<add key=\"LOG_LEVEL\" value=\"debug12345\" />",
        "- name: OIDC_CLIENT_ID\n  value: 0oa77abc\n- name: OIDC_CLIENT_SECRET\n  value: '@@S@@'\n- name: LOG_LEVEL\n  value: debug12345\n",
        "[{\"name\":\"AUTH__CLIENT_ID\",\"slotSetting\":false,\"value\":\"0oa77abc\"},{\"name\":\"AUTH__CLIENT_SECRET\",\"slotSetting\":false,\"value\":\"@@S@@\"}]",
        "{\\\"client_id\\\":\\\"0oa77abc\\\",\\\"client_secret\\\":\\\"@@S@@\\\"}",
        JsonSerializer.Serialize(new { log = JsonSerializer.Serialize(new { body = JsonSerializer.Serialize(new { clientId = Id, clientSecret = "@@S@@" }) }) }),
        "Hallo,\ndie Client-ID lautet 0oa77abc und das Client Secret lautet @@S@@.\nGrüße",
        "Die Client-ID ist 0oa77abc, das Client-Secret ist @@S@@.",
        "Bonjour,\nl'ID client est 0oa77abc et le secret client est @@S@@.\nCordialement",
        "El ID de cliente es 0oa77abc y el secreto es @@S@@.",
        "Identifiant de l'application : 0oa77abc\nClé secrète : @@S@@");

    [Theory]
    [MemberData(nameof(Pastes))]
    public void Both_are_found_alone_and_whole(string paste)
    {
        Assert.All([RealPaste.Secret, "q1w2e3r4t5y6"], secret =>
        {
            var reading = PasteReader.Read(paste.Replace("@@S@@", secret, StringComparison.Ordinal), Now);

            Assert.Equal(Id, Assert.Single(reading.Findings, finding => finding.Kind == PasteFindingKind.ClientId).Text);
            Assert.Equal(secret, Assert.Single(reading.Findings, finding => finding.Kind == PasteFindingKind.ClientSecret).Secret?.Reveal());
            Assert.DoesNotContain(secret, reading.Redacted, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("Please send client ID, client secret, issuer\nThanks, Ann, Acme")]
    [InlineData("We need: client ID, client secret\nBest regards, Ann")]
    [InlineData("The client ID is in the attached file and the secret is in LastPass1.")]
    [InlineData("Das Secret ist in KeePass2 hinterlegt.")]
    public void Sentences_are_no_lists(string paste) =>
        Assert.DoesNotContain(PasteReader.Read(paste, Now).Findings, finding => finding.Kind is PasteFindingKind.ClientId or PasteFindingKind.ClientSecret);

    [Theory]
    [InlineData("SP metadata URL: https://sp.acme.example/metadata\nIdP metadata URL: https://idp.acme.example/metadata", PasteFindingKind.MetadataUrl, "https://idp.acme.example/metadata")]
    [InlineData("SP Issuer: https://sp.acme.example/x\nIssuer: https://idp.acme.example/e\nLogin URL: https://idp.acme.example/s", PasteFindingKind.EntityId, "https://idp.acme.example/e")]
    [InlineData("Entity ID,https://idp.acme.example/e\nLogin URL,https://idp.acme.example/s", PasteFindingKind.EntityId, "https://idp.acme.example/e")]
    [InlineData("Entity ID,https://idp.acme.example/e\nLogin URL,https://idp.acme.example/s", PasteFindingKind.SignInUrl, "https://idp.acme.example/s")]
    public void The_IdPs_value_is_taken_and_not_the_other_sides(string paste, PasteFindingKind kind, string value) =>
        Assert.Equal(value, PasteReader.Read(paste, Now).Best(kind)?.Text);

    [Fact]
    public void The_sign_in_URL_is_found_by_the_names_that_libraries_give_it() =>
        Assert.All(
            ["idp_sso_service_url: 'https://idp.acme.example/x'", "settings.idp_sso_target_url = \"https://idp.acme.example/x\"", "entryPoint: 'https://idp.acme.example/x',"],
            paste => Assert.Equal("https://idp.acme.example/x", PasteReader.Read(paste, Now).Best(PasteFindingKind.SignInUrl)?.Text));
}
