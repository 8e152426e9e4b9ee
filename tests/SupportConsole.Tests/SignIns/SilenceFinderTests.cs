using SupportConsole.App.SignIns.Silence;
using SupportConsole.Federation.IdentityProviders;

namespace SupportConsole.Tests.SignIns;

/// <summary>Which silences are outages, in a small installation: three connections that work from 8 to 16.</summary>
public sealed class SilenceFinderTests
{
    private static readonly DateTimeOffset Learned = new(2027, 5, 9, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Evening = new(2027, 5, 10, 16, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Morning = new(2027, 5, 11, 8, 0, 0, TimeSpan.Zero);

    private static readonly SignInRhythm Europe = Rhythm(Learned);

    private readonly SilenceFinder finder = new();

    [Fact]
    public void A_connection_that_alone_stays_silent_since_the_night_is_found_in_the_morning()
    {
        var silent = One(IdentityProvider.EntraId, Evening);

        var early = FindAt(Morning.AddHours(1), silent, Heard(IdentityProvider.Okta), Heard(IdentityProvider.GoogleWorkspace));
        var later = FindAt(Morning.AddHours(2), silent, Heard(IdentityProvider.Okta), Heard(IdentityProvider.GoogleWorkspace));

        Assert.Empty(early.Connections);
        Assert.Equal([silent.Id], later.Connections.Select(one => one.Id));
    }

    [Fact]
    public void A_holiday_on_which_two_of_three_rest_cries_all_day_long_no_wolf_and_the_next_day_counts_again()
    {
        var (first, second) = (One(IdentityProvider.EntraId, Evening), One(IdentityProvider.Okta, Evening));

        var onHoliday = Enumerable.Range(1, 20)
            .SelectMany(half => FindAt(Morning.AddHours(half / 2.0), first, second, Heard(IdentityProvider.GoogleWorkspace)).Connections)
            .ToList();
        var nextDay = FindAt(Morning.AddDays(1).AddHours(2), first, Heard(IdentityProvider.Okta), Heard(IdentityProvider.GoogleWorkspace));

        Assert.Empty(onHoliday);
        Assert.Equal([first.Id], nextDay.Connections.Select(one => one.Id));
    }

    [Fact]
    public void A_day_on_which_a_company_rested_a_year_ago_is_its_own_day_off()
    {
        var silent = One(IdentityProvider.EntraId, Evening) with { WasSilentAYearAgo = true };

        var findings = FindAt(Morning.AddHours(5), silent, Heard(IdentityProvider.Okta), Heard(IdentityProvider.GoogleWorkspace));

        Assert.Empty(findings.Connections);
    }

    [Fact]
    public void An_outage_in_the_middle_of_a_working_day_is_found_though_others_have_a_holiday()
    {
        var noon = Morning.AddHours(4);
        var silent = One(IdentityProvider.EntraId, noon) with { Earlier = [20, 20, 20, 20, 20] };
        var (first, second) = (One(IdentityProvider.Okta, Evening), One(IdentityProvider.GoogleWorkspace, Evening));

        var findings = FindAt(noon.AddHours(1), silent, first, second, Heard(IdentityProvider.AdFs));

        Assert.Contains(silent.Id, findings.Connections.Select(one => one.Id));
    }

    [Fact]
    public void A_few_who_come_on_a_quiet_day_are_no_outage()
    {
        var ten = Morning.AddHours(2);
        var quiet = One(IdentityProvider.EntraId, ten) with { Earlier = [1, 0, 1] };

        var findings = FindAt(ten.AddHours(2), quiet, Heard(IdentityProvider.Okta), Heard(IdentityProvider.GoogleWorkspace));

        Assert.Empty(findings.Connections);
    }

    [Fact]
    public void The_first_of_January_is_nobodys_outage()
    {
        var rhythm = Rhythm(new DateTimeOffset(2026, 12, 31, 0, 0, 0, TimeSpan.Zero));
        var silent = One(IdentityProvider.EntraId, new DateTimeOffset(2026, 12, 31, 16, 0, 0, TimeSpan.Zero)) with { Rhythm = rhythm };

        var findings = FindAt(new DateTimeOffset(2027, 1, 1, 14, 0, 0, TimeSpan.Zero), silent);

        Assert.Empty(findings.Connections);
    }

    [Fact]
    public void A_silent_tenant_is_found_as_one_and_its_connections_count_anew_when_somebody_is_back()
    {
        var noon = Morning.AddHours(4);
        IdentityProvider[] providers = [IdentityProvider.EntraId, IdentityProvider.Okta, IdentityProvider.GoogleWorkspace];
        var all = providers.Select(provider => One(provider, noon)).ToArray();

        var silent = FindAt(noon.AddHours(1), all);
        var back = FindAt(noon.AddHours(1.2), [all[0], all[1], all[2] with { Last = noon.AddHours(1.1) }]);

        Assert.Equal((noon, 0), (silent.Tenant, silent.Connections.Count));
        Assert.Equal((null, 0), (back.Tenant, back.Connections.Count));
    }

    private SilenceFindings FindAt(DateTimeOffset now, params WatchedConnection[] all) =>
        finder.Find([.. all.Select(one => one.Last > now ? one with { Last = now.AddMinutes(-1) } : one)], now);

    /// <summary>A connection through which somebody signs in all the time.</summary>
    private static WatchedConnection Heard(IdentityProvider provider) => One(provider, DateTimeOffset.MaxValue);

    private static WatchedConnection One(IdentityProvider provider, DateTimeOffset last) =>
        new(Guid.NewGuid(), provider, last, Europe, false);

    /// <summary>Twenty an hour, eight hours on working days.</summary>
    private static SignInRhythm Rhythm(DateTimeOffset end)
    {
        var counts = Enumerable.Range(-8 * 168, 8 * 168).Select(hour => end.AddHours(hour))
            .Select(at => at is { DayOfWeek: not (DayOfWeek.Saturday or DayOfWeek.Sunday), Hour: >= 8 and < 16 } ? 20 : 0)
            .ToList();
        return SignInRhythm.Of(counts, end)!;
    }
}
