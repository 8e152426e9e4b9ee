using Microsoft.Playwright;

namespace SupportConsole.EndToEndTests.Support;

/// <summary>MudBlazor's styles, whole, held against those that the console serves.</summary>
internal static class Styles
{
    private static readonly string Whole = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "MudBlazor.whole.css"));

    /// <summary>The rules that would style something on the page, and that are not served.</summary>
    public static async Task<IReadOnlyList<string>> LeftOutAsync(IPage page) => await page.EvaluateAsync<string[]>(
        """
        whole => {
            const single = text => text.split(/,(?![^()]*\))/).map(part => part.trim());
            const selectors = rules => [...rules].flatMap(rule => rule.selectorText ? single(rule.selectorText) : rule.cssRules ? selectors(rule.cssRules) : []);
            const served = new Set([...document.styleSheets].flatMap(sheet => selectors(sheet.cssRules)));
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(whole);
            // A rule for what is under the pointer or before an element is a rule for that element.
            const element = selector => selector.replace(/::?(before|after|placeholder|hover|focus|focus-visible|focus-within|active|-[\w-]+)/g, '');
            const isFound = selector => { try { return document.querySelector(element(selector) || '*') !== null; } catch { return false; } };
            return [...new Set(selectors(sheet.cssRules))].filter(selector => !served.has(selector) && isFound(selector));
        }
        """, Whole);
}
