using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Inventory;
using SupportConsole.App.Parts;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Connections;

public sealed class ConnectionListServiceTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("acme-saml", "acme-saml")]
    [InlineData("ACME-S prod", "acme-saml")]
    [InlineData("sso.borealis.example", "borealis-oidc")]
    [InlineData("0oaBorealis", "borealis-oidc")]
    [InlineData("nothing-like-it", "")]
    [InlineData("%", "")]
    public async Task A_connection_is_found_by_what_people_know_of_it(string search, string expected)
    {
        await using var record = await SeedAsync();

        var page = await List(record).ListAsync(new ConnectionQuery { Search = search }, Token);

        Assert.Equal(expected, string.Join(' ', page.Rows.Select(row => row.Name)));
    }

    [Fact]
    public async Task A_connection_is_found_by_a_thumbprint_however_it_is_printed()
    {
        await using var record = await SeedAsync();
        var sha1 = MadeCertificates.One.Sha1;

        foreach (var printed in new[] { sha1.Hex, sha1.Display, sha1.Hex.ToUpperInvariant() })
        {
            Assert.Equal("acme-saml", Assert.Single((await List(record).ListAsync(new ConnectionQuery { Search = printed }, Token)).Rows).Name);
        }
    }

    [Fact]
    public async Task Retired_connections_show_only_when_asked_for()
    {
        await using var record = await SeedAsync();

        Assert.DoesNotContain((await List(record).ListAsync(new ConnectionQuery(), Token)).Rows, row => row.Name == "gone-saml");
        Assert.Equal("gone-saml", Assert.Single((await List(record).ListAsync(new ConnectionQuery { State = ConnectionState.Retired }, Token)).Rows).Name);
        Assert.Equal("gone-saml", Assert.Single((await List(record).ListAsync(new ConnectionQuery { Search = "gone" }, Token)).Rows).Name);
    }

    [Theory]
    [InlineData("name")]
    [InlineData("customer")]
    [InlineData("state")]
    [InlineData("protocol")]
    [InlineData("idp")]
    [InlineData("ends")]
    [InlineData("updated")]
    public async Task Every_sort_turns_round_and_pages_without_a_gap(string column)
    {
        await using var record = await SeedAsync();

        var up = await List(record).ListAsync(new ConnectionQuery { Sort = column }, Token);
        var pages = new List<string>();
        for (var page = 0; page < up.Total; page++)
        {
            pages.Add(Assert.Single((await List(record).ListAsync(new ConnectionQuery { Sort = column, Page = page, PageSize = 1 }, Token)).Rows).Name);
        }

        Assert.Equal(up.Rows.Select(row => row.Name), pages);
        Assert.Equal(up.Total, (await List(record).ListAsync(new ConnectionQuery { Sort = column, Descending = true }, Token)).Rows.Count);
    }

    private static ConnectionListService List(RecordFile record) => record.Services.GetRequiredService<ConnectionListService>();

    private static async Task<RecordFile> SeedAsync()
    {
        var record = await RecordFile.CreateAsync(configure: services => services.AddSingleton<ConnectionListService>());
        var (acme, borealis) = (await record.AddClusterAsync("Acme", "prod"), await record.AddClusterAsync("Borealis", "prod"));
        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        context.AttachRange(acme, borealis);
        var saml = Records.Connection(acme, "acme-saml", ConnectionState.Live);
        var credential = new Credential
        {
            Id = Guid.NewGuid(),
            ConnectionId = saml.Id,
            Kind = CredentialKind.SigningCertificate,
            Status = CredentialStatus.Current,
            Fingerprint = MadeCertificates.One.Sha256.Hex,
            Sha1 = MadeCertificates.One.Sha1.Hex,
            SetBy = "Ana",
            SetAt = DateTimeOffset.UnixEpoch,
        };
        var oidc = Records.Connection(borealis, "borealis-oidc", ConnectionState.ReadyToTest, SupportConsole.Federation.Protocol.Oidc);
        (oidc.Settings[ConnectionSettings.Issuer], oidc.Settings[ConnectionSettings.ClientId], oidc.CredentialExpiresAt) = ("https://sso.borealis.example", "0oaborealis", DateTimeOffset.UnixEpoch);
        context.AddRange(saml, credential, oidc, Records.Connection(acme, "gone-saml", ConnectionState.Retired));
        await context.SaveChangesAsync(Token);
        return record;
    }
}
