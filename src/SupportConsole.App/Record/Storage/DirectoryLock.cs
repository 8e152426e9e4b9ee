using SupportConsole.Federation;

namespace SupportConsole.App.Record.Storage;

/// <summary>
/// A hold on the data directory: any number of running consoles, or one restore and no console; and one migration at a time. Locks on files that the operating
/// system lets go when the process ends, however it ends.
/// </summary>
public sealed class DirectoryLock : IDisposable
{
    private readonly FileStream held;

    private DirectoryLock(FileStream held) => this.held = held;

    /// <summary>A running console's hold, beside other consoles.</summary>
    /// <returns>The hold; a problem while a restore is running.</returns>
    /// <exception cref="IOException">The lock's file cannot be made.</exception>
    public static Result<DirectoryLock> ForConsole(ConsolePaths paths) => Open(paths.RunningLock, FileShare.Read) is { } hold
        ? hold
        : new Problem("A restore is running on the data directory.", "Wait until it has ended; then start the console.") { Code = "data.restoring" };

    /// <summary>A restore's hold, alone.</summary>
    /// <returns>The hold; a problem while a console is running.</returns>
    /// <exception cref="IOException">The lock's file cannot be made.</exception>
    public static Result<DirectoryLock> ForRestore(ConsolePaths paths) => Open(paths.RunningLock, FileShare.None) is { } hold
        ? hold
        : new Problem("A console is running on this data directory.", "Stop it; then restore. Nothing was changed.") { Code = "data.in-use" };

    /// <summary>A migration's hold: waits until no other process migrates.</summary>
    /// <exception cref="IOException">The lock's file cannot be made.</exception>
    public static async Task<DirectoryLock> ForMigrationAsync(ConsolePaths paths, TimeProvider time, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (Open(paths.MigrationLock, FileShare.None) is { } hold)
            {
                return hold;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), time, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => held.Dispose();

    /// <summary>The lock; null where another process has it. Reading is enough to hold one, so that it does not matter which user made the file.</summary>
    private static DirectoryLock? Open(string file, FileShare share)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        try
        {
            if (!File.Exists(file))
            {
                using var made = new FileStream(file, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite);
            }

            return new DirectoryLock(new FileStream(file, FileMode.Open, FileAccess.Read, share));
        }
        catch (IOException) when (File.Exists(file))
        {
            // Also where another process made it, and took it, between the two looks.
            return null;
        }
    }
}
