using Bunit;
using SupportConsole.App.Cutovers;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.Federation;
using SupportConsole.Tests.Intake;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Cutovers;

/// <summary>The engineer's page of a cutover over a real record and an emulated tenant.</summary>
public sealed class CutoverPageTests : PastingPageTest
{
    [Fact]
    public async Task An_engineer_plans_moves_links_applies_and_copies_the_closing_note()
    {
        var page = await OpenAsync();
        await PlanAsync(page);
        page.WaitForAssertion(() => Assert.Contains("Planned", page.Find(".card-head h2").TextContent, StringComparison.Ordinal));

        await page.InvokeAsync(() => Button(page, "Create link").ClickAsync());
        page.WaitForAssertion(() => Assert.Matches("/cutover/[A-Za-z0-9_-]{43}", page.Find(".copy-value").TextContent));
        await page.InvokeAsync(() => Button(page, "Apply now").ClickAsync());

        page.WaitForAssertion(() => Assert.Contains("waiting for a sign-in", page.Find(".card-head h2").TextContent, StringComparison.Ordinal));
        Assert.Equal(MadeCertificates.Two.ToAuth0SigningCert(), (string?)Tenant.Dashboard.Connections.Single()["options"]!["signingCert"]);
        Assert.Contains("InfluxDB trusts the new certificate since", page.Find("pre").TextContent, StringComparison.Ordinal);
        Assert.Contains($"/connections/{page.Instance.Id}/rotate?back=", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_is_said_where_it_is_missing()
    {
        var page = await OpenAsync();

        await page.InvokeAsync(() => Button(page, "Plan cutover").ClickAsync());

        page.WaitForAssertion(() => Assert.Contains("Paste the new certificate first.", page.Find(".field-problem").TextContent, StringComparison.Ordinal));
        Assert.Contains("Enter a ticket number.", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_with_read_only_access_sees_the_plan_and_no_acts()
    {
        var page = await OpenAsync();
        await PlanAsync(page);
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".card-head")));
        SignIn(StaffRole.Manager);

        var read = Render<CutoverPage>(p => p.Add(x => x.Id, page.Instance.Id));

        read.WaitForAssertion(() => Assert.Contains("Planned", read.Find(".card-head h2").TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain(read.FindAll("button"), button => button.TextContent.Trim() is "Apply now" or "Cancel cutover" or "Create link");
    }

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<CutoverPage> page, string text) =>
        page.FindAll("button").Single(button => button.TextContent.Trim() == text);

    private async Task<IRenderedComponent<CutoverPage>> OpenAsync()
    {
        var record = await Desk.CreatedAsync(Protocol.Saml);
        var page = Render<CutoverPage>(p => p.Add(x => x.Id, record.Id));
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("#cutover-time")));
        return page;
    }

    private async Task PlanAsync(IRenderedComponent<CutoverPage> page)
    {
        await PasteAsync(page, "Certificate", MadeCertificates.Two.ToPem());
        page.WaitForAssertion(() => Assert.Contains("CN=two.idp.example", page.Markup, StringComparison.Ordinal));
        var day = TimeProvider.System.GetUtcNow().AddDays(2).UtcDateTime;
        await page.InvokeAsync(() => page.FindComponent<DateField>().Instance.ValueChanged.InvokeAsync(DateOnly.FromDateTime(day)));
        await page.InvokeAsync(() => page.InvokeAsync(() => page.Find("#cutover-time").InputAsync("14:00")));
        await page.InvokeAsync(() => page.InvokeAsync(() => page.Find("#ticket").InputAsync("SUP-7")));
        await page.InvokeAsync(() => Button(page, "Plan cutover").ClickAsync());
    }
}
