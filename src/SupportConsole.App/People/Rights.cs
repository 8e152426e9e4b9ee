using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Logging;

namespace SupportConsole.App.People;

/// <summary>Checks rights where the work is done, and words the refusal.</summary>
public sealed partial class Rights(IAuthorizationService authorization, ILogger<Rights> logger)
{
    public const string RefusalCode = "rights.missing";

    public static string Refused(Actor actor) => $"Refused: {actor.Name} does not have this right.";

    public async Task<bool> HasAsync(Actor actor, string policy) =>
        (await authorization.AuthorizeAsync(actor.ToPrincipal(), policy)).Succeeded;

    /// <summary>The refusal; null if the person has the right.</summary>
    public async Task<Problem?> FindRefusalAsync(Actor actor, string policy)
    {
        if (await HasAsync(actor, policy))
        {
            return null;
        }

        Log.Refused(logger, actor.Name, actor.Role, policy);
        return Refusal(policy);
    }

    private static Problem Refusal(string policy) => policy == Policies.CheckRecord
        ? new Problem("Only managers and administrators can run the integrity check.", "Ask one of them to run it.") { Code = RefusalCode }
        : new Problem("You have read-only access.", "Ask an administrator for engineer access.") { Code = RefusalCode };

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Refused {Person} ({Role}), who lacks the right {Policy}")]
        public static partial void Refused(ILogger logger, string person, StaffRole role, string policy);
    }
}
