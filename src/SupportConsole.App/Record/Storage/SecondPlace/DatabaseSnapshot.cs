namespace SupportConsole.App.Record.Storage.SecondPlace;

/// <summary>A consistent copy of the running database, made so that an unchanged database gives an unchanged file.</summary>
internal static class DatabaseSnapshot
{
    // Fields of SQLite's header that change without any change of data: the counters, and the number that the health check writes.
    private const int ChangeCounter = 24;
    private const int UserVersion = 60;
    private const int VersionValidFor = 92;

    public static async Task TakeAsync(string database, string target, CancellationToken cancellationToken)
    {
        File.Delete(target);
        await DatabaseBackup.CopyAsync(database, target, cancellationToken);
        using var file = File.OpenHandle(target, FileMode.Open, FileAccess.Write);
        byte[] one = [0, 0, 0, 1];
        byte[] zero = [0, 0, 0, 0];

        // The two counters must be equal, or SQLite ignores the size in the header.
        await RandomAccess.WriteAsync(file, one, ChangeCounter, cancellationToken);
        await RandomAccess.WriteAsync(file, one, VersionValidFor, cancellationToken);
        await RandomAccess.WriteAsync(file, zero, UserVersion, cancellationToken);
    }
}
