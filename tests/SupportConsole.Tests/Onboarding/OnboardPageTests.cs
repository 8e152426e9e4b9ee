using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Onboarding;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.Federation;
using SupportConsole.Federation.IdentityProviders;
using SupportConsole.Tests.Shell;

namespace SupportConsole.Tests.Onboarding;

/// <summary>One page instance shows one draft after another: nothing of the one reaches the other.</summary>
public sealed class OnboardPageTests : ConsolePageTest
{
    private static readonly Actor Ana = new("Ana Ruiz", StaffRole.Engineer);

    private DraftService Drafts => Services.GetRequiredService<DraftService>();

    [Fact]
    public async Task Onboarding_anew_from_a_draft_begins_empty_and_leaves_the_draft_as_it_was()
    {
        var draft = await StartAsync("first");
        var page = Open<OnboardPage>($"/onboard/{draft.Record.Id}", parameters => parameters.Add(page => page.Id, draft.Record.Id));
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("#domains")));

        page.Render(parameters => parameters.Add(page => page.Id, null));

        page.WaitForAssertion(() => Assert.Contains("choose a cluster", page.Markup, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("#domains"));
        Assert.Equal("first", (await Drafts.OpenAsync(draft.Record.Id, Token))!.Form.Name);
    }

    [Fact]
    public async Task Another_draft_shows_its_own_values_and_what_is_typed_goes_into_it_alone()
    {
        var (first, second) = (await StartAsync("first"), await StartAsync("second"));
        var page = Open<OnboardPage>($"/onboard/{first.Record.Id}", parameters => parameters.Add(page => page.Id, first.Record.Id));
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("#domains")));
        await page.InvokeAsync(() => page.InvokeAsync(() => page.Find("#domains").InputAsync("first.example")));
        await SavedAsync(first.Record.Id, "first.example");

        page.Render(parameters => parameters.Add(page => page.Id, second.Record.Id));
        page.WaitForAssertion(() => Assert.Equal("", page.Find("#domains").GetAttribute("value") ?? ""));
        await page.InvokeAsync(() => page.InvokeAsync(() => page.Find("#domains").InputAsync("second.example")));

        await SavedAsync(second.Record.Id, "second.example");
        Assert.Equal("first.example", (await Drafts.OpenAsync(first.Record.Id, Token))!.Form[ConnectionSettings.Domains]);
    }

    [Fact]
    public async Task What_was_chosen_last_is_saved_though_the_page_goes_on_to_another_draft_at_once()
    {
        var (first, second) = (await StartAsync("first"), await StartAsync("second"));
        var page = Open<OnboardPage>($"/onboard/{first.Record.Id}", parameters => parameters.Add(page => page.Id, first.Record.Id));
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("#domains")));

        var chosen = Task.CompletedTask;
        await page.InvokeAsync(() => { chosen = page.ChooseAsync("Identity provider", IdentityProvider.Okta); });
        page.Render(parameters => parameters.Add(page => page.Id, second.Record.Id));
        await chosen;

        await SavedAsync(first.Record.Id, form => form.Provider == IdentityProvider.Okta);
        page.WaitForAssertion(() => Assert.Equal("second", page.Find("#connection-name").GetAttribute("value")));
        Assert.Equal(IdentityProvider.Other, (await Drafts.OpenAsync(second.Record.Id, Token))!.Form.Provider);
    }

    [Fact]
    public async Task What_another_tab_saved_is_not_created_in_place_of_what_stands_here()
    {
        var draft = await StartAsync("first");
        var page = Open<OnboardPage>($"/onboard/{draft.Record.Id}", parameters => parameters.Add(page => page.Id, draft.Record.Id));
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("#domains")));
        var theirs = OnboardingRulesTests.Saml();
        (theirs.Name, theirs[ConnectionSettings.SignInUrl]) = ("first", "https://theirs.example/sso");
        Assert.True((await Drafts.SaveAsync(draft.Record.Id, theirs, draft.Version, Ana, Token)).IsOk);

        await page.InvokeAsync(() => PressAsync(page, "Create connection"));

        page.WaitForAssertion(() => Assert.Contains("The draft could not be saved.", page.Markup, StringComparison.Ordinal));
        Assert.Contains("saved this draft in another tab", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain(Tenant.Requests, request => request.Method == "POST" && request.Path.EndsWith("/connections", StringComparison.Ordinal));
    }

    [Fact]
    public async Task All_that_is_missing_is_said_at_once_and_the_first_field_gets_the_focus()
    {
        var draft = await StartAsync("first", form => (form.Ticket, form[ConnectionSettings.SignInUrl]) = ("", ""));
        var page = Open<OnboardPage>($"/onboard/{draft.Record.Id}", parameters => parameters.Add(page => page.Id, draft.Record.Id));
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("#domains")));

        await page.InvokeAsync(() => PressAsync(page, "Create connection"));

        page.WaitForAssertion(() => Assert.True(page.FindAll(".field-problem").Count >= 2, page.Markup));
        Assert.Equal("true", page.Find("#ticket").GetAttribute("aria-invalid"));
        Assert.NotNull(page.Find("details.values").GetAttribute("open"));
        Assert.Contains(JSInterop.Invocations, call => call is { Identifier: "consoleShell.focusOn" });
    }

    [Fact]
    public async Task A_cluster_with_a_draft_offers_it_before_another_is_started()
    {
        var draft = await StartAsync("first");

        var page = Open<OnboardPage>($"/onboard?cluster={draft.Record.ClusterId}");

        page.WaitForAssertion(() => Assert.Contains("Continue this draft", page.Markup, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("#domains"));
        await page.InvokeAsync(() => PressAsync(page, "Start another connection"));
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("#domains")));
    }

    [Fact]
    public async Task A_cluster_without_an_order_needs_one_or_a_reason()
    {
        var draft = await StartAsync("first");
        await EditClusterAsync(draft.Record.ClusterId, cluster => cluster.IsEntitled = false);
        var page = Open<OnboardPage>($"/onboard/{draft.Record.Id}", parameters => parameters.Add(page => page.Id, draft.Record.Id));

        page.WaitForAssertion(() => Assert.Contains("No order is recorded", page.Markup, StringComparison.Ordinal));
        await page.InvokeAsync(() => PressAsync(page, "Create connection"));
        page.WaitForAssertion(() => Assert.Contains("Enter the order reference or a reason.", page.Markup, StringComparison.Ordinal));
        await page.InvokeAsync(() => page.InvokeAsync(() => page.Find("#order-reference").InputAsync("SO-77")));

        page.WaitForAssertion(() => Assert.DoesNotContain("Enter the order reference or a reason.", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_default_application_is_chosen_for_a_new_connection()
    {
        var cluster = (await Desk.DraftAsync(Protocol.Saml)).ClusterId;

        var page = Open<OnboardPage>($"/onboard?cluster={cluster}");

        page.WaitForAssertion(() => Assert.Equal(
            "InfluxDB Cloud Dedicated",
            Assert.Single(page.FindAll(".app-switches label"), label => label.QuerySelector("input")!.HasAttribute("checked")).TextContent.Trim()));
    }

    private async Task EditClusterAsync(ClusterId id, Action<Cluster> edit)
    {
        await using var context = await Services.GetRequiredService<IDbContextFactory<ConsoleDbContext>>().CreateDbContextAsync(Token);
        edit(await context.Clusters.SingleAsync(cluster => cluster.Id == id, Token));
        await context.SaveChangesAsync(Token);
    }

    private async Task<OpenDraft> StartAsync(string name, Action<OnboardingForm>? edit = null)
    {
        var cluster = (await Desk.DraftAsync(Protocol.Saml)).ClusterId;
        var form = OnboardingRulesTests.Saml();
        form.Name = name;
        edit?.Invoke(form);
        await EditClusterAsync(cluster, row => row.IsEntitled = true);
        return (await Drafts.StartAsync(cluster, form, Ana, Token)).Value;
    }

    /// <summary>Presses a button; on the renderer's own thread, so that none is found in one rendering and pressed in the next.</summary>
    private static Task PressAsync(IRenderedComponent<OnboardPage> page, string words) => page.InvokeAsync(() => page.FindAll("button").Single(button => button.TextContent.Trim() == words).ClickAsync(new()));

    private Task SavedAsync(Guid id, string domains) => SavedAsync(id, form => form[ConnectionSettings.Domains] == domains);

    private async Task SavedAsync(Guid id, Func<OnboardingForm, bool> holds)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        while (!holds((await Drafts.OpenAsync(id, patience.Token))!.Form))
        {
            await Task.Yield();
        }
    }
}
