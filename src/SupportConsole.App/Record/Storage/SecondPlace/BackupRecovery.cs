using System.Security.Cryptography;
using SupportConsole.Federation;

namespace SupportConsole.App.Record.Storage.SecondPlace;

/// <param name="TakenAt">What was committed by then is in it. UTC.</param>
/// <param name="Replaced">Key files that were different and were kept under another name.</param>
public sealed record RecoveredState(DateTimeOffset TakenAt, long Bytes, IReadOnlyList<string> Replaced);

/// <summary>Rebuilds a data directory from the second place: the database and its keys. Another machine needs the place and the key file.</summary>
public sealed class BackupRecovery(IBackupStore store, BackupSeal seal, ConsolePaths paths, DatabaseBackup backup, TimeProvider time)
{
    private const int AtOnce = 8;

    /// <summary>The states in the second place, newest first.</summary>
    public async Task<IReadOnlyList<DateTimeOffset>> ListAsync(CancellationToken cancellationToken)
    {
        var names = await store.ListAsync(BackupManifest.Folder, cancellationToken);
        return [.. names.Select(BackupManifest.TimeOf).OfType<DateTimeOffset>().OrderDescending()];
    }

    /// <summary>Recovers the newest state that is not newer than <paramref name="until"/>; the current database is backed up first.</summary>
    public async Task<Result<RecoveredState>> RecoverAsync(DateTimeOffset? until, CancellationToken cancellationToken)
    {
        var states = await ListAsync(cancellationToken);
        if (states.FirstOrDefault(at => until is null || at <= until) is not { Ticks: > 0 } takenAt)
        {
            return new Problem(
                $"{store.Place} has no backup{(until is null ? "" : $" from before {until:u}")}.",
                "Check Backup:To (Backup__To), or give a later time.")
            {
                Code = "backup.none",
            };
        }

        var file = Path.Combine(paths.Directory, "recovering.db");
        Directory.CreateDirectory(paths.Directory);
        try
        {
            var manifest = await ReadManifestAsync(takenAt, cancellationToken);
            await FetchDatabaseAsync(manifest, file, cancellationToken);
            var restored = await backup.RestoreAsync(file, cancellationToken);
            return restored.IsOk
                ? new RecoveredState(takenAt, manifest.Length, await WriteFilesAsync(manifest.Files, cancellationToken))
                : restored.Problem;
        }
        catch (Exception exception) when (exception is CryptographicException or InvalidDataException)
        {
            return new Problem(
                $"The backup in {store.Place} can't be opened: {exception.Message}",
                "Check that Backup:KeyFile (Backup__KeyFile) is the file that the backup was made with, or give an earlier time with --at.")
            {
                Code = "backup.sealed",
            };
        }
        finally
        {
            File.Delete(file);
        }
    }

    private async Task<BackupManifest> ReadManifestAsync(DateTimeOffset takenAt, CancellationToken cancellationToken)
    {
        var name = BackupManifest.NameAt(takenAt);
        var closed = await store.GetAsync(name, cancellationToken) ?? throw new InvalidDataException($"{name} is gone.");
        return BackupManifest.Parse(seal.Open(name, closed));
    }

    private async Task FetchDatabaseAsync(BackupManifest manifest, string file, CancellationToken cancellationToken)
    {
        File.Delete(file);
        using var target = File.OpenHandle(file, FileMode.CreateNew, FileAccess.Write, preallocationSize: manifest.Length);
        var work = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(manifest.Chunks.Index(), work, async (chunk, token) =>
        {
            var closed = await store.GetAsync(chunk.Item, token) ?? throw new InvalidDataException($"{chunk.Item} is gone.");
            await RandomAccess.WriteAsync(target, seal.Open(chunk.Item, closed), chunk.Index * (long)BackupManifest.ChunkSize, token);
        });
        if (RandomAccess.GetLength(target) != manifest.Length)
        {
            throw new InvalidDataException("The database is not as long as the manifest says.");
        }
    }

    /// <summary>Writes the key files. A different one that is there already is kept beside it.</summary>
    private async Task<IReadOnlyList<string>> WriteFilesAsync(IReadOnlyDictionary<string, byte[]> files, CancellationToken cancellationToken)
    {
        var replaced = new List<string>();
        foreach (var (name, content) in files)
        {
            var path = Path.GetFullPath(Path.Combine(paths.Directory, name));
            if (path != paths.FingerprintKey && Path.GetDirectoryName(path) != paths.SignInKeys)
            {
                throw new InvalidDataException($"The manifest names the file {name}, which is not one of the console's keys.");
            }

            var current = File.Exists(path) ? await File.ReadAllBytesAsync(path, cancellationToken) : content;
            if (!current.AsSpan().SequenceEqual(content))
            {
                var kept = $"{path}.replaced-{time.GetUtcNow():yyyyMMddHHmmss}";
                File.Move(path, kept, overwrite: true);
                replaced.Add(kept);
            }

            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllBytesAsync(path, content, cancellationToken);
        }

        return replaced;
    }
}
