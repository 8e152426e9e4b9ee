using SupportConsole.App.Changes;
using SupportConsole.App.Record;
using SupportConsole.Auth0;
using SupportConsole.Federation;

namespace SupportConsole.Crash;

/// <summary>One of the things that the console does to a connection: how it is prepared and planned, and how to see in the tenant whether it was done.</summary>
/// <param name="Name">Its name, as the test's argument.</param>
/// <param name="PrepareAsync">Brings record and tenant to the state before.</param>
/// <param name="PlanAsync">Plans it.</param>
/// <param name="IsInForce">Whether the tenant holds it.</param>
public sealed record ChangeAct(
    string Name, Func<ChangeDesk, Task<ConnectionRecord>> PrepareAsync, Func<ChangeDesk, ConnectionRecord, Task<ChangePlan>> PlanAsync, Func<ChangeDesk, ConnectionRecord, bool> IsInForce)
{
    private static readonly Dictionary<string, ChangeAct> ByName = new ChangeAct[]
    {
        new("create OIDC", desk => desk.DraftAsync(Protocol.Oidc), (desk, record) => desk.PlanCreateAsync(record), IsThere),
        new("create SAML", desk => desk.DraftAsync(Protocol.Saml), (desk, record) => desk.PlanCreateAsync(record), IsThere),
        new("edit", desk => desk.CreatedAsync(Protocol.Oidc),
            async (desk, record) => ChangeDesk.Must(await desk.Planner.PlanSettingsAsync(record.Id, new OptionsEdit().Set("scope", "openid"), CancellationToken.None)),
            (desk, record) => (string?)desk.OptionsOf(record)["scope"] == "openid"),
        new("rename", desk => desk.CreatedAsync(Protocol.Saml),
            async (desk, record) => ChangeDesk.Must(await desk.Planner.PlanSettingsAsync(record.Id, new OptionsEdit(), "Acme, renamed", CancellationToken.None)),
            (desk, record) => (string?)desk.Emulator.Dashboard.Find(record.Name.Value)!["display_name"] == "Acme, renamed"),
        new("rotate secret", desk => desk.CreatedAsync(Protocol.Oidc),
            async (desk, record) => ChangeDesk.Must(await desk.Planner.PlanRotateSecretAsync(record.Id, ChangeDesk.NextSecret, null, CancellationToken.None)),
            (desk, record) => (string?)desk.OptionsOf(record)["client_secret"] == ChangeDesk.NextSecret.Reveal()),
        new("rotate certificate", desk => desk.CreatedAsync(Protocol.Saml),
            async (desk, record) => ChangeDesk.Must(await desk.Planner.PlanRotateCertificateAsync(record.Id, desk.NextCertificate, CancellationToken.None)),
            (desk, record) => (string?)desk.OptionsOf(record)["thumbprints"]![0] == desk.NextCertificate.Sha1.Hex),
        new("enable", async desk => await WithoutApplicationAsync(desk),
            async (desk, record) => ChangeDesk.Must(await desk.Planner.PlanApplicationsAsync(record.Id, new Dictionary<string, bool> { [desk.Application] = true }, CancellationToken.None)),
            (desk, record) => desk.Emulator.Dashboard.EnabledClients(record.Name.Value).Contains(desk.Application)),
        new("disable", desk => desk.CreatedAsync(Protocol.Oidc),
            async (desk, record) => ChangeDesk.Must(await desk.Planner.PlanApplicationsAsync(record.Id, new Dictionary<string, bool> { [desk.Application] = false }, CancellationToken.None)),
            (desk, record) => !desk.Emulator.Dashboard.EnabledClients(record.Name.Value).Contains(desk.Application)),
        new("remove", desk => desk.CreatedAsync(Protocol.Saml),
            async (desk, record) => ChangeDesk.Must(await desk.Planner.PlanRemoveAsync(record.Id, CancellationToken.None)),
            (desk, record) => desk.CountNamed(record.Name.Value) == 0),
        new("adopt", async desk => await WithoutMarksAsync(desk),
            async (desk, record) => ChangeDesk.Must(await desk.Planner.PlanAdoptAsync(record.Id, CancellationToken.None)),
            (desk, record) => (string?)desk.Emulator.Dashboard.Find(record.Name.Value)!["metadata"]?["managed_by"] == ChangeMarks.Manager),
        new("adopt unmanaged", async desk => await MadeByHandAsync(desk),
            async (desk, record) => await desk.PlanAdoptionAsync(record),
            (desk, record) => (string?)desk.Emulator.Dashboard.Find(record.Name.Value)!["metadata"]?["managed_by"] == ChangeMarks.Manager),
        new("put back", async desk => await WithForeignScopeAsync(desk),
            async (desk, record) => ChangeDesk.Must(await desk.Planner.PlanRestoreAsync(record.Id, ["scope"], CancellationToken.None)),
            (desk, record) => (string?)desk.OptionsOf(record)["scope"] == "openid profile email"),
    }.ToDictionary(act => act.Name);

    /// <summary>All of them.</summary>
    public static IReadOnlyCollection<string> Names => ByName.Keys;

    /// <summary>The one of that name.</summary>
    public static ChangeAct Of(string name) => ByName[name];

    private static bool IsThere(ChangeDesk desk, ConnectionRecord record) => desk.CountNamed(record.Name.Value) == 1;

    private static async Task<ConnectionRecord> WithoutApplicationAsync(ChangeDesk desk)
    {
        var record = await desk.CreatedAsync(Protocol.Oidc);
        desk.Emulator.Dashboard.SetEnabledClients(record.Name.Value);
        return record;
    }

    private static async Task<ConnectionRecord> WithoutMarksAsync(ChangeDesk desk)
    {
        var record = await desk.CreatedAsync(Protocol.Oidc);
        desk.Emulator.Dashboard.Edit(record.Name.Value, new() { ["metadata"] = new System.Text.Json.Nodes.JsonObject() });
        return record;
    }

    /// <summary>A draft whose name someone gave to a connection at the dashboard.</summary>
    private static async Task<ConnectionRecord> MadeByHandAsync(ChangeDesk desk)
    {
        var draft = await desk.DraftAsync(Protocol.Oidc);
        desk.Emulator.Dashboard.Create(new()
        {
            ["name"] = draft.Name.Value,
            ["strategy"] = "oidc",
            ["options"] = new System.Text.Json.Nodes.JsonObject
            {
                ["type"] = "back_channel",
                ["client_id"] = "0oa-by-hand",
                ["client_secret"] = ChangeDesk.FirstSecret.Reveal(),
                ["issuer"] = "https://idp.acme.example",
                ["authorization_endpoint"] = "https://idp.acme.example/authorize",
                ["token_endpoint"] = "https://idp.acme.example/token",
                ["jwks_uri"] = "https://idp.acme.example/jwks",
                ["scope"] = "openid",
            },
        });
        await desk.FindUnmanagedAsync(draft.Name);
        return draft;
    }

    private static async Task<ConnectionRecord> WithForeignScopeAsync(ChangeDesk desk)
    {
        var record = await desk.CreatedAsync(Protocol.Oidc);
        desk.Emulator.Dashboard.EditOptions(record.Name.Value, options => options["scope"] = "openid email");
        return record;
    }
}
