using SupportConsole.App.Deadlines;
using SupportConsole.App.Reminders;

namespace SupportConsole.Tests.Reminders;

public sealed class ReminderScheduleTests
{
    private static readonly int[] Steps = [60, 30, 14, 7, 3, 1, 0];

    [Theory]
    [InlineData(61, null)]
    [InlineData(60, 60)]
    [InlineData(31, 60)]
    [InlineData(30, 30)]
    [InlineData(5, 7)]
    [InlineData(2, 3)]
    [InlineData(1, 1)]
    [InlineData(0, 0)]
    [InlineData(-1, -1)]
    [InlineData(-12, -12)]
    [InlineData(-30, -30)]
    [InlineData(-31, -28)]
    [InlineData(-36, -35)]
    public void A_secret_reaches_each_step_and_every_day_after_it_expired(int left, int? step) =>
        Assert.Equal(step, ReminderSchedule.StepAt(DeadlineKind.ClientSecret, Steps, left));

    [Theory]
    [InlineData(-1, -1)]
    [InlineData(-6, -1)]
    [InlineData(-7, -7)]
    [InlineData(-13, -7)]
    [InlineData(-14, -14)]
    public void An_expired_certificate_is_named_every_week(int left, int step) =>
        Assert.Equal(step, ReminderSchedule.StepAt(DeadlineKind.SigningCertificate, Steps, left));

    [Theory]
    [InlineData("2026-06-02T00:00:00Z", "2026-06-01T23:59:00Z", "Etc/UTC", 1)]
    [InlineData("2026-06-01T23:59:00Z", "2026-06-01T00:00:00Z", "Etc/UTC", 0)]
    [InlineData("2026-06-01T22:30:00Z", "2026-06-01T12:00:00Z", "Europe/Berlin", 1)]
    [InlineData("2026-06-02T03:00:00Z", "2026-06-01T12:00:00Z", "America/New_York", 0)]
    [InlineData("2026-03-30T10:00:00Z", "2026-03-28T23:30:00Z", "Europe/Berlin", 1)]
    [InlineData("2026-10-26T10:00:00Z", "2026-10-24T22:30:00Z", "Europe/Berlin", 1)]
    [InlineData("2026-05-30T12:00:00Z", "2026-06-01T12:00:00Z", "Etc/UTC", -2)]
    public void Days_are_calendar_days_of_the_recipients_zone(string due, string now, string zone, int days) => Assert.Equal(
        days,
        ReminderSchedule.DaysLeft(Time(due), Time(now), TimeZoneInfo.FindSystemTimeZoneById(zone)));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(4, 8)]
    [InlineData(7, 60)]
    [InlineData(100, 60)]
    public void Pauses_between_tries_double_up_to_an_hour(int attempts, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), Outbox.PauseAfter(attempts));

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
