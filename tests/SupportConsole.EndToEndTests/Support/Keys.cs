using Microsoft.Playwright;

namespace SupportConsole.EndToEndTests.Support;

/// <summary>
/// Works a page by its keyboard alone, and looks at every step whether the keyboard's user can see where they are: the focus is on something, and that is marked.
/// </summary>
internal sealed class Keys(IPage page)
{
    private const int Most = 150;

    // An outline, or, round a text field of MudBlazor, the border that thickens.
    private const string Seen =
        """
        () => {
            const element = document.activeElement;
            if (!element || element === document.body) { return 'nowhere'; }
            if (element.tagName === 'H1' || element.tagName === 'MAIN') { return ''; }
            const marked = [element, element.closest('label')].filter(Boolean).some(one => {
                const style = getComputedStyle(one);
                return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
            });
            const border = element.closest('.mud-input-control')?.querySelector('.mud-input-outlined-border');
            const thick = border && parseFloat(getComputedStyle(border).borderTopWidth) >= 2;
            return marked || thick ? '' : element.outerHTML.slice(0, 200);
        }
        """;

    /// <summary>How many keys were pressed, pasted text as one.</summary>
    public int Pressed { get; private set; }

    /// <summary>How many times Tab was pressed.</summary>
    public int Stops { get; private set; }

    /// <summary>Goes on with Tab until that has the focus.</summary>
    public async Task ToAsync(ILocator target)
    {
        await target.WaitForAsync();
        for (var tabs = 0; !await HasFocusAsync(target); tabs++)
        {
            Assert.True(tabs < Most, $"{target} is not reached in {Most} steps");
            Stops++;
            await PressAsync("Tab");
        }
    }

    /// <summary>Presses a key.</summary>
    public async Task PressAsync(string key)
    {
        Pressed++;
        await page.Keyboard.PressAsync(key);
        await IsSeenAsync(key);
    }

    /// <summary>Goes to it and presses Enter.</summary>
    public async Task EnterAsync(ILocator target)
    {
        await ToAsync(target);
        Pressed++;
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Goes to it and types.</summary>
    public async Task TypeAsync(ILocator target, string text)
    {
        await ToAsync(target);
        Pressed += text.Length;
        await page.Keyboard.TypeAsync(text);
    }

    /// <summary>Goes to it and pastes.</summary>
    public async Task PasteAsync(ILocator target, string text)
    {
        await ToAsync(target);
        Pressed++;
        await page.Keyboard.InsertTextAsync(text);
    }

    /// <summary>After what an action brought: the focus must have gone on, or stayed.</summary>
    public async Task IsSeenAsync(string after)
    {
        await Assertions.Expect(page.Locator("body:not(:has(:focus))")).ToHaveCountAsync(0);
        var unseen = await page.EvaluateAsync<string>(Seen);
        Assert.True(unseen.Length == 0, $"After {after} the focus cannot be seen: {unseen}");
    }

    private static Task<bool> HasFocusAsync(ILocator target) => target.EvaluateAsync<bool>("element => element === document.activeElement");
}
