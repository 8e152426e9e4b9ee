using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Inventory;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.App.Watch;
using SupportConsole.Federation;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Watch;

/// <summary>Identity providers that change what they publish, over real HTTP and a real record.</summary>
public sealed class WatchTests
{
    private const string Idp = "https://idp.example";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_second_certificate_is_found_once_with_its_bytes_and_stays_until_the_connection_has_it()
    {
        await using var bench = await WatchBench.StartAsync();
        var record = await bench.AddAsync("acme-saml", MadeCertificates.One);
        bench.Publisher["acme-saml"] = IdpDocument.Of(Idp, MadeCertificates.One);
        await bench.PollAsync();
        Assert.Null((await bench.ViewAsync(record.Id)).Found);

        bench.Publisher["acme-saml"] = IdpDocument.Of(Idp, MadeCertificates.Two, MadeCertificates.One);
        await bench.PollAsync();
        await bench.PollAsync();

        var found = (await bench.ViewAsync(record.Id)).Found!;
        Assert.Equal(("Signing certificate added", MadeCertificates.Two.Sha256.Hex, ""), (found.Fields, found.NewFingerprint, found.MissingFingerprint));
        Assert.Equal([MadeCertificates.Two], await bench.Get<WatchReader>().CertificatesAsync(record.Id, found.Id, Token));
        var entry = Assert.Single(await bench.EntriesAsync());
        Assert.Equal((WatchFindings.Found, "console"), (entry.Action, entry.Actor));
        Assert.Contains(MadeCertificates.Two.Sha256.Display, entry.After, StringComparison.Ordinal);

        await bench.EditAsync(record.Id, row => row.CredentialFingerprint = MadeCertificates.Two.Sha256.Hex);
        await bench.PollAsync(hours: 0);
        Assert.Null((await bench.ViewAsync(record.Id)).Found);

        bench.Publisher["acme-saml"] = IdpDocument.Of(Idp, MadeCertificates.Two);
        await bench.PollAsync();
        Assert.Null((await bench.ViewAsync(record.Id)).Found);
        Assert.Single(await bench.EntriesAsync());
    }

    [Fact]
    public async Task A_certificate_that_disappears_is_an_alarm_until_it_is_back()
    {
        await using var bench = await WatchBench.StartAsync();
        var record = await bench.AddAsync("acme-saml", MadeCertificates.One);
        bench.Publisher["acme-saml"] = IdpDocument.Of(Idp, MadeCertificates.Two);

        await bench.PollAsync();

        var line = Assert.Single(await bench.Get<WatchReader>().ListOpenAsync(10, Token));
        Assert.Equal((true, true, "Signing certificate"), (line.IsAlarm, line.HasCertificate, line.Fields));
        var health = await HealthAsync(bench);
        Assert.Equal((Health.AtRisk, "Rotate to the new certificate", $"/connections/{record.Id}/rotate?found={line.FindingId}"), (health.Value, health.Next.Words, health.Href));

        bench.Publisher["acme-saml"] = IdpDocument.Of(Idp, MadeCertificates.One);
        await bench.PollAsync();

        Assert.Equal(Health.Working, (await HealthAsync(bench)).Value);
        Assert.Equal([WatchFindings.Found, WatchFindings.Withdrawn], (await bench.EntriesAsync()).Select(entry => entry.Action));
        Assert.Equal(0, await bench.Get<WatchReader>().CountOpenAsync(Token));
    }

