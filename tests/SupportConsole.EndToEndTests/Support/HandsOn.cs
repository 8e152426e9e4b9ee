using Microsoft.Playwright;

namespace SupportConsole.EndToEndTests.Support;

/// <summary>Counts what a person's hands do, in the page itself: trusted clicks and pressed keys, over every page of the visit.</summary>
public sealed class HandsOn
{
    private const string Script = """
        (() => {
            for (const kind of ['click', 'keydown']) {
                window.addEventListener(kind, event => { if (event.isTrusted && (kind === 'keydown' || event.detail !== 0)) { window.countHands(kind); } }, true);
            }
        })();
        """;

    private int clicks;
    private int keys;

    private HandsOn()
    {
    }

    /// <summary>Clicks so far: a key that presses a button is a keystroke, not a click.</summary>
    public int Clicks => clicks;

    /// <summary>Keys pressed so far; a chord such as Ctrl+V is two.</summary>
    public int Keys => keys;

    /// <summary>Counts from now on.</summary>
    public static async Task<HandsOn> WatchAsync(IPage page)
    {
        var hands = new HandsOn();
        await page.ExposeFunctionAsync<string, bool>("countHands", kind =>
        {
            _ = kind == "click" ? Interlocked.Increment(ref hands.clicks) : Interlocked.Increment(ref hands.keys);
            return true;
        });
        await page.AddInitScriptAsync(Script);
        return hands;
    }

    /// <summary>Pastes into the field that has the focus, as a person does.</summary>
    public static async Task PasteAsync(IPage page, string text)
    {
        await page.EvaluateAsync("text => navigator.clipboard.writeText(text)", text);
        await page.Keyboard.PressAsync("Control+v");
    }
}
