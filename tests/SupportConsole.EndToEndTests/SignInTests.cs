using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SupportConsole.EndToEndTests.Support;

namespace SupportConsole.EndToEndTests;

[Collection(InTheBrowser.Name)]
public sealed class SignInTests(BrowserFixture browser, ConsoleFixture console)
{
    [Theory]
    [InlineData("Ana Ruiz", "engineer")]
    [InlineData("Marek Novak", "manager")]
    [InlineData("Ingrid Solberg", "administrator")]
    public async Task Each_persona_signs_in_and_the_console_says_who_acts(string persona, string role)
    {
        await using var visit = await Visit.SignedInAsync(browser, console, persona);

        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Banner)).ToContainTextAsync($"{persona} · {role}");
        await Assertions.Expect(visit.Page.GetByText("Emulated tenant")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_page_asks_for_a_sign_in_first_and_comes_back_to_itself()
    {
        await using var visit = await Visit.StartAsync(browser, console);

        await visit.Page.GotoAsync("/clusters");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Ana Ruiz" }).ClickAsync();

        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Clusters");
    }

    [Fact]
    public async Task Who_signs_out_sees_no_page_any_more()
    {
        await using var visit = await Visit.SignedInAsync(browser, console);

        await visit.ChooseInAccountMenuAsync("Sign out");
        await Assertions.Expect(visit.Page).ToHaveURLAsync(new Regex("/sign-in"));
        await visit.Page.GotoAsync("/connections");

        await Assertions.Expect(visit.Page).ToHaveURLAsync(new Regex("/sign-in\\?"));
    }
}
