namespace SupportConsole.App.SignIns.Silence;

internal static class SignInHour
{
    /// <summary>The start of the next hour.</summary>
    public static DateTimeOffset After(DateTimeOffset at) =>
        new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerHour) + TimeSpan.TicksPerHour, TimeSpan.Zero);
}
