using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Connections.Detail;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Rotation;
using SupportConsole.App.Settings;
using SupportConsole.App.Watch;
using SupportConsole.Federation;
using SupportConsole.Tests.Shell;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Watch;

public sealed class WatchPagesTests : ConsolePageTest
{
    [Fact]
    public async Task A_found_certificate_leads_to_the_rotation_with_it_filled_in()
    {
        var (record, finding) = await FoundAsync();
        var page = Render<ConnectionPage>(parameters => parameters.Add(x => x.Id, record.Id));
        page.WaitForAssertion(() => Assert.Contains("The IdP published a new certificate", page.Find("#published").TextContent, StringComparison.Ordinal));
        Assert.Contains(MadeCertificates.Two.Sha256.Display, page.Find("#published table").TextContent, StringComparison.Ordinal);
        var href = page.FindAll("#published a").Single(link => link.TextContent.Trim() == "Rotate with this certificate").GetAttribute("href")!;
        Assert.Equal($"/connections/{record.Id}/rotate?found={finding.Id}", href);

        var rotate = Open<RotatePage>(href, parameters => parameters.Add(x => x.Id, record.Id));

        rotate.WaitForAssertion(() => Assert.Contains("CN=two.idp.example", rotate.Find(".compare").TextContent, StringComparison.Ordinal));
        await rotate.InvokeAsync(() => rotate.Find("#ticket").InputAsync("T-1"));
        await rotate.InvokeAsync(() => rotate.FindAll("button").Single(button => button.TextContent.Trim() == "Rotate certificate").ClickAsync());
        rotate.WaitForAssertion(() => Assert.Equal(
            MadeCertificates.Two.ToAuth0SigningCert(),
            (string?)Tenant.Dashboard.Connections.Single()["options"]!["signingCert"]));
    }

    [Fact]
    public async Task A_dismissed_change_leaves_the_page_and_its_note_is_in_the_audit()
    {
        var (record, _) = await FoundAsync();
        var page = Render<ConnectionPage>(parameters => parameters.Add(x => x.Id, record.Id));
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("#published")));

        await Press(page, "Dismiss…");
        await Press(page, "Dismiss");
        page.WaitForAssertion(() => Assert.Contains("Add a note.", page.Find("#published").TextContent, StringComparison.Ordinal));
        await page.InvokeAsync(() => page.Find("#dismiss-note").Input("Their test certificate."));
        await Press(page, "Dismiss");

        page.WaitForAssertion(() => Assert.Empty(page.FindAll("#published")));
        await using var context = await Contexts.CreateDbContextAsync(Token);
        Assert.Equal("Their test certificate.", (await context.AuditEntries.SingleAsync(entry => entry.Action == "watch.dismiss", Token)).Reason);
    }

    [Fact]
    public async Task People_with_read_only_access_see_the_change_and_no_buttons()
    {
        var (record, _) = await FoundAsync();
        SignIn(StaffRole.Manager);

        var page = Render<ConnectionPage>(parameters => parameters.Add(x => x.Id, record.Id));

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("#published table")));
        page.WaitForAssertion(() => Assert.Contains("Not watched", page.Find("#watch").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("#published button, #published a, #watch button.mud-button-outlined"));
    }

    [Fact]
    public async Task The_list_of_found_changes_names_connection_customer_and_what_happened()
    {
        var (record, finding) = await FoundAsync();
        var list = Render<FoundChanges>();
        Assert.Contains("1 IdP published a change", list.Find("h2").TextContent, StringComparison.Ordinal);
        Assert.Contains("New certificate", list.Find("li").TextContent, StringComparison.Ordinal);
        Assert.Equal($"/connections/{record.Id}", list.Find("li a").GetAttribute("href"));

        await using var context = await Contexts.CreateDbContextAsync(Token);
        context.Attach(finding).Entity.MissingFingerprint = (await context.Connections.SingleAsync(Token)).CredentialFingerprint;
        await context.SaveChangesAsync(Token);

        Assert.Contains("Certificate replaced", Render<FoundChanges>().Find("li").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_message_to_the_customer_names_the_address_and_both_certificates()
    {
        var (record, finding) = await FoundAsync();
        record.Settings[ConnectionSettings.MetadataUrl] = "https://idp.example/metadata";
        record.Cluster.ContactName = "Priya";

        var text = await Services.GetRequiredService<IWatchQuestions>().DraftAsync(record, finding, Token);

        Assert.StartsWith("Single sign-on of Acme: a change at your identity provider\n\nHello Priya,\n", text, StringComparison.Ordinal);
        Assert.Contains("https://idp.example/metadata", text, StringComparison.Ordinal);
        Assert.Contains($"now: {PublishedCertificate.Of(MadeCertificates.Two)}", text, StringComparison.Ordinal);
        Assert.Contains("When will your identity provider switch", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_message_is_in_the_language_of_the_customers_contact()
    {
        var (record, finding) = await FoundAsync();
        record.Cluster.ContactEmail = "Priya@acme.example";
        await using (var context = await Contexts.CreateDbContextAsync(Token))
        {
            context.Add(new ContactAddress { Email = "priya@acme.example", TokenHash = "", AskedAt = DateTimeOffset.UnixEpoch, Language = "de" });
            await context.SaveChangesAsync(Token);
        }

        var text = await Services.GetRequiredService<IWatchQuestions>().DraftAsync(record, finding, Token);

        Assert.Contains($"Neues Signaturzertifikat\n  jetzt: {PublishedCertificate.Of(MadeCertificates.Two)}", text, StringComparison.Ordinal);
        Assert.Contains("Wann stellt Ihr Identity-Provider auf das neue Zertifikat um?", text, StringComparison.Ordinal);
    }

    private IDbContextFactory<ConsoleDbContext> Contexts => Services.GetRequiredService<IDbContextFactory<ConsoleDbContext>>();

    /// <summary>Found and pressed at once: the page may render again in between.</summary>
    private static Task Press(IRenderedComponent<ConnectionPage> page, string button) =>
        page.InvokeAsync(() => page.FindAll("#published button").Single(each => each.TextContent.Trim() == button).Click());

    /// <summary>A connection with certificate one, and the finding that its IdP published certificate two.</summary>
    private async Task<(ConnectionRecord Record, WatchFinding Finding)> FoundAsync()
    {
        var created = await Desk.CreatedAsync(Protocol.Saml);
        await using var context = await Contexts.CreateDbContextAsync(Token);
        var record = await context.Connections.Include(row => row.Cluster).SingleAsync(row => row.Id == created.Id, Token);
        var one = new PublishedFacts { Certificates = [PublishedCertificate.Of(MadeCertificates.One)] };
        var document = new WatchedDocument
        {
            ConnectionId = record.Id,
            NextAt = DateTimeOffset.MaxValue,
            Expected = one.ToJson(),
            Latest = (one with { Certificates = [.. one.Certificates, PublishedCertificate.Of(MadeCertificates.Two)] }).ToJson(),
        };
        context.Add(document);
        await WatchFindings.FollowAsync(context, record, document, [MadeCertificates.Two], DateTimeOffset.UnixEpoch, Token);
        await context.SaveChangesAsync(Token);
        return (record, await context.WatchFindings.SingleAsync(Token));
    }
}
