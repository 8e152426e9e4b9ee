using SupportConsole.Federation.Saml;
using SupportConsole.Tests.Federation.Saml.Corpus;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Federation.Saml;

/// <summary>Documents that mean harm: refused by their cause or read without it, quickly, in little memory, and nothing is fetched.</summary>
[Collection("alone")]
[Trait("Category", "Speed")]
public sealed class HostileMetadataTests(Canary canary) : IClassFixture<Canary>
{
    private const long MostBytes = 64L * 1024 * 1024;
    private static readonly TimeSpan MostTime = TimeSpan.FromMilliseconds(200);

    public static TheoryData<string> Names => new(HostileMetadata.All.Select(hostile => hostile.Name));

    [Fact]
    public void There_are_at_least_sixty() => Assert.True(HostileMetadata.All.Select(hostile => hostile.Name).Distinct().Count() >= 60);

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_refused_by_its_cause_or_read_safely(string name)
    {
        var hostile = HostileMetadata.All.Single(one => one.Name == name);
        var document = hostile.Document(canary.Address);

        var read = IdpMetadataReader.Read(document, Keys.Now);

        Assert.False(canary.WasAsked, "Something was fetched.");
        Assert.Equal(hostile.Code, read.Problem?.Code);
        if (read.IsOk)
        {
            var idp = Assert.Single(read.Value.IdentityProviders);
            Assert.Equal(("https://sso-acme.duo.example/saml2/sp/DI1/metadata", "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress"), (idp.EntityId, Assert.Single(idp.NameIdFormats)));
            Assert.Equal(Keys.First, Convert.ToBase64String(Assert.Single(idp.SigningCertificates).Der.Span));
        }
        else
        {
            Assert.Contains(hostile.Named, read.Problem.What, StringComparison.Ordinal);
            Assert.NotEmpty(read.Problem.Cure);
            Assert.True(read.Problem.What.Length < 1000, read.Problem.What);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Takes_at_most_200_milliseconds_and_64_megabytes(string name)
    {
        var document = HostileMetadata.All.Single(one => one.Name == name).Document(canary.Address);
        long allocated = 0;
        var best = Quickest.Of(
            () =>
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                IdpMetadataReader.Read(document, Keys.Now);
                allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            },
            MostTime);

        Assert.InRange(allocated, 0, MostBytes);
        Assert.InRange(best, TimeSpan.Zero, MostTime);
    }

    [Fact]
    public async Task The_canary_hears_a_request()
    {
        using var other = new Canary();
        await other.AskAsync(TestContext.Current.CancellationToken);

        Assert.True(SpinWait.SpinUntil(() => other.WasAsked, TimeSpan.FromSeconds(5)));
    }
}
