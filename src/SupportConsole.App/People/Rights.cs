using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Logging;

namespace SupportConsole.App.People;

/// <summary>Checks sessions and rights where the work is done, words the refusal and has it recorded.</summary>
public sealed partial class Rights(
    IAuthorizationService authorization,
    ISessionCheck sessions,
    IRefusalAudit refusals,
    ILogger<Rights> logger)
{
    public const string RefusalCode = "rights.missing";

    public static string Refused(Actor actor) => $"Refused: {actor.Name} does not have this right.";

    public async Task<bool> HasAsync(Actor actor, string policy) =>
        (await sessions.CheckAsync(actor)).TryGet(out var current, out _) && await AllowsAsync(current, policy);

    /// <summary>The refusal; null if the person's session is open and the person has the right.</summary>
    /// <param name="act">How the audit log names the act; null for the caller's name.</param>
    public async Task<Problem?> FindRefusalAsync(
        Actor actor,
        string policy,
        RefusedAct? act = null,
        [CallerFilePath] string file = "",
        [CallerMemberName] string member = "")
    {
        if ((await sessions.CheckAsync(actor)).TryGet(out var current, out var ended) && await AllowsAsync(current, policy))
        {
            return null;
        }

        Log.Refused(logger, actor.Name, current?.Role ?? actor.Role, policy, ended?.What ?? "the role is too low");
        act ??= new RefusedAct(RefusedAct.DefaultAction) { Subject = $"{Path.GetFileNameWithoutExtension(file)}.{member}" };
        await refusals.RecordAsync(actor, act, ended is null ? Refused(actor) : $"Refused {actor.Name}: {ended.What}");
        return ended ?? Refusal(policy);
    }

    private async Task<bool> AllowsAsync(Actor actor, string policy) =>
        (await authorization.AuthorizeAsync(actor.ToPrincipal(), policy)).Succeeded;

    private static Problem Refusal(string policy) => policy switch
    {
        Policies.CheckRecord => new Problem(
            "Only managers and administrators can run the integrity check.",
            "Ask one of them to run it.")
        { Code = RefusalCode },
        Policies.ManageSessions => new Problem(
            "Only administrators can end other people's sessions.",
            "Ask an administrator.")
        { Code = RefusalCode },
        Policies.EditMessages => new Problem(
            "Only administrators can edit messages.",
            "Ask an administrator.")
        { Code = RefusalCode },
        _ => new Problem("You have read-only access.", "Ask an administrator for engineer access.") { Code = RefusalCode },
    };

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Refused {Person} ({Role}) the right {Policy}: {Why}")]
        public static partial void Refused(ILogger logger, string person, StaffRole role, string policy, string why);
    }
}
