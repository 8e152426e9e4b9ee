namespace SupportConsole.Auth0;

/// <summary>Whether calls to the tenant are an operator's or the background's. Background calls let operators' go first and stay well below the rate limit.</summary>
public static class TenantPriority
{
    private static readonly AsyncLocal<bool> Ambient = new();

    /// <summary>Whether the calls made here and below are the background's.</summary>
    public static bool IsBackground => Ambient.Value;

    /// <summary>Marks the calls made until it is disposed, in this flow of execution, as the background's.</summary>
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
