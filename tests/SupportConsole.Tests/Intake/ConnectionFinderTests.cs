using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Intake;
using SupportConsole.App.Parts;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.Federation;
using SupportConsole.Federation.Certificates;
using SupportConsole.Federation.Pasting;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Intake;

/// <summary>Finding the connection that a pasted value belongs to, over a real record.</summary>
public sealed class ConnectionFinderTests : IAsyncLifetime
{
    private RecordFile record = null!;
    private ConnectionRecord acme = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ConnectionFinder Finder => record.Services.GetRequiredService<ConnectionFinder>();

    public async ValueTask InitializeAsync()
    {
        record = await RecordFile.CreateAsync(configure: services => services.AddIntake());
        acme = await AddAsync("Acme Robotics", "acme-prod-saml", ConnectionState.Live);
    }

    public ValueTask DisposeAsync() => record.DisposeAsync();

    [Theory]
    [InlineData(PasteFindingKind.EntityId, "https://idp.acme.example/saml", "the entity ID")]
    [InlineData(PasteFindingKind.ClientId, "0oaAcme", "the client ID")]
    [InlineData(PasteFindingKind.Issuer, "https://login.acme.example", "the issuer")]
    [InlineData(PasteFindingKind.Issuer, "https://login.acme.example/", "the issuer")]
    [InlineData(PasteFindingKind.SignInUrl, "https://idp.acme.example/sso", "the sign-in URL")]
    [InlineData(PasteFindingKind.Domain, "Acme.Example", "the domain")]
    [InlineData(PasteFindingKind.ContactEmail, "it@acme.example", "the domain")]
    [InlineData(PasteFindingKind.MetadataUrl, "https://adfs.acme.example/FederationMetadata.xml", "the domain")]
    public async Task A_connection_is_found_by_what_it_has(PasteFindingKind kind, string text, string why)
    {
        var found = Assert.Single(await Finder.FindAsync([new PasteFinding(kind, text, "")], Token));

        Assert.Equal((acme.Id, why), (found.Id, found.Why));
    }

    [Theory]
    [InlineData(PasteFindingKind.ClientId, "0oa")]
    [InlineData(PasteFindingKind.Domain, "cme.example")]
    [InlineData(PasteFindingKind.Domain, "example")]
    [InlineData(PasteFindingKind.Issuer, "https://acme.example.elsewhere.test")]
    [InlineData(PasteFindingKind.EntityId, "%")]
    public async Task A_part_of_a_value_finds_nothing(PasteFindingKind kind, string text) => Assert.Empty(await Finder.FindAsync([new PasteFinding(kind, text, "")], Token));

    [Fact]
    public async Task A_certificate_alone_is_found_by_the_customer_or_the_domain_in_its_subject()
    {
        foreach (var subject in new[] { "CN=signing, O=ACME robotics", "CN=idp.acme.example" })
        {
            var finding = new PasteFinding(PasteFindingKind.Certificate, "", "") { Certificate = MadeCertificates.Make(subject) };

            Assert.Equal(acme.Id, Assert.Single(await Finder.FindAsync([finding], Token)).Id);
        }
    }

    [Fact]
    public async Task A_certificate_is_known_by_either_thumbprint_in_force_and_formerly()
    {
        await AddCredentialAsync(acme, MadeCertificates.One, CredentialStatus.Previous);
        await AddCredentialAsync(acme, MadeCertificates.Two, CredentialStatus.Current);

        foreach (var thumbprint in new[] { MadeCertificates.Two.Sha1, MadeCertificates.Two.Sha256 })
        {
            Assert.True(Assert.Single(await Finder.KnownAsync(thumbprint, Token)).IsInForce);
        }

        Assert.False(Assert.Single(await Finder.KnownAsync(MadeCertificates.One.Sha1, Token)).IsInForce);
        Assert.Empty(await Finder.KnownAsync(Thumbprint.Sha1Of([1]), Token));
    }

    [Fact]
    public async Task Several_that_fit_are_all_given_and_a_retired_one_is_not()
    {
        await AddAsync("Acme Robotics", "acme-two", ConnectionState.Draft);
        await AddAsync("Acme Robotics", "acme-gone", ConnectionState.Retired);

        var found = await Finder.FindAsync([.. ConnectionClue.Of(ClueKind.Domain, "acme.example")], Token);

        Assert.Equal(["acme-prod-saml", "acme-two"], found.Select(each => each.Name).Order());
    }

    private async Task<ConnectionRecord> AddAsync(string customer, string name, ConnectionState state)
    {
        var cluster = await record.AddClusterAsync(customer, name);
        var added = Records.Connection(cluster, name, state);
        (added.Settings[ConnectionSettings.IdpEntityId], added.Settings[ConnectionSettings.ClientId], added.Settings[ConnectionSettings.Issuer], added.Settings[ConnectionSettings.SignInUrl], added.Settings[ConnectionSettings.Domains]) =
            ("https://idp.acme.example/saml", "0oaAcme", "https://login.acme.example", "https://idp.acme.example/sso", "other.example\nacme.example");
        added.Cluster = null!;
        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        context.Add(added);
        await context.SaveChangesAsync(Token);
        return added;
    }

    private async Task AddCredentialAsync(ConnectionRecord connection, SigningCertificate certificate, CredentialStatus status)
    {
        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        context.Add(new Credential
        {
            Id = Guid.NewGuid(),
            ConnectionId = connection.Id,
            Kind = CredentialKind.SigningCertificate,
            Status = status,
            Fingerprint = certificate.Sha256.Hex,
            Sha1 = certificate.Sha1.Hex,
            SetBy = "Ana",
            SetAt = DateTimeOffset.UnixEpoch,
        });
        await context.SaveChangesAsync(Token);
    }
}
