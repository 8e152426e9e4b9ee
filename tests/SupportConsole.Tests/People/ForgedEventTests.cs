using System.Reflection;
using System.Text.RegularExpressions;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.RenderTree;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Sessions;
using SupportConsole.Federation;
using SupportConsole.Tests.Shell;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.People;

/// <summary>
/// What a changed browser can send: every event of every page, of disabled and hidden controls too, for people whose role or session
/// allows no change. The pages are found by reflection and rendered without the router's check.
/// </summary>
public sealed partial class ForgedEventTests : ConsolePageTest
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private static readonly List<(Type Page, string Route)> Pages =
    [
        .. typeof(Rights).Assembly.GetTypes()
            .Where(type => type.IsAssignableTo(typeof(IComponent)))
            .SelectMany(type => type.GetCustomAttributes<RouteAttribute>(), (type, route) => (type, route.Template))
            .OrderBy(page => page.Template, StringComparer.Ordinal),
    ];

    private IDbContextFactory<ConsoleDbContext> Contexts => Services.GetRequiredService<IDbContextFactory<ConsoleDbContext>>();

    [Theory]
    [InlineData(StaffRole.ReadOnly, false)]
    [InlineData(StaffRole.Manager, false)]
    [InlineData(StaffRole.Engineer, true)]
    [InlineData(StaffRole.Administrator, true)]
    public async Task Forged_events_change_nothing_and_are_recorded_once_a_minute_at_most(StaffRole role, bool isEnded)
    {
        var (actor, sent, effects) = await ForgeEverythingAsync(role, isEnded);

        // Everybody who is signed in may have a calendar feed of their own.
        Assert.Equal(isEnded ? [] : ["/access"], effects);
        await AssertOwnActsAsync(actor, role);
        Assert.DoesNotContain(Tenant.Requests, request => request.Method != "GET" && request.Path != "/oauth/token");
        Assert.True(sent > 300, $"{sent} events only were sent.");
        await AssertRefusalsAsync(actor);
    }

    [Fact]
    public async Task The_same_events_of_an_engineer_in_an_open_session_do_change_something()
    {
        var (_, _, effects) = await ForgeEverythingAsync(StaffRole.Engineer, isEnded: false);

        Assert.NotEmpty(effects);
    }

    /// <returns>Who it was, how many events were sent, and the pages by which something changed.</returns>
    private async Task<(Actor Actor, int Sent, IReadOnlyList<string> Effects)> ForgeEverythingAsync(StaffRole role, bool isEnded)
    {
        var ids = await IdsAsync();
        var actor = await SignInAsync(role, isEnded);
        Tenant.ForgetRequests();
        var before = await RecordState.OfAsync(Contexts, Token);
        var sent = 0;
        var effects = new List<string>();
        foreach (var (page, route) in Pages)
        {
            sent += await ForgeAsync(page, route, ids);
            if (await RecordState.OfAsync(Contexts, Token) is var now && now != before)
            {
                effects.Add(route);
                before = now;
            }
        }

        return (actor, sent, effects);
    }

    /// <summary>What somebody may do who may change nothing; a manager also runs the integrity check.</summary>
    private async Task AssertOwnActsAsync(Actor actor, StaffRole role)
    {
        string[] own = ["session.start", "session.end", "calendar.renew", "calendar.revoke", .. role == StaffRole.Manager ? new[] { "record.check" } : []];
        var id = actor.Id.ToString();
        await using var context = await Contexts.CreateDbContextAsync(Token);
        var acts = await context.AuditEntries.Where(entry => entry.ActorId == id && entry.Outcome != "refused").Select(entry => entry.Action)
            .Distinct().ToListAsync(Token);
        Assert.Empty(acts.Except(own));
    }

    private async Task AssertRefusalsAsync(Actor actor)
    {
        await using var context = await Contexts.CreateDbContextAsync(Token);
        var refused = await context.AuditEntries.Where(entry => entry.Outcome == "refused").OrderBy(entry => entry.Id).ToListAsync(Token);
        Assert.NotEmpty(refused);
        Assert.All(refused, entry => Assert.Equal(actor.Id.ToString(), entry.ActorId));
        Assert.All(
            refused.GroupBy(entry => (entry.Action, entry.Subject)),
            group => Assert.All(group.Zip(group.Skip(1)), pair => Assert.True(pair.Second.At - pair.First.At >= Minute, $"{group.Key} twice a minute")));
    }

    /// <returns>The number of events sent.</returns>
    private async Task<int> ForgeAsync(Type type, string route, Dictionary<string, Guid> ids)
    {
        var id = ids.FirstOrDefault(known => route.StartsWith(known.Key, StringComparison.Ordinal)).Value;
        Services.GetRequiredService<NavigationManager>().NavigateTo(route.Replace("{Id:guid}", id.ToString(), StringComparison.Ordinal));
        var page = Render(builder =>
        {
            builder.OpenComponent(0, type);
            if (route.Contains("{Id:guid}", StringComparison.Ordinal))
            {
                builder.AddComponentParameter(1, "Id", id);
            }

            builder.CloseComponent();
        });
        page.WaitForState(() => !page.Markup.Contains("loading-rows", StringComparison.Ordinal));
        var known = new HashSet<ulong>();
        for (var round = 0; round < 3; round++)
        {
            foreach (Match handler in Handlers().Matches(page.Markup))
            {
                var number = ulong.Parse(handler.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture);
                if (known.Count < 150 && known.Add(number))
                {
                    await SendAsync(number, handler.Groups[1].Value);
                }
            }
        }

        await DisposeComponentsAsync();
        return known.Count;
    }

