using Microsoft.Playwright;
using SupportConsole.EndToEndTests.Support;

namespace SupportConsole.EndToEndTests;

/// <summary>A box whose part the server takes away between the typing and the answer to it.</summary>
[Collection(InTheBrowser.Name)]
public sealed class BoxTests(BrowserFixture browser, ConsoleFixture console)
{
    private const string Typed = """
        async ([script, isTaken]) => {
            const { watch } = await import(`/_content/SupportConsole.App/${script}`);
            const box = document.body.appendChild(document.createElement('div'));
            box.innerHTML = '<textarea></textarea><input type="file">';
            await new Promise(answered => {
                watch(box, {
                    invokeMethodAsync: async method => {
                        if (isTaken) {
                            box.remove();
                        }

                        setTimeout(answered);
                        throw new Error(`no part for ${method}`);
                    },
                });
                box.querySelector(script.startsWith('secret') ? 'input' : 'textarea').dispatchEvent(new Event('input'));
            });
        }
        """;

    [Theory]
    [InlineData("secret-box.js", "TypedAsync")]
    [InlineData("paste-box.js", "ReceiveAsync")]
    public async Task A_fault_is_reported_unless_the_page_took_the_box_away(string script, string method)
    {
        await using var visit = await Visit.StartAsync(browser, console);
        await visit.Page.GotoAsync("/sign-in");

        await visit.Page.EvaluateAsync(Typed, new object[] { script, true });
        Assert.Empty(visit.Complaints);
        await visit.Page.EvaluateAsync(Typed, new object[] { script, false });
        Assert.Contains($"no part for {method}", Assert.Single(visit.Complaints), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("secret-box.js")]
    [InlineData("paste-box.js")]
    public async Task A_box_that_is_gone_before_the_pause_asks_nothing(string script)
    {
        await using var visit = await Visit.StartAsync(browser, console);
        await visit.Page.GotoAsync("/sign-in");
        await visit.Page.Clock.InstallAsync();

        await visit.Page.EvaluateAsync(
            """
            async script => {
                const { watch } = await import(`/_content/SupportConsole.App/${script}`);
                const box = document.body.appendChild(document.createElement('div'));
                box.innerHTML = '<textarea></textarea><input type="file">';
                window.asked = 0;
                watch(box, { invokeMethodAsync: async () => { window.asked++; } });
                box.querySelectorAll('textarea, input').forEach(field => field.dispatchEvent(new Event('input')));
                box.remove();
            }
            """,
            script);
        await visit.Page.Clock.RunForAsync(1000);

        Assert.Equal(0, await visit.Page.EvaluateAsync<int>("window.asked"));
    }
}
