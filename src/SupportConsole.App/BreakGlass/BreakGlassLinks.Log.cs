using Microsoft.Extensions.Logging;
using SupportConsole.App.People;

namespace SupportConsole.App.BreakGlass;

public sealed partial class BreakGlassLinks
{
    private static partial class Log
    {
        [LoggerMessage(LogLevel.Critical, "Break-glass access: {Person} signed in as {Role} by a one-time link. Reason: {Reason}")]
        public static partial void Used(ILogger logger, string person, StaffRole role, string reason);
    }
}
