using SupportConsole.App.Record;
using SupportConsole.Auth0;
using SupportConsole.Federation;
using SupportConsole.Tests.Changes.Support;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Changes;

/// <summary>Each call costs rate limit and, for an OIDC connection, carries its secret: none is made twice.</summary>
public sealed class CallsToAuth0Tests
{
    [Fact]
    public async Task A_certificate_rotation_makes_five_management_calls()
    {
        await using var bench = await ChangeBench.StartAsync(TimeProvider.System);
        var record = await bench.CreatedAsync(Protocol.Saml);
        bench.Emulator.ForgetRequests();

        var plan = ChangeBench.Must(await bench.Planner.PlanRotateCertificateAsync(record.Id, MadeCertificates.Make("CN=next"), ChangeBench.Token));
        var outcome = ChangeBench.Must(await bench.Runner.ApplyAsync(plan, ChangeBench.Order()));

        Assert.Equal(ChangeState.Confirmed, outcome.State);
        Assert.Equal(["GET", "GET", "PATCH", "GET", "GET clients"], ManagementCalls(bench));
    }

    [Fact]
    public async Task A_new_display_name_makes_five_management_calls()
    {
        await using var bench = await ChangeBench.StartAsync(TimeProvider.System);
        var record = await bench.CreatedAsync(Protocol.Oidc);
        bench.Emulator.ForgetRequests();

        var plan = ChangeBench.Must(await bench.Planner.PlanSettingsAsync(record.Id, new OptionsEdit(), "Acme Corp", ChangeBench.Token));
        var outcome = ChangeBench.Must(await bench.Runner.ApplyAsync(plan, ChangeBench.Order()));

        Assert.Equal(ChangeState.Confirmed, outcome.State);
        Assert.Equal(["GET", "GET", "PATCH", "GET", "GET clients"], ManagementCalls(bench));
    }

    private static IEnumerable<string> ManagementCalls(ChangeBench bench) => bench.Emulator.Requests
        .Where(request => request.Path.StartsWith("/api/v2/", StringComparison.Ordinal))
        .Select(request => request.Path.EndsWith("/clients", StringComparison.Ordinal) ? request.Method + " clients" : request.Method);
}
