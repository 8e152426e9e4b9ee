using System.Text;
using SupportConsole.App.Clusters;
using SupportConsole.App.Parts;

namespace SupportConsole.Tests.Clusters;

public sealed class InfluxctlClusterListTests
{
    private const string Account = "11111111-2222-3333-4444-555555555555";
    private const string Id = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee";

    [Fact]
    public void The_list_is_read_exactly_as_influxctl_prints_it()
    {
        var read = InfluxctlClusterList.Read(Encoding.UTF8.GetBytes(
            $$"""
            [
              { "account_id": "{{Account}}", "cluster_id": "{{Id}}", "name": "prod", "url": "{{Id}}.a.influxdb.io", "state": "ready",
                "created_at": { "seconds": 1700000000, "nanos": 500000000 }, "category": "contract", "something_new": [1, 2] }
            ]
            """));

        var cluster = Assert.Single(read.Value.Clusters);
        Assert.Equal((Id, Guid.Parse(Account), "prod", "ready", "contract"), (cluster.Id.ToString(), cluster.AccountId, cluster.Name, cluster.State, cluster.Category));
        Assert.Equal(new DateTimeOffset(2023, 11, 14, 22, 13, 20, 500, TimeSpan.Zero), cluster.CreatedAt);
    }

    [Theory]
    [InlineData("2023-11-14T22:13:20Z")]
    [InlineData("2023-11-15T00:13:20+02:00")]
    [InlineData("2023-11-14 22:13:20")]
    public void A_time_in_words_is_taken_as_UTC(string time)
    {
        var created = Assert.Single(Read($$"""[{"account_id":"{{Account}}","cluster_id":"{{Id}}","name":"prod","created_at":"{{time}}" }]""").Value.Clusters).CreatedAt;

        Assert.Equal((1_700_000_000, TimeSpan.Zero), (created?.ToUnixTimeSeconds(), created?.Offset));
    }

    [Theory]
    [InlineData("1700000000")]
    [InlineData("\"1700000000\"")]
    public void Seconds_are_taken_as_number_and_as_text(string seconds)
    {
        var read = Read($$"""[{"account_id":"{{Account}}","cluster_id":"{{Id}}","name":"prod","created_at":{"seconds":{{seconds}},"nanos":0} }]""");

        Assert.Equal(1_700_000_000, Assert.Single(read.Value.Clusters).CreatedAt?.ToUnixTimeSeconds());
    }

