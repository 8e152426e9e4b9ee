using System.Globalization;

namespace SupportConsole.Auth0.Emulator.Wire;

/// <summary>Moments as Auth0 writes them: UTC, to the millisecond.</summary>
internal static class WireTime
{
    public static string Of(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
