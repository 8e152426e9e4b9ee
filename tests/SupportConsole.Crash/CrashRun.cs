using SupportConsole.App.Changes;

namespace SupportConsole.Crash;

/// <summary>One change that is to be killed at one point.</summary>
/// <param name="Number">Its number in the round.</param>
/// <param name="Act">What is done.</param>
/// <param name="Step">The step at which the server is killed.</param>
/// <param name="IsBefore">Whether before the step rather than after it.</param>
/// <param name="ConnectionId">The connection it is done to.</param>
/// <param name="NextCertificate">The certificate to rotate to, DER in base64.</param>
/// <param name="IsRandom">Whether it stops at no point: the server is killed at any moment.</param>
public sealed record CrashRun(int Number, string Act, ChangeStep Step, bool IsBefore, Guid ConnectionId, string NextCertificate, bool IsRandom = false)
{
    /// <summary>The point, in words.</summary>
    public string Point => IsRandom ? $"{Act}, at any moment" : $"{Act}, {(IsBefore ? "before" : "after")} {Words}";

    private string Words => Step switch
    {
        ChangeStep.IntentCommitted => "the intent is committed",
        ChangeStep.TenantCalled => "the tenant is called",
        ChangeStep.IdRemembered => "the id is remembered",
        ChangeStep.ApplicationsSet => "the applications are set",
        ChangeStep.ReadBack => "it is read back",
        _ => "the outcome is committed",
    };

    /// <summary>Every point there is: each act with the steps that it has.</summary>
    public static IEnumerable<(string Act, ChangeStep Step, bool IsBefore)> Points =>
        from act in ChangeAct.Names
        from step in Enum.GetValues<ChangeStep>()
        where act.StartsWith("create", StringComparison.Ordinal) || step is not (ChangeStep.IdRemembered or ChangeStep.ApplicationsSet)
        from isBefore in new[] { true, false }
        select (act, step, isBefore);
}
