namespace SupportConsole.Auth0;

/// <summary>Whether calls serve an operator or a background job. Background jobs let operators go first and spare the rate limit.</summary>
public static class TenantPriority
{
    private static readonly AsyncLocal<bool> Ambient = new();

    public static bool IsBackground => Ambient.Value;

    /// <summary>Marks the calls of this flow of execution as background until the result is disposed.</summary>
    public static IDisposable Background()
    {
        var scope = new Scope(Ambient.Value);
        Ambient.Value = true;
        return scope;
    }

    private sealed class Scope(bool before) : IDisposable
    {
        public void Dispose() => Ambient.Value = before;
    }
}
