using SupportConsole.App.Changes;
using SupportConsole.App.Connections;
using SupportConsole.Tests.Auth0.Support;

namespace SupportConsole.Tests.Changes.Support;

/// <summary>What must hold after a change, however it went: it came to rest, and record, audit and tenant say the same.</summary>
internal static class Truth
{
    /// <summary>Lets the settler look, minutes apart, until the change has come to rest.</summary>
    public static async Task<Change> SettleAsync(ChangeBench bench, SkippingClock clock, Guid connectionId, Guid changeId, string what)
    {
        var change = Assert.Single(await bench.ChangesAsync(connectionId), row => row.Id == changeId);
        for (var look = 0; !change.IsSettled; look++)
        {
            Assert.True(look < 5, $"{what}: not settled, {change.State}: {change.Outcome}");
            clock.Advance(TimeSpan.FromMinutes(6));
            await bench.Settler.SettleDueAsync(ChangeBench.Token);
            change = (await bench.ChangesAsync(connectionId)).Single(row => row.Id == changeId);
        }

        return change;
    }

    public static async Task AssertAsync(ChangeBench bench, ChangeAct act, ConnectionRecord before, Change change, string what)
    {
        var said = $"{what}: {change.State}, {change.Outcome}";
        Assert.True(change.State is ChangeState.Confirmed or ChangeState.Refused, said);
        Assert.True(act.IsInForce(bench, before) == (change.State == ChangeState.Confirmed), said);
        Assert.True(bench.CountNamed(before.Name.Value) <= 1, said);

        var audit = await bench.AuditAsync(change.Id);
        Assert.True(audit[0].Outcome == "intended" && audit[^1].Outcome == ChangeWords.Outcome(change.State), $"{said} / {string.Join(", ", audit.Select(entry => entry.Outcome))}");

        var record = await bench.ReadAsync(before.Id);
        var tenant = bench.Emulator.Dashboard.Find(before.Name.Value);
        Assert.True(record.Attention.Length == 0, $"{said} / {record.Attention}");
        Assert.True((tenant is not null) == (record.State is not (ConnectionState.Draft or ConnectionState.Retired)), $"{said} / {record.State}");
        if (tenant is not null && change.State == ChangeState.Confirmed)
        {
            Assert.True(record.Auth0Id?.Value == (string?)tenant["id"], said);
            Assert.True(change.CredentialFingerprint.Length == 0 || record.CredentialFingerprint == change.CredentialFingerprint, said);
        }
    }
}