    [Fact]
    public async Task A_dismissed_change_needs_a_note_and_does_not_come_back()
    {
        await using var bench = await WatchBench.StartAsync();
        var record = await bench.AddAsync("acme-saml", MadeCertificates.One);
        bench.Publisher["acme-saml"] = IdpDocument.Of(Idp, MadeCertificates.One);
        await bench.PollAsync();
        bench.Publisher["acme-saml"] = IdpDocument.Of("https://other.example", MadeCertificates.One);
        await bench.PollAsync();
        var found = (await bench.ViewAsync(record.Id)).Found!;
        Assert.Equal("Entity ID, Sign-in URL", found.Fields);

        Assert.Equal("watch.no-note", (await bench.Service.DismissAsync(record.Id, found.Id, " ", WatchBench.Engineer, Token)).Problem?.Code);
        Assert.True((await bench.Service.DismissAsync(record.Id, found.Id, "They moved their test realm.", WatchBench.Engineer, Token)).IsOk);
        Assert.Equal("watch.gone", (await bench.Service.DismissAsync(record.Id, found.Id, "Again.", WatchBench.Engineer, Token)).Problem?.Code);
        await bench.PollAsync();

        Assert.Null((await bench.ViewAsync(record.Id)).Found);
        var entry = (await bench.EntriesAsync())[^1];
        Assert.Equal(("watch.dismiss", "Ana Ruiz", "They moved their test realm."), (entry.Action, entry.Actor, entry.Reason));
    }

    [Fact]
    public async Task A_changed_endpoint_of_an_OpenID_provider_is_found()
    {
        await using var bench = await WatchBench.StartAsync();
        var record = await bench.AddAsync("acme-oidc", protocol: Protocol.Oidc);
        var history = new DiscoveryHistory(7);
        bench.Publisher["acme-oidc"] = history.Export();
        await bench.PollAsync();

        var label = history.Change();
        bench.Publisher["acme-oidc"] = history.Export();
        await bench.PollAsync();

        var found = (await bench.ViewAsync(record.Id)).Found!;
        Assert.Equal(label, Assert.Single(WatchFindings.Fields(found)).Label);
        Assert.Equal(("Review the IdP's change", "#published"), ((await HealthAsync(bench)).Next.Words, (await HealthAsync(bench)).Next.Place));
    }

    [Fact]
    public async Task An_unchanged_document_is_asked_for_by_its_ETag_and_once_a_day_in_whole()
    {
        await using var bench = await WatchBench.StartAsync();
        var record = await bench.AddAsync("acme-saml", MadeCertificates.One);
        bench.Publisher["acme-saml"] = IdpDocument.Of(Idp, MadeCertificates.One);
        bench.Publisher.AlwaysSame = true;

        foreach (var _ in Enumerable.Range(0, 3))
        {
            await bench.PollAsync();
        }

        Assert.Equal([false, true, true], bench.Publisher.Requests.Select(request => request.Conditional));
        bench.Publisher["acme-saml"] = IdpDocument.Of(Idp, MadeCertificates.One, MadeCertificates.Two);
        await bench.PollAsync(hours: 24);
        Assert.NotNull((await bench.ViewAsync(record.Id)).Found);
    }

    [Fact]
    public async Task A_failing_document_is_tried_less_and_less_often_down_to_once_a_day_and_recovers()
    {
        await using var bench = await WatchBench.StartAsync();
        var record = await bench.AddAsync("acme-saml", MadeCertificates.One);
        bench.Publisher["acme-saml"] = "<html>Sign in</html>";

        var pauses = new List<double>();
        for (var day = 0; day < 3 * 24 * 4; day++)
        {
            if (await bench.PollAsync(hours: 0.25) > 0)
            {
                pauses.Add(((await bench.ViewAsync(record.Id)).Document!.NextAt - bench.Clock.GetUtcNow()).TotalHours);
            }
        }

        Assert.InRange(pauses[0], 0.2, 0.3);
        Assert.InRange(pauses.Max(), 21.5, 26.5);
        Assert.InRange(pauses.Count, 7, 10);
        var view = await bench.ViewAsync(record.Id);
        Assert.True(view.IsFailing(bench.Clock.GetUtcNow()));
        Assert.Contains("HTML page", view.Document!.Problem, StringComparison.Ordinal);

        bench.Publisher["acme-saml"] = IdpDocument.Of(Idp, MadeCertificates.One);
        await bench.PollAsync(hours: 30);

        view = await bench.ViewAsync(record.Id);
        Assert.Equal((0, "", false), (view.Document!.Failures, view.Document.Problem, view.IsFailing(bench.Clock.GetUtcNow())));
    }

