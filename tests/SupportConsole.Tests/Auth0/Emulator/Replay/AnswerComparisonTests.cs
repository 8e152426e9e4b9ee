using System.Text.Json.Nodes;

namespace SupportConsole.Tests.Auth0.Emulator.Replay;

public sealed class AnswerComparisonTests
{
    private const string Ticket = """{"provisioning_ticket_url":"https://t.eu.auth0.com/p/samlp/Abcd1234"}""";

    [Theory]
    [InlineData("""{"options":{"a":1}}""", """{"options":{}}""", DifferenceKind.Missing, "options.a")]
    [InlineData("""{"options":{}}""", """{"options":{"a":null}}""", DifferenceKind.Extra, "options.a")]
    [InlineData("""{"options":{"a":null}}""", """{"options":{"a":""}}""", DifferenceKind.Value, "options.a")]
    [InlineData("""{"options":{"a":[1,2]}}""", """{"options":{"a":[1]}}""", DifferenceKind.Value, "options.a")]
    [InlineData("""{"options":{"a":[1,2]}}""", """{"options":{"a":[2,1]}}""", DifferenceKind.Value, "options.a[]")]
    [InlineData("""{"options":{"a":1,"b":2}}""", """{"options":{"b":2,"a":1}}""", DifferenceKind.Order, "options")]
    [InlineData("""{"options":{"x":{"a":1,"b":2}}}""", """{"options":{"x":{"b":2,"a":1}}}""", DifferenceKind.Order, "options.x")]
    [InlineData("""{"id":"con_AAAAAAAAAAAAAAAA"}""", """{"id":"con_A"}""", DifferenceKind.Value, "id")]
    [InlineData(Ticket, """{"provisioning_ticket_url":""}""", DifferenceKind.Value, "provisioning_ticket_url")]
    [InlineData("""{"deleted_at":"2026-01-28T05:50:10.526Z"}""", """{"deleted_at":"now"}""", DifferenceKind.Value, "deleted_at")]
    [InlineData("""{"client_secret":"[REDACTED]"}""", """{"client_secret":null}""", DifferenceKind.Value, "client_secret")]
    [InlineData("""{"connections":[{"name":"a"}]}""", """{"connections":[{"name":"b"}]}""", DifferenceKind.Value, "connections[].name")]
    public void A_difference_of_each_kind_is_found(string recorded, string emulated, DifferenceKind kind, string path)
    {
        var found = Compare(new KnownIds(), recorded, emulated);

        Assert.Contains(found, difference => (difference.Kind, difference.Path) == (kind, path));
    }

    [Fact]
    public void Another_status_is_a_difference_whatever_the_bodies()
    {
        var exchange = new Exchange(1, "GET", "/api/v2/connections", null, 200, JsonNode.Parse("[]"));

        var found = new AnswerComparison(exchange, "", new KnownIds()).Compare(404, JsonNode.Parse("[]"));

        Assert.Equal(DifferenceKind.Status, Assert.Single(found).Kind);
    }

    [Fact]
    public void A_made_up_value_must_stay_what_it_was()
    {
        var ids = new KnownIds();

        var first = Compare(ids, """{"id":"con_AAAAAAAAAAAAAAAA"}""", """{"id":"con_1111111111111111"}""");
        var same = Compare(ids, """{"id":"con_AAAAAAAAAAAAAAAA"}""", """{"id":"con_1111111111111111"}""");
        var other = Compare(ids, """{"id":"con_AAAAAAAAAAAAAAAA"}""", """{"id":"con_2222222222222222"}""");

        Assert.Empty(first);
        Assert.Empty(same);
        Assert.Equal("id", Assert.Single(other).Path);
    }

    private static IReadOnlyList<Difference> Compare(KnownIds ids, string recorded, string emulated) =>
        new AnswerComparison(new Exchange(1, "GET", "/api/v2/connections", null, 200, JsonNode.Parse(recorded)), "oidc", ids)
            .Compare(200, JsonNode.Parse(emulated));
}
