using SupportConsole.App.Intake;
using SupportConsole.App.People;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Fetching;

public sealed class LookupRateTests
{
    private static readonly Actor Ana = new("Ana Ruiz", StaffRole.Engineer);
    private static readonly Actor Ingrid = new("Ingrid Solberg", StaffRole.Administrator);
    private readonly SetBackClock clock = new(DateTimeOffset.UnixEpoch.AddYears(56));

    [Fact]
    public void One_person_fetches_so_often_and_another_goes_on()
    {
        var rate = new LookupRate(clock);

        var mine = Enumerable.Range(0, LookupRate.MostForOne + 1).Select(_ => rate.Take(Ana)?.Code).ToList();

        Assert.Equal([.. Enumerable.Repeat<string?>(null, LookupRate.MostForOne), "fetch.rate"], mine);
        Assert.Null(rate.Take(Ingrid));
    }

    [Fact]
    public void After_the_window_there_is_room_also_if_the_clock_went_back()
    {
        var rate = new LookupRate(clock);
        _ = Enumerable.Range(0, LookupRate.MostForOne).Select(_ => rate.Take(Ana)).ToList();

        clock.SetBack(TimeSpan.FromDays(1));
        clock.Advance(LookupRate.Window);

        Assert.Null(rate.Take(Ana));
    }
}
