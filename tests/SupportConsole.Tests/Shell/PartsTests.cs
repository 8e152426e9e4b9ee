using Bunit;
using SupportConsole.App.Changes;
using SupportConsole.App.Parts;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.Federation;

namespace SupportConsole.Tests.Shell;

public sealed class PartsTests : PageTest
{
    [Fact]
    public void Every_state_has_a_word_and_an_icon_of_its_own()
    {
        var looks = Enum.GetValues<ConnectionState>().Select(StateBadge.Of).ToList();

        Assert.Equal(looks.Count, looks.Select(look => look.Word).Distinct().Count());
        Assert.Equal(looks.Count, looks.Select(look => look.Icon).Distinct().Count());
        Assert.Contains("Waiting on customer", Render<StateChip>(p => p.Add(chip => chip.State, ConnectionState.WaitingOnCustomer)).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_problem_says_what_happened_what_was_not_lost_and_what_to_do()
    {
        var alert = Render<ProblemAlert>(p => p.Add(a => a.Problem, new Problem("It broke.", "Mend it.") { NotLost = "Your draft is safe." }));

        Assert.Equal("alert", alert.Find(".problem").GetAttribute("role"));
        Assert.Equal(["It broke.", "Your draft is safe.", "Mend it."], alert.FindAll("b, p").Select(element => element.TextContent));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("javascript:alert(1)")]
    public void What_came_from_outside_stays_text(string hostile)
    {
        var plan = Render<BeforeAfter>(p => p.Add(table => table.Fields, [new FieldChange("options.x", hostile, hostile, hostile)]));
        var copy = Render<CopyField>(p => p.Add(field => field.Label, hostile).Add(field => field.Value, hostile));

        Assert.Empty(plan.FindAll("script, img"));
        Assert.Empty(copy.FindAll("script, img"));
        Assert.Equal(hostile, copy.Find("code").TextContent);
    }

    [Fact]
    public async Task Copying_says_Copied_and_announces_it()
    {
        var field = Render<CopyField>(p => p.Add(f => f.Label, "Callback URL").Add(f => f.Value, "https://auth.example/login/callback"));

        await field.Find("button[aria-label='Copy Callback URL']").ClickAsync();

        field.WaitForAssertion(() => Assert.Equal("Callback URL copied", field.Find("[role=status]").TextContent));
        Assert.Equal("https://auth.example/login/callback", JSInterop.Invocations["navigator.clipboard.writeText"].Single().Arguments[0]);
    }

    [Fact]
    public void What_does_not_change_is_dimmed_and_a_secret_shows_only_as_set()
    {
        var plan = Render<BeforeAfter>(p => p.Add(table => table.Fields,
        [
            new FieldChange("options.client_secret", "Client secret", "set", "set") { IsChanged = true }, new FieldChange("options.scope", "Scopes", "openid", "openid"),
        ]));

        Assert.Equal(["changed", "same"], plan.FindAll("tbody tr").Select(row => row.ClassName));
    }

    [Theory]
    [InlineData("""<path d="M0 0h24v24H0z" fill="none"/><path d="M1 1h2"/><path d="M3 3h4"/>""", "M1 1h2 M3 3h4")]
    [InlineData("""<g><rect fill="none" height="24" width="24"/></g><g><path d="M1 1h2"/></g>""", "M1 1h2")]
    [InlineData("""<path d="M1 1h2"/><circle cx="1" cy="1" r="1"/>""", null)]
    [InlineData("""<path d="M1 1h2" opacity=".3"/>""", null)]
    [InlineData("", null)]
    public void An_icon_of_paths_alone_is_drawn_as_one_path_and_any_other_is_left_as_it_is(string icon, string? path) => Assert.Equal(path, Icon.PathOf(icon));

    // Tested's icon has a fill rule of its own.
    [Fact]
    public void The_icons_of_the_lists_are_drawn_as_one_path() => Assert.All(
        Enum.GetValues<ConnectionState>().Where(state => state != ConnectionState.Tested).Select(state => StateBadge.Of(state).Icon).Append(MudBlazor.Icons.Material.Outlined.Schedule).Append(MudBlazor.Icons.Material.Outlined.ReportProblem),
        icon => Assert.NotNull(Icon.PathOf(icon)));

    [Fact]
    public void The_pager_counts_and_stops_at_the_ends()
    {
        var pager = Render<Pager>(p => p.Add(x => x.Page, 0).Add(x => x.Size, 50).Add(x => x.Total, 120));

        Assert.Equal("1 to 50 of 120", pager.Find("[role=status]").TextContent);
        Assert.True(pager.FindAll("button")[0].HasAttribute("disabled"));
        Assert.False(pager.FindAll("button")[1].HasAttribute("disabled"));
    }

    [Theory]
    [InlineData("2026-11-24T23:59:00Z", "2026-11-25T00:01:00Z", "tomorrow")]
    [InlineData("2026-11-24T00:00:00Z", "2026-11-24T23:59:00Z", "today")]
    [InlineData("2026-11-24T12:00:00Z", "2026-12-06T00:00:00Z", "in 12 days")]
    [InlineData("2026-11-24T12:00:00Z", "2026-11-21T23:00:00Z", "3 days ago")]
    [InlineData("2028-02-28T12:00:00Z", "2028-03-01T00:00:00Z", "in 2 days")]
    public void Days_are_calendar_days_in_UTC(string now, string end, string words) =>
        Assert.Equal(words, TimeWords.Until(Moment(end), Moment(now)));

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
