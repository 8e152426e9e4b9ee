namespace SupportConsole.Auth0.Emulator.Wire;

/// <summary>Query parameters that no call knows are refused, as Auth0 does.</summary>
internal static class QueryRules
{
    public static Answer? Unknown(ApiCall call, IEnumerable<string> known)
    {
        var unknown = call.Query.Keys.Except(known).ToList();
        return unknown.Count == 0 ? null : ApiError.Query(new Violation($"Additional properties not allowed: {string.Join(",", unknown)}"));
    }
}
