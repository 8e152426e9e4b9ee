using System.Text;
using SupportConsole.App.Settings;
using SupportConsole.App.Watch;
using SupportConsole.Federation.Oidc;
using SupportConsole.Federation.Saml;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Watch;

public sealed class PublishedDifferencesTests
{
    private const int Polls = 15;
    private static readonly DateTimeOffset Now = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void In_200_histories_every_change_is_found_at_the_next_poll_and_nothing_else_is()
    {
        var found = 0;
        for (var seed = 0; seed < 100; seed++)
        {
            var metadata = new MetadataHistory(seed);
            found += Follow(seed, metadata.Change, () => Metadata(metadata.Export()));
            var discovery = new DiscoveryHistory(seed);
            found += Follow(seed, discovery.Change, () => PublishedFacts.Of(DiscoveryReader.Read(Encoding.UTF8.GetBytes(discovery.Export())).Value));
        }

        Assert.True(found > 500, $"Only {found} changes were made.");
    }

    [Fact]
    public void Facts_survive_storage()
    {
        var facts = Metadata(new MetadataHistory(2).Export());

        var stored = PublishedFacts.FromJson(facts.ToJson())!;

        Assert.True(PublishedDifferences.Of(facts, stored).IsEmpty);
        Assert.Equal(facts.Certificates, stored.Certificates);
        Assert.NotNull(stored.ValidUntil);
    }

    [Fact]
    public void A_certificate_that_is_in_Auth0_already_is_not_news_and_an_unused_one_may_go()
    {
        var (one, two) = (PublishedCertificate.Of(MadeCertificates.One), PublishedCertificate.Of(MadeCertificates.Two));
        var before = new PublishedFacts { Certificates = [one] };
        var after = new PublishedFacts { Certificates = [two] };

        Assert.True(PublishedDifferences.Of(before, after).For(two.Sha256, []).IsEmpty);
        Assert.Equal([one], PublishedDifferences.Of(before, after).For(one.Sha256, []).Removed);
        Assert.Equal([two], PublishedDifferences.Of(before, after).For(one.Sha256, []).Added);
    }

    [Fact]
    public void An_address_that_the_connection_has_by_now_is_not_news()
    {
        var before = new PublishedFacts { Values = new Dictionary<string, IReadOnlyList<string>> { ["signIn"] = ["HTTP-POST https://idp.example/1"] } };
        var after = new PublishedFacts { Values = new Dictionary<string, IReadOnlyList<string>> { ["signIn"] = ["HTTP-POST https://idp.example/2"] } };
        var differences = PublishedDifferences.Of(before, after);

        Assert.Equal("Sign-in URL", Assert.Single(differences.For("", new() { [ConnectionSettings.SignInUrl] = "https://idp.example/1" }).Fields).Label);
        Assert.True(differences.For("", new() { [ConnectionSettings.SignInUrl] = "https://idp.example/2" }).IsEmpty);
    }

    [Fact]
    public void A_first_reading_is_compared_with_the_certificate_in_Auth0_and_the_entity_ID()
    {
        var old = new PublishedCertificate("aa", "CN=old", Now.AddDays(-90));
        var current = new PublishedCertificate("bb", "CN=current", Now.AddDays(30));
        var next = new PublishedCertificate("cc", "CN=next", Now.AddYears(2));
        var facts = Metadata(new MetadataHistory(1).Export()) with { Certificates = [old, current, next] };
        var entityId = facts[PublishedField.EntityId][0];

        Assert.Equal([next], Differences(entityId, current).Added);
        Assert.Equal([current], PublishedDifferences.Of((facts with { Certificates = [next] }).Expected(entityId, current), facts with { Certificates = [next] }).Removed);
        Assert.True(Differences("", null).IsEmpty);
        Assert.Equal("Entity ID", Assert.Single(Differences("https://other.example", next).Fields).Label);

        PublishedDifferences Differences(string known, PublishedCertificate? inAuth0) =>
            PublishedDifferences.Of(facts.Expected(known, inAuth0), facts).For(inAuth0?.Sha256 ?? "", []);
    }

    [Fact]
    public void A_federation_without_the_connection_s_IdP_is_a_problem_and_not_a_difference()
    {
        var idp = IdpMetadataReader.Read(new MetadataHistory(1).Export(), Now).Value.IdentityProviders[0];
        var reading = new MetadataReading([idp, idp with { EntityId = "https://other.example" }], IsSigned: false, []);

        Assert.Equal("watch.which-idp", PublishedDocument.Of(reading, "https://third.example").Problem?.Code);
        Assert.Equal(["https://other.example"], PublishedDocument.Of(reading, "https://other.example").Value.Facts[PublishedField.EntityId]);
    }

    private static PublishedFacts Metadata(string document) => PublishedDocument.Of(IdpMetadataReader.Read(document, Now).Value, "").Value.Facts;

    /// <summary>Polls a document that changes now and then; the number of changes.</summary>
    private static int Follow(int seed, Func<string> change, Func<PublishedFacts> poll)
    {
        var random = new Random(seed);
        var changes = 0;
        var before = poll();
        for (var number = 0; number < Polls; number++)
        {
            string[] expected = random.Next(4) == 0 ? [change()] : [];
            var after = poll();
            var labels = PublishedDifferences.Of(before, after).Fields.Select(field => field.Label);
            Assert.Equal((seed, number, string.Join(", ", expected)), (seed, number, string.Join(", ", labels)));
            changes += expected.Length;
            before = after;
        }

        return changes;
    }
}
