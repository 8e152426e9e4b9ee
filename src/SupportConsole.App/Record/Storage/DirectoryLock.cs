namespace SupportConsole.App.Record.Storage;

/// <summary>
/// One process per data directory: the console, or a command that changes the database. A lock on a file, which the operating system
/// releases when the process ends, however it ends.
/// </summary>
public sealed class DirectoryLock : IDisposable
{
    /// <summary>How long a console waits for the one before it to stop, so that a rolling restart works.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan RetryEvery = TimeSpan.FromMilliseconds(250);
    private readonly FileStream held;

    private DirectoryLock(FileStream held) => this.held = held;

    /// <summary>Takes the directory for a console; waits up to <see cref="Patience"/> for the process that has it.</summary>
    /// <param name="waiting">Called once, with the reason, if it has to wait.</param>
    /// <exception cref="IOException">The lock file cannot be created.</exception>
    public static async Task<Result<DirectoryLock>> ForConsoleAsync(
        ConsolePaths paths,
        TimeProvider time,
        Action<string> waiting,
        CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            if (TryTake(paths) is { } taken)
            {
                return taken;
            }

            if (time.GetElapsedTime(began) >= Patience)
            {
                return InUse(
                    paths,
                    "Stop it, or set Console:DataDirectory (Console__DataDirectory) to another directory. Then start this console again.");
            }

            if (attempt == 1)
            {
                waiting($"Waiting up to {Patience.TotalSeconds:N0} seconds for the SupportConsole that uses {paths.Directory} to stop.");
            }

            await Task.Delay(RetryEvery, time, cancellationToken);
        }
    }

    /// <summary>Takes the directory for a command that changes the database. Does not wait.</summary>
    /// <exception cref="IOException">The lock file cannot be created.</exception>
    public static Result<DirectoryLock> ForCommand(ConsolePaths paths) =>
        TryTake(paths) is { } taken ? taken : InUse(paths, "Stop it, then run the command again. Nothing was changed.");

    /// <inheritdoc/>
    public void Dispose() => held.Dispose();

    private static Problem InUse(ConsolePaths paths, string cure) =>
        new($"Another SupportConsole is using {paths.Directory}.", cure) { Code = "data.in-use" };

    /// <summary>
    /// The lock; null if another process has it. Opens for reading, so that it does not matter which user created the file.
    /// </summary>
    private static DirectoryLock? TryTake(ConsolePaths paths)
    {
        Directory.CreateDirectory(paths.Directory);
        try
        {
            if (!File.Exists(paths.Lock))
            {
                using var created = new FileStream(paths.Lock, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite);
            }

            return new DirectoryLock(new FileStream(paths.Lock, FileMode.Open, FileAccess.Read, FileShare.None));
        }
        catch (IOException) when (File.Exists(paths.Lock))
        {
            // Held, or created and taken by another process between the two calls.
            return null;
        }
    }
}
