using System.Text;
using System.Text.Json.Nodes;
using SupportConsole.App.Changes;
using SupportConsole.App.Record;
using SupportConsole.Auth0;
using SupportConsole.Federation;
using SupportConsole.Federation.Secrets;
using SupportConsole.Tests.Changes.Support;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Changes;

/// <summary>Option keys that the console knows nothing of: 50 edits leave them byte for byte as they were.</summary>
public sealed class UnknownKeysTests
{
    private const int Keys = 200;
    private const int Edits = 50;

    private static readonly string[] Values =
    [
        "1.0", "1e3", "-0", "0.10", "12345678901234567890123456789", "1.7976931348623157e308", "\"Zürich 東京 🚀 \\\"quoted\\\" \\\\ \\/ \\u00e9\\u2028\"", "\"\"", "null", "true", "[]", "{}",
        "[1, 1.50, \"1\", null, {\"b\": 2, \"a\": 1e-7}]", """{"z": {"y": {"x": [0.1, {"w": "ä", "v": null}]}}, "a b": "c:d", "a.b": 1}""", "\"line\\nbreak\\ttab\"", "\"<b>&amp;</b>\"",
    ];

    [Theory]
    [InlineData(Protocol.Oidc)]
    [InlineData(Protocol.Saml)]
    public async Task Fifty_edits_leave_two_hundred_unknown_keys_byte_for_byte_as_they_were(Protocol protocol)
    {
        await using var bench = await ChangeBench.StartAsync(TimeProvider.System);
        var record = await bench.CreatedAsync(protocol);
        bench.Emulator.Dashboard.EditOptions(record.Name.Value, Seed);
        var before = Unknown(bench, record);
        Assert.Equal(Keys, before.Count);

        var kinds = new HashSet<ChangeKind>();
        for (var number = 0; number < Edits; number++)
        {
            var plan = await PlanAsync(bench, record, number);
            var outcome = ChangeBench.Must(await bench.Runner.ApplyAsync(plan, ChangeBench.Order()));
            Assert.True(outcome.State == ChangeState.Confirmed, $"edit {number}, {plan.Kind}: {outcome.Words}");
            kinds.Add(plan.Kind);
        }

        Assert.Equal(4, kinds.Count);
        Assert.Equal(before, Unknown(bench, record));
        Assert.Empty((await bench.ReadAsync(record.Id)).Attention);
    }

    /// <summary>Settings, labels, credential, disabled, enabled, in turn.</summary>
    private static async Task<ChangePlan> PlanAsync(ChangeBench bench, ConnectionRecord record, int number) => ChangeBench.Must((number % 5) switch
    {
        0 => await bench.Planner.PlanSettingsAsync(
            record.Id, record.Protocol == Protocol.Oidc ? new OptionsEdit().Set("scope", $"openid s{number}") : new OptionsEdit().Set("signOutEndpoint", $"https://idp.acme.example/out/{number}"), $"Acme {number}", ChangeBench.Token),
        1 => await bench.Planner.PlanSettingsAsync(record.Id, new OptionsEdit(), $"Acme {number}", ChangeBench.Token),
        2 when record.Protocol == Protocol.Oidc => await bench.Planner.PlanRotateSecretAsync(record.Id, new ClientSecret($"rotated-{number}-Zp3kq9"), null, ChangeBench.Token),
        2 => await bench.Planner.PlanRotateCertificateAsync(record.Id, MadeCertificates.Make($"CN=idp-{number}.acme.example"), ChangeBench.Token),
        3 => await bench.Planner.PlanApplicationsAsync(record.Id, new Dictionary<string, bool> { [bench.Application] = false }, ChangeBench.Token),
        _ => await bench.Planner.PlanApplicationsAsync(record.Id, new Dictionary<string, bool> { [bench.Application] = true }, ChangeBench.Token),
    });

    private static void Seed(JsonObject options)
    {
        for (var number = 0; number < Keys; number++)
        {
            options[$"unknown {number} é.x"] = JsonNode.Parse(Values[number % Values.Length]);
        }
    }

    /// <summary>The unknown keys in the tenant's order, with the bytes of their values.</summary>
    private static IReadOnlyList<string> Unknown(ChangeBench bench, ConnectionRecord record) =>
    [
        .. bench.OptionsOf(record).Where(pair => pair.Key.StartsWith("unknown ", StringComparison.Ordinal))
            .Select(pair => $"{pair.Key} {Convert.ToHexString(Encoding.UTF8.GetBytes(pair.Value?.ToJsonString() ?? "null"))}"),
    ];
}
