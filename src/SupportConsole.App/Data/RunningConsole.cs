using SupportConsole.Federation;

namespace SupportConsole.App.Data;

/// <summary>
/// Who works on a data directory: any number of consoles at once, or one restore and no console. A lock on a file that the operating system lets go when the
/// process ends, however it ends.
/// </summary>
public sealed class RunningConsole : IDisposable
{
    private readonly FileStream held;

    private RunningConsole(FileStream held) => this.held = held;

    /// <summary>Takes a running console's part, beside others.</summary>
    /// <returns>The hold; a problem while a restore is running.</returns>
    public static Result<RunningConsole> Begin(ConsolePaths paths)
    {
        try
        {
            Make(paths);
            return new RunningConsole(new FileStream(paths.RunningLock, FileMode.Open, FileAccess.Read, FileShare.Read));
        }
        catch (IOException)
        {
            return new Problem("A restore is running on the console's data directory.", "Wait until it has ended; then start the console.") { Code = "data.restoring" };
        }
    }

    /// <summary>Takes the whole directory, for a restore.</summary>
    /// <returns>The hold; a problem while a console is running.</returns>
    public static Result<RunningConsole> Exclude(ConsolePaths paths)
    {
        try
        {
            Make(paths);
            return new RunningConsole(new FileStream(paths.RunningLock, FileMode.Open, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            return new Problem("A console is running on this data directory.", "Stop it; then restore. Nothing was changed.") { Code = "data.in-use" };
        }
    }

    /// <summary>Waits until no other process migrates, and keeps others from it.</summary>
    public static async Task<RunningConsole> MigrateAloneAsync(ConsolePaths paths, TimeProvider time, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return new RunningConsole(new FileStream(paths.MigrationLock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException) when (File.Exists(paths.MigrationLock))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), time, cancellationToken);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => held.Dispose();

    private static void Make(ConsolePaths paths)
    {
        Directory.CreateDirectory(paths.Directory);
        if (!File.Exists(paths.RunningLock))
        {
            using var made = new FileStream(paths.RunningLock, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite);
        }
    }
}
