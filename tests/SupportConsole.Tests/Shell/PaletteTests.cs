using Bunit;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using SupportConsole.App.People;
using SupportConsole.App.Shell;
using SupportConsole.Federation;

namespace SupportConsole.Tests.Shell;

/// <summary>The palette finds pages, connections and tickets, and acts on connections.</summary>
public sealed class PaletteTests : ConsolePageTest
{
    public PaletteTests()
    {
        Services.AddSingleton<PaletteRecord>();
        Services.AddSingleton<SupportConsole.App.Parts.IPaletteSource>(provider => provider.GetRequiredService<PaletteRecord>());
    }

    [Fact]
    public async Task A_verb_and_a_name_offer_the_act_on_that_connection()
    {
        var connection = await Desk.CreatedAsync(Protocol.Saml);
        var palette = await ShowAsync("/");

        await TypeAsync(palette, $"rotate {connection.Name}");

        palette.WaitForAssertion(() => Assert.Contains($"Rotate the credential of {connection.Name}", First(palette), StringComparison.Ordinal));
    }

    [Fact]
    public async Task On_a_connections_page_its_acts_come_first_before_anything_is_typed()
    {
        var connection = await Desk.CreatedAsync(Protocol.Saml);

        var palette = await ShowAsync($"/connections/{connection.Id}");

        palette.WaitForAssertion(() => Assert.Contains($"Rotate the credential of {connection.Name}", First(palette), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_ticket_finds_the_connection_that_it_changed()
    {
        var connection = await Desk.CreatedAsync(Protocol.Saml);
        var palette = await ShowAsync("/");

        await TypeAsync(palette, "sup-1");

        palette.WaitForAssertion(() => Assert.Contains(connection.Name.Value, First(palette), StringComparison.Ordinal));
        Assert.Contains("ticket SUP-1", palette.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_typo_still_finds_the_connection_and_what_can_be_done_with_it()
    {
        var connection = await Desk.CreatedAsync(Protocol.Saml);
        var palette = await ShowAsync("/");

        await TypeAsync(palette, "roatte acem");

        palette.WaitForAssertion(() => Assert.Contains($"Rotate the credential of {connection.Name}", First(palette), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("cordoab", "cordoba-foods-prod-saml", true)]
    [InlineData("cordba foods", "cordoba-foods-prod-saml", true)]
    [InlineData("merdian labz", "meridian labs", true)]
    [InlineData("cordoba staging", "cordoba-foods-prod-saml", false)]
    [InlineData("acme", "cordoba-foods-prod-saml", false)]
    [InlineData("xyz", "cordoba-foods-prod-saml", false)]
    public void Words_are_near_with_a_letter_or_two_wrong(string typed, string name, bool isNear) =>
        Assert.Equal(isNear, NearWords.IsNear(typed, name));

    [Fact]
    public async Task Dark_switches_the_colours_and_results_stand_in_groups()
    {
        var palette = await ShowAsync("/");

        await TypeAsync(palette, "dark");

        palette.WaitForAssertion(() => Assert.Contains("Switch between light and dark colours", First(palette), StringComparison.Ordinal));
        Assert.Equal(["Commands"], palette.FindAll(".palette-group").Select(group => group.TextContent));
    }

    [Fact]
    public async Task A_manager_is_offered_no_act_that_changes_a_connection()
    {
        var connection = await Desk.CreatedAsync(Protocol.Saml);
        SignIn(StaffRole.Manager);

        var palette = await ShowAsync($"/connections/{connection.Id}");

        palette.WaitForAssertion(() => Assert.Contains("Show the hand-off", palette.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("Rotate the credential", palette.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Onboard", palette.Markup, StringComparison.Ordinal);
    }

    private static string First(IRenderedComponent<MudDialogProvider> palette) => palette.FindAll("[role=option]")[0].TextContent;

    private static Task TypeAsync(IRenderedComponent<MudDialogProvider> palette, string text) =>
        palette.InvokeAsync(() => palette.Find("#palette").InputAsync(text));

    private async Task<IRenderedComponent<MudDialogProvider>> ShowAsync(string path)
    {
        var provider = Render<MudDialogProvider>();
        var parameters = new DialogParameters<PaletteDialog> { { palette => palette.Path, path } };
        await provider.InvokeAsync(() => Services.GetRequiredService<IDialogService>().ShowAsync<PaletteDialog>("", parameters));
        provider.WaitForAssertion(() => Assert.NotEmpty(provider.FindAll("[role=option]")));
        return provider;
    }
}
