using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using SupportConsole.App.BreakGlass;
using SupportConsole.App.Onboarding;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Search;
using SupportConsole.App.Settings;
using SupportConsole.Tests.Auth0.Support;
using SupportConsole.Tests.Changes.Support;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Changes;

/// <summary>What must not stand in what people type: characters that nobody sees, and client secrets in another field than theirs.</summary>
public sealed class TypedTextTests
{
    private const string Code = "text.hidden";
    private const string Secret = "GOCSPX-mark3r0123456789abcdefghij";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("SUP-1\u202E2-PUS", "Asked for by Ana")]
    [InlineData("SUP-12", "Asked for by \u2066Ana\u2069")]
    [InlineData("SUP-12\u001B[2J", "")]
    public async Task A_change_takes_none_in_its_ticket_or_reason(string ticket, string reason)
    {
        await using var bench = await ChangeBench.StartAsync(new SkippingClock(TimeSpan.FromSeconds(20)));
        var record = await bench.CreatedAsync(SupportConsole.Federation.Protocol.Saml);
        var plan = ChangeBench.Must(await bench.Planner.PlanRemoveAsync(record.Id, Token));

        var applied = await bench.Runner.ApplyAsync(plan, ChangeBench.Order() with { Ticket = ticket, Reason = reason });

        Assert.Equal(Code, applied.Problem?.Code);
        Assert.DoesNotContain(bench.Emulator.Requests, request => request.Method == "DELETE");
    }

    [Fact]
    public void Neither_does_a_setting_that_customers_or_staff_read()
    {
        Assert.Equal(Code, SettingRules.DisplayName("Acme \u202Enigol")?.Code);
        Assert.Equal(Code, SettingRules.ClientId("client\u202E-id")?.Code);
        Assert.Equal(Code, SettingRules.Length("owner", "Ana\u2067", 200)?.Code);
        Assert.Null(SettingRules.DisplayName("Ærøskøbing 東京 שלום"));
    }

    [Fact]
    public async Task Neither_does_a_break_glass_link()
    {
        await using var record = await RecordFile.CreateAsync();
        var links = new BreakGlassLinks(
            record.Contexts, new BreakGlassSettings(true), TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<BreakGlassLinks>.Instance);

        Assert.Equal(Code, (await links.CreateAsync("Ana\u202E", StaffRole.Engineer, 30, "The provider is down.", Token)).Problem?.Code);
        Assert.Equal(Code, (await links.CreateAsync("Ana", StaffRole.Engineer, 30, "Down\u001B[2J", Token)).Problem?.Code);
    }

    [Fact]
    public async Task A_client_secret_in_another_field_is_refused_and_its_draft_does_not_keep_it()
    {
        await using var record = await RecordFile.CreateAsync(configure: services => services.AddOnboarding());
        var drafts = record.Services.GetRequiredService<DraftService>();
        var cluster = await record.AddClusterAsync();
        var form = SupportConsole.Tests.Onboarding.OnboardingRulesTests.Saml();
        form.Reason = $"They sent {Secret}.";
        form[ConnectionSettings.ClientId] = Secret;

        var draft = (await drafts.StartAsync(cluster.Id, form, new Actor("Ana Ruiz", StaffRole.Engineer), Token)).Value;
        var saved = await drafts.SaveAsync(draft.Record.Id, form, draft.Version, new Actor("Ana Ruiz", StaffRole.Engineer), Token);

        Assert.True(saved.IsOk, saved.Problem?.ToString());
        Assert.Equal("text.secret", SettingRules.ClientId(Secret)?.Code);
        Assert.Equal("They sent [removed].", (await drafts.OpenAsync(draft.Record.Id, Token))?.Form.Reason);
        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        await context.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", Token);
        Assert.DoesNotContain(Secret, System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(record.Paths.Database, Token)), StringComparison.Ordinal);
    }

    [Fact]
    public void An_export_records_its_filter_without_secrets_and_whatever_the_parameters_are_called()
    {
        var same = new string('a', 300);
        var filter = ExportTrail.Filter(new QueryCollection(new Dictionary<string, StringValues>
        {
            ["q"] = $"acme {Secret}",
            ["client_secret"] = "mark3r-value",
            [same + "1"] = "x",
            [same + "2"] = "y",
            ["state"] = "live",
        }));

        Assert.DoesNotContain(filter, pair => $"{pair.Key}{pair.Value}".Contains("mark3r", StringComparison.Ordinal));
        Assert.Equal("live", filter["state"]);
        Assert.False(SearchWords.MayStandInAddress($"acme {Secret}"));
        Assert.True(SearchWords.MayStandInAddress("acme prod"));
    }
}
