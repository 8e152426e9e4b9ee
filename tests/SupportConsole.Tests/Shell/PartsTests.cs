using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
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

        Assert.Equal("alert", alert.Find(".mud-alert-text-error").GetAttribute("role"));
        Assert.Equal(["It broke.", "Your draft is safe.", "Mend it."], alert.FindAll("b, p").Select(element => element.TextContent));
    }

    [Theory]
    [InlineData(1000, "27 Nov 2023 – 23 Aug 2029 (expires in 1000 days)")]
    [InlineData(0, "27 Nov 2023 – 27 Nov 2026 (expired today)")]
    [InlineData(-3, "27 Nov 2023 – 24 Nov 2026 (expired 3 days ago)")]
    public void A_validity_is_two_dates_and_the_distance_to_its_end(int days, string words)
    {
        var now = new DateTimeOffset(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);

        Assert.Equal(words, TimeWords.Validity(now.AddYears(-3), now.AddDays(days), now));
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

        await field.InvokeAsync(() => field.Find("button[aria-label='Copy Callback URL']").ClickAsync());

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

    [Fact]
    public void The_pager_counts_and_stops_at_the_ends()
    {
        var first = Render<Pager>(p => p.Add(x => x.Page, 0).Add(x => x.Size, 50).Add(x => x.Total, 120));
        var last = Render<Pager>(p => p.Add(x => x.Page, 2).Add(x => x.Size, 50).Add(x => x.Total, 120));

        Assert.Equal("1 to 50 of 120", first.Find("[role=status]").TextContent);
        Assert.Equal([true, false], new[] { "Previous page", "Next page" }.Select(name => IsDisabled(first, name)));
        Assert.Equal("101 to 120 of 120", last.Find("[role=status]").TextContent);
        Assert.Equal([false, true], new[] { "Previous page", "Next page" }.Select(name => IsDisabled(last, name)));

        static bool IsDisabled(IRenderedComponent<Pager> pager, string name) => pager.Find($"button[aria-label='{name}']").HasAttribute("disabled");
    }

    [Fact]
    public async Task The_pager_turns_to_the_page_that_is_pressed_and_only_then()
    {
        var turned = new List<int>();
        var pager = Render<Pager>(p => p.Add(x => x.Page, 0).Add(x => x.Size, 50).Add(x => x.Total, 120).Add(x => x.OnPage, turned.Add));

        pager.Render(p => p.Add(x => x.Page, 1));
        Assert.Empty(turned);
        await pager.InvokeAsync(() => pager.Find("button[aria-label='Next page']").ClickAsync());

        Assert.Equal([2], turned);
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

    [Fact]
    public async Task What_is_no_day_stays_in_the_field_and_says_so_until_a_day_is_typed()
    {
        var clock = new FakeTimeProvider();
        Services.AddSingleton<TimeProvider>(clock);
        var form = Render<DayForm>();

        await form.InvokeAsync(() => form.Find("#day").ChangeAsync("soonish"));
        clock.Advance(TimeSpan.FromSeconds(1));
        form.Render();

        Assert.Null(form.Instance.Day);
        Assert.Equal("soonish", form.Find("#day").GetAttribute("value"));
        Assert.Equal("That isn't a day. Type it as 27 Nov 2026.", form.Find(".mud-input-helper-text").TextContent.Trim());
        await form.InvokeAsync(() => form.Find("#day").ChangeAsync("3 Dec 2026"));
        Assert.Equal(new DateOnly(2026, 12, 3), form.Instance.Day);
        Assert.DoesNotContain("isn't a day", form.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_time_is_in_the_readers_zone_with_UTC_as_its_tooltip()
    {
        JSInterop.SetupModule("./_content/SupportConsole.App/readers-zone.js").Setup<string?>("readersZone").SetResult("Europe/Berlin");

        var text = Render<ClockText>(p => p.Add(c => c.At, Moment("2026-11-27T14:02:00Z")).Add(c => c.Format, "HH:mm"));

        text.WaitForAssertion(() => Assert.Equal("15:02 UTC+1", text.Find("time").TextContent));
        Assert.Equal("27 Nov 2026 14:02 UTC", text.Find("time").GetAttribute("title"));
    }

    private sealed class DayForm : ComponentBase
    {
        public DateOnly? Day { get; private set; } = new(2026, 11, 27);

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenComponent<DateField>(0);
            builder.AddComponentParameter(1, nameof(DateField.Label), "Day");
            builder.AddComponentParameter(2, nameof(DateField.Id), "day");
            builder.AddComponentParameter(3, nameof(DateField.Value), Day);
            builder.AddComponentParameter(4, nameof(DateField.ValueChanged), EventCallback.Factory.Create<DateOnly?>(this, to => Day = to));
            builder.CloseComponent();
        }
    }
}
