using System.Net;
using SupportConsole.App.Fetching;
using SupportConsole.App.Parts;
using SupportConsole.Tests.Fetching.Support;

namespace SupportConsole.Tests.Fetching;

/// <summary>Addresses that must not be fetched, each refused by its cause before anything is connected to.</summary>
public sealed class FetchAddressTests
{
    /// <summary>Refused by their spelling: nothing is looked up.</summary>
    public static TheoryData<string, string> Spellings()
    {
        var data = new TheoryData<string, string>();
        foreach (var (code, urls) in new Dictionary<string, string[]>
        {
            ["fetch.scheme"] = ["http://idp.example.com/", "ftp://idp.example.com/", "file:///etc/passwd", "gopher://idp.example.com/", "data:text/plain,hello", "jar:https://idp.example.com!/x", "ldap://idp.example.com/", "ws://idp.example.com/", "javascript:alert(1)", "mailto:a@example.com", "dict://idp.example.com:2628/", "http://127.0.0.1/", "http://localhost:8080/", "urn:acme"],
            ["fetch.userinfo"] = ["https://user@idp.example.com/", "https://user:pass@idp.example.com/", "https://idp.example.com@127.0.0.1/", "https://idp.example.com:443@10.0.0.1/", "https://@idp.example.com/", "https://a%40b@idp.example.com/"],
            ["fetch.port"] = ["https://idp.example.com:80/", "https://idp.example.com:8443/", "https://idp.example.com:22/", "https://idp.example.com:6379/", "https://idp.example.com:65535/", "https://idp.example.com:1/", "https://8.8.8.8:8080/"],
            ["fetch.host-spelling"] = ["https://2130706433/", "https://0x7f000001/", "https://0177.0.0.1/", "https://0x7f.0.0.1/", "https://127.1/", "https://127.0.1/", "https://0/", "https://017700000001/", "https://3232235777/", "https://0xA9FEA9FE/", "https://2852039166/", "https://169.254.43518/", "https://0251.0376.0251.0376/", "https://010.0.0.1/", "https://127.0.0.01/", "https://8.8.8.010/", "https://idp.example.com./", "https://localhost./", "https://127.0.0.1./", "https://idp.0x7f/", "https://①②⑦.⓪.⓪.①/", "https://127。0。0。1/", "https://１２７.0.0.1/", "https://bücher.example/", "https://ⅼocalhost/", "https://ｌocalhost/", "https://1.2.3.4.5/", "https://999.1.1.1/"],
            ["fetch.inward-name"] = ["https://localhost/", "https://LOCALHOST/", "https://a.localhost/", "https://printer.local/", "https://idp.internal/", "https://idp.corp.internal/", "https://intranet/", "https://idp/", "https://kubernetes.default.svc.cluster.local/", "https://router.lan/", "https://nas.home/", "https://nas.home.arpa/", "https://dc1.corp/", "https://x.private/", "https://x.intranet/", "https://localhost.localdomain/", "https://1.0.0.127.in-addr.arpa/", "https://hidden.onion/", "https://x.invalid/"],
            ["fetch.metadata-name"] = ["https://metadata.google.internal/computeMetadata/v1/", "https://metadata/", "https://metadata.goog/", "https://instance-data/latest/", "https://metadata.packet.net/"],
            ["fetch.address"] = [.. Addresses.Select(address => $"https://{(address.Contains(':', StringComparison.Ordinal) ? $"[{address}]" : address)}/")],
            ["fetch.spelling"] = ["https://idp.example.com/a b", "https://idp.example.com/a\tb", "https://idp.example.com/a\nb", "https://idp.example.com/" + new string('a', 2100)],
            ["fetch.not-an-address"] = ["", "idp.example.com/metadata", "//idp.example.com/metadata", "/metadata", "https://", "https:///metadata", "https://[::1/", "https://127.0.0.1%2e/", "https://%31%32%37.0.0.1/", "https://loc%61lhost/", "https://idp.example.com\\@127.0.0.1/", "https://idp.example.com:99999/"],
        })
        {
            foreach (var url in urls)
            {
                data.Add(url, code);
            }
        }

        return data;
    }

    private static readonly string[] Addresses =
    [
        "127.0.0.1", "127.255.255.254", "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "172.16.0.1", "172.31.255.255", "192.168.0.1", "192.168.255.255",
        "100.64.0.1", "100.127.255.255", "100.100.100.200", "169.254.0.1", "169.254.169.254", "169.254.170.2", "168.63.129.16", "192.0.0.192", "192.0.2.1", "198.51.100.7", "203.0.113.9",
        "198.18.0.1", "198.19.255.255", "192.88.99.1", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255",
        "::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::127.0.0.1", "fe80::1", "fec0::1", "fc00::1", "fd12:3456::1", "fd00:ec2::254",
        "ff02::1", "2001:db8::1", "3fff::1", "64:ff9b::10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "2002:7f00:1::", "2002:a00:1::1", "2002:c0a8:101::1",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2", "2001:0:0:0:0:0:f5ff:fffe", "100::1", "5f00::1", "4000::1", "2600::5efe:10.0.0.1",
    ];

    [Theory]
    [MemberData(nameof(Spellings))]
    public async Task What_must_not_be_fetched_is_refused_before_anything_is_looked_up(string url, string code)
    {
        await using var running = new RunningFetcher(_ => [IPAddress.Parse("8.8.8.8")]);

        var read = FetchAddress.Read(url);
        var problem = read.Problem ?? (await running.GetAsync(read.Value)).Problem;

        Assert.Equal(code, problem?.Code);
        Assert.Empty(running.Asked);
        Assert.NotEqual("", problem!.Cure);
    }

    [Fact]
    public void There_are_at_least_120_of_them() => Assert.True(Spellings().Count >= 120, $"{Spellings().Count}");

    public static TheoryData<string> Inner() => [.. Addresses];

    [Theory]
    [MemberData(nameof(Inner))]
    public async Task A_name_that_leads_to_an_inner_address_is_refused(string address)
    {
        await using var running = new RunningFetcher(_ => [IPAddress.Parse(address)]);

        Assert.Equal("fetch.address", await running.CodeAsync(new Uri("https://idp.example.com/metadata")));
        Assert.Equal(["idp.example.com"], running.Asked);
    }

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.1")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.1")]
    [InlineData("2600:1f18::1")]
    [InlineData("64:ff9b::8.8.8.8")]
    [InlineData("::ffff:8.8.8.8")]
    public void A_public_address_is_let_through(string address) =>
        Assert.Equal(AddressKind.Public, AddressRules.Judge(IPAddress.Parse(address)).Kind);

    [Theory]
    [InlineData("https://idp.example.com/federationmetadata/2007-06/federationmetadata.xml")]
    [InlineData("https://idp.example.com:443/.well-known/openid-configuration?appid=1")]
    [InlineData("https://xn--bcher-kva.example/")]
    [InlineData("https://8.8.8.8/")]
    [InlineData("https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/v2.0/.well-known/openid-configuration")]
    public void An_identity_providers_address_passes(string url) =>
        Assert.Null(FetchAddress.Check(new Uri(url), new FetchSettings(), DateTimeOffset.UnixEpoch));
}
