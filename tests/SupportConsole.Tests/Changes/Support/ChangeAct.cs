using SupportConsole.App.Changes;
using SupportConsole.App.Connections;
using SupportConsole.Auth0;
using SupportConsole.Federation;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Changes.Support;

/// <summary>One of the things that the console does to a connection: how it is prepared and planned, and how to see in the tenant whether it was done.</summary>
/// <param name="Name">Its name, as the test's argument.</param>
/// <param name="PrepareAsync">Brings record and tenant to the state before.</param>
/// <param name="PlanAsync">Plans it.</param>
/// <param name="IsInForce">Whether the tenant holds it.</param>
public sealed record ChangeAct(
    string Name, Func<ChangeBench, Task<ConnectionRecord>> PrepareAsync, Func<ChangeBench, ConnectionRecord, Task<ChangePlan>> PlanAsync, Func<ChangeBench, ConnectionRecord, bool> IsInForce)
{
    private static readonly Dictionary<string, ChangeAct> ByName = new ChangeAct[]
    {
        new("create OIDC", bench => bench.DraftAsync(Protocol.Oidc), (bench, record) => bench.PlanCreateAsync(record), IsThere),
        new("create SAML", bench => bench.DraftAsync(Protocol.Saml), (bench, record) => bench.PlanCreateAsync(record), IsThere),
        new("edit", bench => bench.CreatedAsync(Protocol.Oidc),
            async (bench, record) => ChangeBench.Must(await bench.Planner.PlanSettingsAsync(record.Id, new OptionsEdit().Set("scope", "openid"), ChangeBench.Token)),
            (bench, record) => (string?)bench.OptionsOf(record)["scope"] == "openid"),
        new("rotate secret", bench => bench.CreatedAsync(Protocol.Oidc),
            async (bench, record) => ChangeBench.Must(await bench.Planner.PlanRotateSecretAsync(record.Id, ChangeBench.NextSecret, null, ChangeBench.Token)),
            (bench, record) => (string?)bench.OptionsOf(record)["client_secret"] == ChangeBench.NextSecret.Reveal()),
        new("rotate certificate", bench => bench.CreatedAsync(Protocol.Saml),
            async (bench, record) => ChangeBench.Must(await bench.Planner.PlanRotateCertificateAsync(record.Id, MadeCertificates.Two, ChangeBench.Token)),
            (bench, record) => (string?)bench.OptionsOf(record)["thumbprints"]![0] == MadeCertificates.Two.Sha1.Hex),
        new("enable", async bench => await WithoutApplicationAsync(bench),
            async (bench, record) => ChangeBench.Must(await bench.Planner.PlanApplicationsAsync(record.Id, new Dictionary<string, bool> { [bench.Application] = true }, ChangeBench.Token)),
            (bench, record) => bench.Emulator.Dashboard.EnabledClients(record.Name.Value).Contains(bench.Application)),
        new("disable", bench => bench.CreatedAsync(Protocol.Oidc),
            async (bench, record) => ChangeBench.Must(await bench.Planner.PlanApplicationsAsync(record.Id, new Dictionary<string, bool> { [bench.Application] = false }, ChangeBench.Token)),
            (bench, record) => !bench.Emulator.Dashboard.EnabledClients(record.Name.Value).Contains(bench.Application)),
        new("remove", bench => bench.CreatedAsync(Protocol.Saml),
            async (bench, record) => ChangeBench.Must(await bench.Planner.PlanRemoveAsync(record.Id, ChangeBench.Token)),
            (bench, record) => bench.CountNamed(record.Name.Value) == 0),
        new("adopt", async bench => await WithoutMarksAsync(bench),
            async (bench, record) => ChangeBench.Must(await bench.Planner.PlanAdoptAsync(record.Id, ChangeBench.Token)),
            (bench, record) => (string?)bench.Emulator.Dashboard.Find(record.Name.Value)!["metadata"]?["managed_by"] == ChangeMarks.Manager),
        new("put back", async bench => await WithForeignScopeAsync(bench),
            async (bench, record) => ChangeBench.Must(await bench.Planner.PlanPutBackAsync(record.Id, ["scope"], ChangeBench.Token)),
            (bench, record) => (string?)bench.OptionsOf(record)["scope"] == "openid profile email"),
    }.ToDictionary(act => act.Name);

    public static TheoryData<string> Names => [.. ByName.Keys];

    public static ChangeAct Of(string name) => ByName[name];

    private static bool IsThere(ChangeBench bench, ConnectionRecord record) => bench.CountNamed(record.Name.Value) == 1;

    private static async Task<ConnectionRecord> WithoutApplicationAsync(ChangeBench bench)
    {
        var record = await bench.CreatedAsync(Protocol.Oidc);
        bench.Emulator.Dashboard.SetEnabledClients(record.Name.Value);
        return record;
    }

    private static async Task<ConnectionRecord> WithoutMarksAsync(ChangeBench bench)
    {
        var record = await bench.CreatedAsync(Protocol.Oidc);
        bench.Emulator.Dashboard.Edit(record.Name.Value, new() { ["metadata"] = new System.Text.Json.Nodes.JsonObject() });
        return record;
    }

    private static async Task<ConnectionRecord> WithForeignScopeAsync(ChangeBench bench)
    {
        var record = await bench.CreatedAsync(Protocol.Oidc);
        bench.Emulator.Dashboard.EditOptions(record.Name.Value, options => options["scope"] = "openid email");
        return record;
    }
}
