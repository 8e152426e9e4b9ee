using Microsoft.Playwright;
using SupportConsole.EndToEndTests.Support;

namespace SupportConsole.EndToEndTests;

[Collection(InTheBrowser.Name)]
public sealed class PasteTests(BrowserFixture browser, ConsoleFixture console)
{
    [Theory]
    [InlineData(31)]
    [InlineData(33)]
    [InlineData(64)]
    [InlineData(512)]
    [InlineData(4096)]
    public async Task A_large_paste_is_read_and_neither_the_text_nor_the_circuit_is_lost(int kilobytes)
    {
        await using var visit = await Visit.SignedInAsync(browser, console);

        await PasteAsync(visit, kilobytes * 1024);

        await Assertions.Expect(visit.Page.GetByText($"Read {kilobytes} KB.")).ToBeVisibleAsync();
        await visit.ChooseInAccountMenuAsync("Use dark colours");
        await Assertions.Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        Assert.Equal(kilobytes * 1024, await Box(visit).EvaluateAsync<int>("area => area.value.length"));
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task More_than_4_MB_is_refused_with_its_size_and_the_text_stays()
    {
        await using var visit = await Visit.SignedInAsync(browser, console);

        await PasteAsync(visit, 5 * 1024 * 1024);

        await Assertions.Expect(visit.Page.GetByText("This is 5.0 MB. Auth0 accepts at most 4 MB.")).ToBeVisibleAsync();
        Assert.Equal(5 * 1024 * 1024, await Box(visit).EvaluateAsync<int>("area => area.value.length"));
    }

    private static ILocator Box(Visit visit) => visit.Page.GetByLabel("Paste anything the customer sent");

    private static Task PasteAsync(Visit visit, int bytes) => Box(visit).EvaluateAsync(
        "(area, bytes) => { area.value = 'x'.repeat(bytes); area.dispatchEvent(new Event('paste', { bubbles: true })); }", bytes);
}
