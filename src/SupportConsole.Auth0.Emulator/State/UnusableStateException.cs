namespace SupportConsole.Auth0.Emulator;

/// <summary>The file with the tenant's state cannot be used. The message names the file and says what to do.</summary>
public sealed class UnusableStateException : IOException
{
    private const string MoveAway = "move it away: the emulated tenant then begins empty.";

    private UnusableStateException(string message, Exception inner)
        : base(message, inner)
    {
    }

    internal static UnusableStateException Damaged(string path, int line, Exception inner) =>
        new($"The emulated tenant's state {path} is damaged in line {line}. Put a good copy of it in its place, or {MoveAway}", inner);

    internal static UnusableStateException Unreadable(string path, Exception inner) =>
        new(
            $"The emulated tenant's state {path} cannot be read: {inner.Message.TrimEnd('.')}. "
                + $"Let this user read and write it, or {MoveAway}",
            inner);

    internal static UnusableStateException InUse(string path, Exception inner) =>
        new($"The emulated tenant's state {path} is in use. End the console that runs on it, or give this one another directory.", inner);
}
