using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Connections.List;
using SupportConsole.App.Parts;
using SupportConsole.Federation;
using SupportConsole.Tests.Shell;

namespace SupportConsole.Tests.Connections;

/// <summary>On a slow line the addresses that the typing wrote come back long after more was typed, each of them twice, and whenever what is around the page is drawn anew.</summary>
public sealed class LateAddressTests : ConsolePageTest
{
    private readonly LateNavigation browser = new("/connections");
    private readonly LaterClock clock = new();

    public LateAddressTests()
    {
        Services.AddSingleton<TimeProvider>(clock);
        Services.AddSingleton<NavigationManager>(browser);
    }

    [Fact]
    public async Task No_address_that_comes_back_takes_a_letter_away_however_late_and_however_often()
    {
        var name = (await Desk.CreatedAsync(Protocol.Saml)).Name.Value;
        await Desk.CreatedAsync(Protocol.Oidc);
        var page = OpenLate();
        await TypeAsync(page, name[..1]);
        await TypeAsync(page, name[..2]);
        await TypeAsync(page, name);

        while (browser.Outstanding > 0)
        {
            await ArriveAsync(page);
            Assert.Equal(name, page.Find("input[type=search]").GetAttribute("value"));
        }

        Assert.Equal($"/connections?q={name}", browser.Address);
        page.WaitForAssertion(() => Assert.Single(page.FindAll("tbody tr")));
    }

    [Fact]
    public async Task A_filter_chosen_while_an_address_is_on_its_way_keeps_what_was_typed_before_and_after()
    {
        var name = (await Desk.CreatedAsync(Protocol.Saml)).Name.Value;
        var page = OpenLate();
        await TypeAsync(page, name[..3]);
        await page.ChooseAsync<ConnectionsPage, Protocol?>("Protocol", Protocol.Saml);
        await TypeAsync(page, name);

        while (browser.Outstanding > 0)
        {
            await ArriveAsync(page);
        }

        Assert.Equal($"/connections?q={name}&protocol=Saml", browser.Address);
        Assert.Equal(name, page.Find("input[type=search]").GetAttribute("value"));
        page.WaitForAssertion(() => Assert.Single(page.FindAll("tbody tr")));
    }

    [Fact]
    public async Task The_way_back_is_followed_right_after_typing()
    {
        await Desk.CreatedAsync(Protocol.Saml);
        var page = OpenLate();
        await TypeAsync(page, "nothing-like-it");
        await ArriveAsync(page);
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("tbody tr")));

        await page.InvokeAsync(() => browser.GoElsewhere("/connections"));

        page.WaitForAssertion(() => Assert.Single(page.FindAll("tbody tr")));
        Assert.Equal("", page.Find("input[type=search]").GetAttribute("value"));
    }

    private IRenderedComponent<ConnectionsPage> OpenLate()
    {
        var page = Render<ConnectionsPage>();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("tbody tr")));
        return page;
    }

    /// <summary>Types, and waits until the rows are read and the address is on its way.</summary>
    private async Task TypeAsync(IRenderedComponent<ConnectionsPage> page, string text)
    {
        var before = browser.Outstanding;
        await page.InvokeAsync(() => page.InvokeAsync(() => page.Find("input[type=search]").InputAsync(text)));
        page.WaitForAssertion(() => Assert.Equal(before + 1, browser.Outstanding));
    }

    /// <summary>The next address comes back; then what is around the page is drawn anew, and the page is given the same address once more.</summary>
    private async Task ArriveAsync(IRenderedComponent<ConnectionsPage> page)
    {
        await page.InvokeAsync(browser.Arrive);
        clock.Later += TimeSpan.FromMinutes(1);
        page.Render();
    }

    /// <summary>The machine's clock, later by what the test says.</summary>
    private sealed class LaterClock : TimeProvider
    {
        public TimeSpan Later { get; set; }

        public override long GetTimestamp() => base.GetTimestamp() + (long)(Later.TotalSeconds * TimestampFrequency);
    }
}
