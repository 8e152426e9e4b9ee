namespace SupportConsole.Auth0.Emulator.Wire;

/// <summary>Query parameters that no call knows are refused, as Auth0 does, and so are flags that are neither true nor false.</summary>
internal static class QueryRules
{
    private static readonly string[] Flags = ["include_fields", "include_totals", "is_first_party", "is_global"];

    public static Answer? Check(ApiCall call, IEnumerable<string> known)
    {
        var unknown = call.Query.Keys.Except(known).ToList();
        return unknown.Count > 0 ? ApiError.Query(new Violation($"Additional properties not allowed: {string.Join(",", unknown)}"))
            : Array.Find(Flags, name => call.QueryText(name) is not (null or "true" or "false")) is { } wrong
                ? ApiError.Query(new Violation("Expected type boolean but found type string", wrong))
            : null;
    }
}
