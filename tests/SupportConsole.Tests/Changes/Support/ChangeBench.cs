using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Changes;
using SupportConsole.App.Record;
using SupportConsole.App.Sync;
using SupportConsole.Auth0.Emulator;
using SupportConsole.Crash;
using SupportConsole.Tests.Auth0.Support;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Changes.Support;

/// <summary>The desk on a record file and a tenant of its own, for one test.</summary>
public sealed class ChangeBench : ChangeDesk, IAsyncDisposable
{
    private ChangeBench(EmulatedTenant tenant, RecordFile record)
        : base(record.Services, tenant, MadeCertificates.One, MadeCertificates.Two) => Record = record;

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Acts => [.. ChangeAct.Names];

    public RecordFile Record { get; }

    internal ChangeSettler Settler => Record.Services.GetRequiredService<ChangeSettler>();

    internal ChangeJournal Journal => Record.Services.GetRequiredService<ChangeJournal>();

    public static async Task<ChangeBench> StartAsync(TimeProvider time, Action<ChangeSettings>? settings = null, Action<IServiceCollection>? services = null)
    {
        var emulator = await EmulatedTenant.StartAsync(new EmulatorOptions(), time, Token);
        var record = await RecordFile.CreateAsync(time, collection =>
        {
            collection.AddChanges(settings).AddSync();
            AddTenant(collection, emulator);
            ChosenClient.Use(collection);
            services?.Invoke(collection);
        });
        return new ChangeBench(emulator, record);
    }

    /// <summary>Waits until the tenant is through with every request, also with those that the console gave up on.</summary>
    public async Task TenantRestsAsync()
    {
        for (var looks = 0; Emulator.Working > 0; looks++)
        {
            Assert.True(looks < 6000, "the tenant never came to rest");
            await Task.Delay(5, Token);
        }
    }

    /// <summary>Lets the settler look, minutes apart, until the change has come to rest; then it must be the truth.</summary>
    public async Task AssertSettlesAsync(SkippingClock clock, ChangeAct act, App.Record.ConnectionRecord before, Guid changeId, string what)
    {
        var change = Assert.Single(await ChangesAsync(before.Id), row => row.Id == changeId);
        for (var look = 0; !change.IsSettled; look++)
        {
            Assert.True(look < 5, $"{what}: not settled, {change.State}: {change.Outcome}");
            clock.Advance(TimeSpan.FromMinutes(6));
            await Settler.SettleDueAsync(Token);
            change = (await ChangesAsync(before.Id)).Single(row => row.Id == changeId);
        }

        var lie = await FindLieAsync(act, before, change);
        Assert.True(lie is null, $"{what}: {change.State}, {change.Outcome}: {lie}");
    }

    public async ValueTask DisposeAsync()
    {
        await Record.DisposeAsync();
        await Emulator.DisposeAsync();
    }
}
