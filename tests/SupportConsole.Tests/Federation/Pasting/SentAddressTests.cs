using SupportConsole.Federation;
using SupportConsole.Federation.Pasting;

namespace SupportConsole.Tests.Federation.Pasting;

/// <summary>An address is read as its writer sent it, whatever a mail's guard, a mail program, a page or JSON made of it.</summary>
public sealed class SentAddressTests
{
    private const string Entra = "https://login.microsoftonline.com/7d1c2f4e-90ab-4c3d-8e5f-112233445566/federationmetadata/2007-06/federationmetadata.xml?appid=a0b1c2d3-e4f5-4678-9abc-def012345678";
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 0, 0, 0, TimeSpan.Zero);
    private static readonly string Query = Uri.EscapeDataString(Entra);

    private static readonly Dictionary<string, string> Ways = new()
    {
        ["Safe Links"] = $"https://eur01.safelinks.protection.outlook.com/?url={Query}&data=05%7C01%7Cann%40acme.example&sdata=xyz%3D&reserved=0",
        ["Safe Links with a label"] = $"Metadata URL: https://nam02.safelinks.protection.outlook.com/?url={Query}&data=05",
        ["Safe Links with a path"] = $"Metadata URL: https://eur03.safelinks.protection.outlook.com/ap/w-59584e83/?url={Query}&data=05",
        ["Safe Links behind the word"] = $"App Federation Metadata Url: metadata<https://eur03.safelinks.protection.outlook.com/?url={Query}&data=05>",
        ["Safe Links in a page"] = $"<p>Metadata: <a href=\"https://eur01.safelinks.protection.outlook.com/?url={Query}&amp;data=05\">here</a></p>",
        ["URL Defense"] = $"Metadata URL: https://urldefense.com/v3/__{Entra}__;!!ABC123!xyz$ ",
        ["URL Defense, second version"] = $"Metadata URL: https://urldefense.proofpoint.com/v2/url?u={Query.Replace("%2F", "_", StringComparison.Ordinal).Replace("-", "%2D", StringComparison.Ordinal).Replace('%', '-')}&d=DwMFAg&c=x",
        ["Google"] = $"Metadata: https://www.google.com/url?q={Query}&sa=D&source=editors",
        ["Slack"] = $"*App Federation Metadata Url:* <{Entra}|{Entra}>",
        ["Markdown"] = $"[App Federation Metadata Url]({Entra})",
        ["JSON with escaped slashes"] = $"{{\"metadata_url\":\"{Entra.Replace("/", "\\/", StringComparison.Ordinal)}\"}}",
        ["a link's address"] = $"<p>See <a class='x' href=\"{Entra}\">our metadata</a>.</p>",
        ["a broken line"] = "App Federation Metadata Url:\nhttps://" + Entra[8..].Replace("2007-06", "\n2007-06", StringComparison.Ordinal),
        ["a broken line of Windows"] = "Metadata: " + Entra.Replace("2007-06", "\r\n2007-06", StringComparison.Ordinal) + "\r\nBye",
        ["two broken lines"] = "Metadata URL: " + Entra.Replace("federationmetadata/", "\nfederationmetadata/", StringComparison.Ordinal).Replace("federationmetadata.xml", "\nfederationmetadata.xml", StringComparison.Ordinal),
        ["a broken line in a reply"] = "> Metadata URL: " + Entra.Replace("2007-06", "\n> 2007-06", StringComparison.Ordinal),
        ["a broken line in brackets"] = "<" + Entra.Replace("2007-06", "\n2007-06", StringComparison.Ordinal) + ">",
    };

    public static TheoryData<string> Names => new(Ways.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_whole_and_its_query_is_no_client_ID(string way)
    {
        var reading = PasteReader.Read(Ways[way], Now);

        Assert.Equal(Entra, Assert.Single(reading.Findings).Text);
        Assert.Equal((PasteFindingKind.MetadataUrl, Protocol.Saml), (reading.Findings[0].Kind, reading.Protocol));
    }

    [Fact]
    public void A_line_that_names_another_value_is_not_joined()
    {
        const string Address = "https://idp.acme.example/simplesaml/module.php/saml/idp/metadata.php/default/";

        var named = PasteReader.Read($"Metadata URL: {Address}\nclient_id=0oa77abc", Now);
        var word = PasteReader.Read($"Metadata URL: {Address}\nThanks", Now);

        Assert.Equal("0oa77abc", named.Best(PasteFindingKind.ClientId)?.Text);
        Assert.Equal([Address, Address], [named.Best(PasteFindingKind.MetadataUrl)?.Text, word.Best(PasteFindingKind.MetadataUrl)?.Text]);
    }

    [Fact]
    public void The_lines_behind_a_joined_one_keep_their_numbers() =>
        Assert.Equal("from line 4 of the paste", PasteReader.Read(Ways["a broken line"] + "\nClient ID: 0oa77abc", Now).Best(PasteFindingKind.ClientId)?.Source);

    [Theory]
    [InlineData("Metadata URL: https://acme.okta.com/.well-known/openid-configuration")]
    [InlineData("OpenID Connect metadata document: https://acme.okta.com/.well-known/openid-configuration")]
    [InlineData("Metadata endpoint URL\nhttps://acme.okta.com/.well-known/openid-configuration")]
    public void A_discovery_URL_that_is_called_metadata_stays_one(string paste)
    {
        var reading = PasteReader.Read(paste, Now);

        Assert.Equal("https://acme.okta.com/.well-known/openid-configuration", reading.Best(PasteFindingKind.DiscoveryUrl)?.Text);
        Assert.Null(reading.Best(PasteFindingKind.MetadataUrl));
        Assert.Equal(Protocol.Oidc, reading.Protocol);
    }

    [Theory]
    [InlineData("Issuer: urn:acme:idp\nLogin URL: https://idp.acme.example/x", "urn:acme:idp")]
    [InlineData("Issuer ID: https://auth.pingone.eu/7d1c2f4e\nSingle Signon Service: https://auth.pingone.eu/7d1c2f4e/saml20/idp/sso", "https://auth.pingone.eu/7d1c2f4e")]
    [InlineData("Aussteller-URL: https://app.onelogin.com/saml/metadata/7d1c2f4e", "https://app.onelogin.com/saml/metadata/7d1c2f4e")]
    [InlineData("Issuer: https://shib.acme.example/idp/shibboleth\nSSO: https://shib.acme.example/idp/profile/SAML2/Redirect/SSO", "https://shib.acme.example/idp/shibboleth")]
    public void More_of_SAMLs_issuers_are_entity_IDs(string paste, string entityId)
    {
        var reading = PasteReader.Read(paste, Now);

        Assert.Equal(entityId, reading.Best(PasteFindingKind.EntityId)?.Text);
        Assert.Null(reading.Best(PasteFindingKind.Issuer));
    }
}