#pragma warning disable BL0006 // The renderer takes the field beside the event, as the circuit hands it on.
    private async Task SendAsync(ulong handler, string name)
    {
        try
        {
            await Renderer.DispatchEventAsync(handler, new EventFieldInfo(), Arguments(name)).WaitAsync(TimeSpan.FromSeconds(10), Token);
        }
        catch (Exception exception) when (exception is not TimeoutException)
        {
            // What a page does not expect breaks that page, which is no effect.
        }
    }
#pragma warning restore BL0006

    private static EventArgs Arguments(string name) => name switch
    {
        "onchange" or "oninput" => new ChangeEventArgs { Value = "forged" },
        "onkeydown" or "onkeyup" or "onkeypress" => new KeyboardEventArgs { Key = "Enter" },
        "onfocus" or "onblur" or "onfocusin" or "onfocusout" => new FocusEventArgs(),
        "onsubmit" => EventArgs.Empty,
        _ => new MouseEventArgs(),
    };

    /// <summary>What the pages with an ID in their address show, by the start of the address.</summary>
    private async Task<Dictionary<string, Guid>> IdsAsync()
    {
        var connection = await Desk.CreatedAsync(Protocol.Saml);
        var draft = await Desk.DraftAsync(Protocol.Oidc);
        await using var context = await Contexts.CreateDbContextAsync(Token);
        var cluster = await context.Clusters.FirstAsync(Token);
        return new Dictionary<string, Guid>
        {
            ["/connections"] = connection.Id,
            ["/onboard"] = draft.Id,
            ["/clusters"] = cluster.Id.Value,
        };
    }

    private async Task<Actor> SignInAsync(StaffRole role, bool isEnded)
    {
        var sessions = Services.GetRequiredService<StaffSessions>();
        var person = new Actor("Mallory", role) { Id = new PersonId("https://idp.example.com", "u-m") };
        var actor = (await sessions.StartAsync(new NewSession(person, SessionKind.Staff), Token)).Session.ToActor();
        if (isEnded)
        {
            await sessions.EndAsync(row => row.Id == actor.Session, SessionEnd.SignedOut, by: null, Token);
        }

        SignIn(actor);
        return actor;
    }

    [GeneratedRegex("blazor:(on[a-z]+)=\"([0-9]+)\"")]
    private static partial Regex Handlers();
}