    [Fact]
    public void A_bad_entry_is_named_with_its_place_and_the_good_ones_go_in()
    {
        var read = Read(
            $$"""
            [
              {"account_id":"{{Account}}","cluster_id":"{{Id}}","name":"prod"},
              {"account_id":"{{Account}}","cluster_id":"not-a-uuid","name":"broken"},
              {"account_id":"{{Account}}","cluster_id":"{{Id}}","name":"again"}
            ]
            """);

        Assert.Equal("prod", Assert.Single(read.Value.Clusters).Name);
        Assert.Equal([(2, 3, "clusters.cluster-id"), (3, 4, "clusters.duplicate")], read.Value.Bad.Select(bad => (bad.Entry, bad.Line, bad.Problem.Code)));
        Assert.Contains("not-a-uuid", read.Value.Bad[0].Problem.What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "clusters.empty", "nothing")]
    [InlineData("   \n ", "clusters.empty", "nothing")]
    [InlineData("[]", "clusters.empty-list", "empty")]
    [InlineData("{}", "clusters.object", "one JSON object")]
    [InlineData("{\"clusters\":[]}", "clusters.object", "one JSON object")]
    [InlineData("[1, 2", "clusters.truncated", "before it is complete")]
    [InlineData("[{\"account_id\":\"x\",", "clusters.truncated", "before it is complete")]
    [InlineData("[{\"name\": oops}]", "clusters.malformed", "line 1")]
    [InlineData("[{\"name\":\"a\",}]", "clusters.malformed", "line 1")]
    [InlineData("[{'name':'a'}]", "clusters.malformed", "line 1")]
    [InlineData("[{\"name\":\"a]\"}]\n\nana@laptop:~$ exit", "clusters.after-the-list", "on line 3, stands something else: “ana@laptop:~$ exit”")]
    [InlineData("[]\n[]", "clusters.after-the-list", "on line 2")]
    [InlineData("{\"cluster_id\":\"a\"}\n{\"cluster_id\":\"b\"}", "clusters.lines", "after another")]
    [InlineData("+----+----+\n| ID | NAME |", "clusters.table", "table")]
    [InlineData("| ACCOUNT ID | CLUSTER ID |", "clusters.table", "table")]
    [InlineData("ACCOUNT ID   CLUSTER ID", "clusters.table", "table")]
    [InlineData("account_id,cluster_id\na,b", "clusters.csv", "CSV")]
    [InlineData("<html><body>Sign in</body></html>", "clusters.markup", "HTML")]
    [InlineData("<?xml version=\"1.0\"?><a/>", "clusters.markup", "HTML or XML")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nAAAA", "clusters.pem", "key or a certificate")]
    [InlineData("Error: failed to list clusters: 401", "clusters.influxctl-error", "error that influxctl printed")]
    [InlineData("hello there", "clusters.not-json", "hello there")]
    [InlineData("\"text\"", "clusters.not-json", "text")]
    [InlineData("null", "clusters.not-json", "null")]
    [InlineData("PK\u0003\u0004\0\0", "clusters.binary", "not text")]
    public void What_is_not_a_list_is_refused_with_its_cause(string text, string code, string words)
    {
        var read = Read(text);

        Assert.Equal(code, read.Problem?.Code);
        Assert.Contains(words, read.Problem!.What, StringComparison.OrdinalIgnoreCase);
        Assert.NotEmpty(read.Problem.Cure);
        Assert.NotNull(read.Problem.NotLost);
    }

    [Theory]
    [InlineData("""[{"cluster_id":"aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee","name":"prod"}]""", "clusters.account-id", "account_id is missing")]
    [InlineData("""[{"account_id":"zzz","cluster_id":"aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee","name":"prod"}]""", "clusters.account-id", "“zzz”")]
    [InlineData("""[{"account_id":"11111111-2222-3333-4444-555555555555","name":"prod"}]""", "clusters.cluster-id", "cluster_id is missing")]
    [InlineData("""[{"account_id":"11111111-2222-3333-4444-555555555555","cluster_id":"00000000-0000-0000-0000-000000000000","name":"prod"}]""", "clusters.cluster-id", "not a UUID")]
    [InlineData("""[{"account_id":"11111111-2222-3333-4444-555555555555","cluster_id":"aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"}]""", "clusters.name", "name is missing")]
    [InlineData("""[{"account_id":"11111111-2222-3333-4444-555555555555","cluster_id":"aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee","name":7}]""", "clusters.name", "name is missing")]
    [InlineData("""[{"account_id":"11111111-2222-3333-4444-555555555555","cluster_id":"aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee","name":"a","created_at":{"seconds":-5}}]""", "clusters.created-at", "not a time")]
    [InlineData("""["text"]""", "clusters.entry", "string")]
    [InlineData("[null]", "clusters.entry", "null")]
    public void A_bad_entry_says_what_is_wrong_with_it(string text, string code, string words)
    {
        var bad = Assert.Single(Read(text).Value.Bad);

        Assert.Equal((1, 1, code), (bad.Entry, bad.Line, bad.Problem.Code));
        Assert.Contains(words, bad.Problem.What, StringComparison.Ordinal);
    }

    [Fact]
    public void UTF_16_and_a_byte_order_mark_are_read()
    {
        var text = $$"""[{"account_id":"{{Account}}","cluster_id":"{{Id}}","name":"prod"}]""";

        Assert.Single(InfluxctlClusterList.Read(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(text)).ToArray()).Value.Clusters);
        Assert.Single(InfluxctlClusterList.Read(Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(text)).ToArray()).Value.Clusters);
    }

    [Fact]
    public void Four_megabytes_are_taken_and_one_byte_more_is_refused_with_the_figure()
    {
        var padded = new byte[(4 * 1024 * 1024) + 1];
        Array.Fill(padded, (byte)' ');
        Encoding.UTF8.GetBytes($$"""[{"account_id":"{{Account}}","cluster_id":"{{Id}}","name":"prod"}]""").CopyTo(padded, 0);

        Assert.True(InfluxctlClusterList.Read(padded.AsMemory(0, padded.Length - 1)).IsOk);
        Assert.Equal("clusters.too-large", InfluxctlClusterList.Read(padded).Problem?.Code);
    }

    [Fact]
    public void A_list_in_another_encoding_is_refused_with_its_place_rather_than_misread()
    {
        var text = $$"""
            [
            {"account_id":"{{Account}}","cluster_id":"{{Id}}","name":"Müller"}]
            """;

        var read = InfluxctlClusterList.Read(Encoding.Latin1.GetBytes(text));

        Assert.Equal("clusters.encoding", read.Problem?.Code);
        Assert.Contains("line 2 holds the byte FC", read.Problem!.What, StringComparison.Ordinal);
        Assert.Equal("Müller", Assert.Single(Read(text).Value.Clusters).Name);
    }

    private static Result<ClusterListReading> Read(string text) => InfluxctlClusterList.Read(Encoding.UTF8.GetBytes(text));
}
