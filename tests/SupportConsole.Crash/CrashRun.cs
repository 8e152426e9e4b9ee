using SupportConsole.App.Changes;

namespace SupportConsole.Crash;

/// <summary>One change of a round.</summary>
/// <param name="Number">Its number in the round.</param>
/// <param name="Act">What is done.</param>
/// <param name="StopsAt">Where it stops and waits for the server to be killed; null where it goes on until that comes.</param>
/// <param name="ConnectionId">The connection it is done to.</param>
/// <param name="NextCertificate">The certificate to rotate to, DER in base64.</param>
public sealed record CrashRun(int Number, string Act, Moment? StopsAt, Guid ConnectionId, string NextCertificate)
{
    /// <summary>The point, in words.</summary>
    public string Point => $"{Act}, {StopsAt?.ToString() ?? "at any moment"}";

    /// <summary>Every point there is: each act with the moments that it has.</summary>
    public static IEnumerable<(string Act, Moment? StopsAt)> Points =>
        from act in ChangeAct.Names
        from moment in Moment.All
        where act.StartsWith("create", StringComparison.Ordinal) || moment.Step is not (ChangeStep.IdRemembered or ChangeStep.ApplicationsSet)
        select (act, (Moment?)moment);

    /// <summary>Every act three times, none of which stops by itself.</summary>
    public static IEnumerable<(string Act, Moment? StopsAt)> Unstopped => from _ in Enumerable.Range(0, 3) from act in ChangeAct.Names select (act, (Moment?)null);
}