    [Fact]
    public async Task A_connection_that_is_switched_off_is_not_asked_about_and_both_switches_are_in_the_audit()
    {
        await using var bench = await WatchBench.StartAsync();
        var record = await bench.AddAsync("acme-saml", MadeCertificates.One);
        bench.Publisher["acme-saml"] = IdpDocument.Of(Idp, MadeCertificates.One);

        Assert.True((await bench.Service.SwitchAsync(record.Id, isOn: false, WatchBench.Engineer, Token)).IsOk);
        await bench.PollAsync();
        Assert.Empty(bench.Publisher.Requests);

        Assert.True((await bench.Service.SwitchAsync(record.Id, isOn: true, WatchBench.Engineer, Token)).IsOk);
        await bench.PollAsync(hours: 0);
        Assert.Single(bench.Publisher.Requests);
        Assert.Equal(["Turned the watch over the IdP of acme-saml off.", "Turned the watch over the IdP of acme-saml on."], (await bench.EntriesAsync()).Select(entry => entry.Summary));
    }

    [Fact]
    public async Task Another_address_starts_anew_and_none_asks_nobody()
    {
        await using var bench = await WatchBench.StartAsync();
        var record = await bench.AddAsync("acme-saml", MadeCertificates.One);
        bench.Publisher["acme-saml"] = IdpDocument.Of(Idp, MadeCertificates.Two);
        bench.Publisher["elsewhere"] = IdpDocument.Of("https://elsewhere.example", MadeCertificates.One);
        await bench.PollAsync();
        Assert.NotNull((await bench.ViewAsync(record.Id)).Found);

        await bench.EditAsync(record.Id, row => row.Settings = new() { [ConnectionSettings.MetadataUrl] = bench.Address("elsewhere").ToString() });
        await bench.PollAsync();
        Assert.Null((await bench.ViewAsync(record.Id)).Found);
        Assert.Equal("elsewhere", bench.Publisher.Requests[^1].Name);

        await bench.EditAsync(record.Id, row => row.Settings = []);
        Assert.Equal(0, await bench.PollAsync());
        Assert.Equal("watch.no-address", (await bench.Service.CheckNowAsync(record.Id, WatchBench.Engineer, Token)).Problem?.Code);
    }

    [Fact]
    public async Task A_minute_has_no_more_requests_than_its_limit_and_no_more_at_a_time()
    {
        await using var bench = await WatchBench.StartAsync(new WatchSettings { PerMinute = 12, Concurrency = 3 });
        for (var number = 0; number < 30; number++)
        {
            await bench.AddAsync($"acme-{number}", MadeCertificates.One);
            bench.Publisher[$"acme-{number}"] = IdpDocument.Of(Idp, MadeCertificates.One);
        }

        var counts = new List<int>();
        for (var minute = 0; minute < 3; minute++)
        {
            counts.Add(await bench.Runner.RunDueAsync(int.MaxValue, Token) + await bench.Runner.RunDueAsync(int.MaxValue, Token));
            bench.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal([12, 12, 6], counts);
        Assert.Equal(30, bench.Publisher.Requests.Distinct().Count());
        Assert.InRange(bench.Publisher.MostAtOnce, 1, 3);
    }

    [Fact]
    public async Task Checks_of_the_same_age_are_spread()
    {
        await using var bench = await WatchBench.StartAsync(new WatchSettings { PerMinute = 100 });
        for (var number = 0; number < 40; number++)
        {
            await bench.AddAsync($"acme-{number}");
            bench.Publisher[$"acme-{number}"] = IdpDocument.Of(Idp, MadeCertificates.One);
        }

        await bench.PollAsync();

        await using var context = await bench.Record.Contexts.CreateDbContextAsync(Token);
        var hours = (await context.WatchedDocuments.Select(row => row.NextAt).ToListAsync(Token)).ConvertAll(at => (at - bench.Clock.GetUtcNow()).TotalHours);
        Assert.All(hours, each => Assert.InRange(each, 5.4, 6.6));
        Assert.True(hours.Max() - hours.Min() > 0.5);
    }

    private static async Task<ConnectionHealth> HealthAsync(WatchBench bench) =>
        (await new ConnectionListService(bench.Record.Contexts, bench.Clock).ListAsync(new ConnectionQuery(), Token)).Rows.Single().Health;
}
