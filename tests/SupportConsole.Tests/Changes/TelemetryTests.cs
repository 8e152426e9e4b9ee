using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SupportConsole.App.Record;
using SupportConsole.Crash;
using SupportConsole.Federation;
using SupportConsole.Tests.Auth0.Support;
using SupportConsole.Tests.Changes.Support;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Changes;

/// <summary>What an operator sees of a change in activities, metrics and logs, and what nobody may see there.</summary>
public sealed class TelemetryTests
{
    [Fact]
    public async Task A_change_its_steps_and_its_calls_are_seen_and_no_secret_is()
    {
        using var heard = new HeardTelemetry();
        using var log = new HeardLog();
        await using var bench = await ChangeBench.StartAsync(TimeProvider.System, services: services => services.AddLogging(logging => logging.AddProvider(log)));

        var record = await bench.CreatedAsync(Protocol.Oidc);
        var plan = ChangeDesk.Must(await bench.Planner.PlanRotateSecretAsync(record.Id, ChangeDesk.NextSecret, null, ChangeBench.Token));
        ChangeDesk.Must(await bench.Runner.ApplyAsync(plan, ChangeDesk.Order()));
        var (names, text) = heard.End();

        string[] expected =
        [
            "change", "change.IntentCommitted", "change.TenantCalled", "change.ReadBack", "change.Committed", "auth0.call",
            "supportconsole.changes", "supportconsole.change.duration", "supportconsole.auth0.call.duration",
        ];
        Assert.Empty(expected.Except(names));
        Assert.Contains("kind=RotateSecret", text, StringComparison.Ordinal);
        foreach (var secret in new[] { "first-secret-Zq81", "next-secret-Kd27", bench.Emulator.Options.ClientSecret, "Bearer " })
        {
            Assert.DoesNotContain(Forms(secret), form => (text + log.Text).Contains(form, StringComparison.OrdinalIgnoreCase));
        }
    }

    private static IEnumerable<string> Forms(string secret)
    {
        var bytes = Encoding.UTF8.GetBytes(secret);
        return [secret, Uri.EscapeDataString(secret), Convert.ToBase64String(bytes).TrimEnd('='), Convert.ToHexString(bytes)];
    }
}
