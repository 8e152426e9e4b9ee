namespace SupportConsole.App.Record.Storage.SecondPlace;

/// <summary>
/// Ships the database, the fingerprint key and the sign-in keys to the second place. Only chunks that are not there yet are sent, so that a
/// small change sends little. One console ships to a place.
/// </summary>
public sealed class BackupShipper(IBackupStore store, BackupSeal seal, ConsolePaths paths, BackupSettings settings, TimeProvider time)
{
    private static readonly TimeSpan PruneEvery = TimeSpan.FromHours(1);
    private HashSet<string>? known;
    private BackupManifest? last;
    private DateTimeOffset? newest;
    private long? prunedAt;

    /// <summary>Everything committed by then is in the second place. UTC; null if nothing was shipped since the start.</summary>
    public DateTimeOffset? CompleteTo { get; private set; }

    public string Place => store.Place;

    /// <summary>Ships what is new.</summary>
    /// <returns>The bytes sent; 0 if nothing changed.</returns>
    public async Task<long> ShipAsync(CancellationToken cancellationToken)
    {
        known ??= await ListChunksAsync(cancellationToken);
        var takenAt = time.GetUtcNow();
        var copy = Path.Combine(paths.Directory, "shipping.db");
        try
        {
            await DatabaseSnapshot.TakeAsync(paths.Database, copy, cancellationToken);
            var (chunks, sent) = await SendChunksAsync(copy, cancellationToken);
            var manifest = new BackupManifest(takenAt, new FileInfo(copy).Length, chunks, await ReadFilesAsync(cancellationToken));
            if (last is null || !manifest.HoldsSameAs(last))
            {
                var at = await FindTimeAfterAllAsync(takenAt, cancellationToken);
                var name = BackupManifest.NameAt(at);
                var closed = seal.Close(name, manifest.ToJson());
                await store.PutAsync(name, closed, cancellationToken);
                last = manifest;
                newest = at;
                sent += closed.Length;
            }

            CompleteTo = takenAt;
            await PruneIfDueAsync(cancellationToken);
            return sent;
        }
        finally
        {
            File.Delete(copy);
        }
    }

    /// <summary>Which of the manifests to keep: all of the last day, then the newest of each day.</summary>
    internal static IReadOnlyList<string> FindOld(IEnumerable<string> manifests, DateTimeOffset now, int days)
    {
        var taken = manifests.Select(name => (Name: name, At: BackupManifest.TimeOf(name)))
            .Where(manifest => manifest.At is not null)
            .OrderByDescending(manifest => manifest.At)
            .ToList();
        var kept = taken.Where(manifest => manifest.At > now.AddDays(-1))
            .Concat(taken.Where(manifest => manifest.At > now.AddDays(-days)).DistinctBy(manifest => manifest.At!.Value.UtcDateTime.Date))
            .Concat(taken.Take(1))
            .Select(manifest => manifest.Name)
            .ToHashSet(StringComparer.Ordinal);
        return [.. taken.Select(manifest => manifest.Name).Where(name => !kept.Contains(name))];
    }

    /// <summary>The time that the next manifest is named by: recovery takes the latest, also after the clock was set back.</summary>
    private async Task<DateTimeOffset> FindTimeAfterAllAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        newest ??= (await store.ListAsync(BackupManifest.Folder, cancellationToken)).Max(BackupManifest.TimeOf);
        return newest is { } latest && latest >= now ? latest.AddMilliseconds(1) : now;
    }

    private async Task<HashSet<string>> ListChunksAsync(CancellationToken cancellationToken) =>
        (await store.ListAsync(BackupManifest.ChunkFolder, cancellationToken)).ToHashSet(StringComparer.Ordinal);

    private async Task<(IReadOnlyList<string> Chunks, long Sent)> SendChunksAsync(string file, CancellationToken cancellationToken)
    {
        var chunks = new List<string>();
        var sent = 0L;
        var buffer = new byte[BackupManifest.ChunkSize];
        await using var stream = File.OpenRead(file);
        int read;
        while ((read = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken)) > 0)
        {
            var name = BackupManifest.ChunkFolder + seal.NameOf(buffer.AsSpan(0, read));
            if (!known!.Contains(name))
            {
                var closed = seal.Close(name, buffer.AsSpan(0, read));
                await store.PutAsync(name, closed, cancellationToken);
                known.Add(name);
                sent += closed.Length;
            }

            chunks.Add(name);
        }

        return (chunks, sent);
    }

    private async Task<IReadOnlyDictionary<string, byte[]>> ReadFilesAsync(CancellationToken cancellationToken)
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        var keys = Directory.Exists(paths.SignInKeys) ? Directory.EnumerateFiles(paths.SignInKeys, "*.xml") : [];
        foreach (var path in keys.Append(paths.FingerprintKey).Where(File.Exists).ToList())
        {
            files[Path.GetRelativePath(paths.Directory, path).Replace('\\', '/')] = await File.ReadAllBytesAsync(path, cancellationToken);
        }

        return files;
    }

    private async Task PruneIfDueAsync(CancellationToken cancellationToken)
    {
        if (prunedAt is { } pruned && time.GetElapsedTime(pruned) < PruneEvery)
        {
            return;
        }

        prunedAt = time.GetTimestamp();

        // A chunk that somebody removed there is sent again with the next turn.
        known!.IntersectWith(await ListChunksAsync(cancellationToken));
        var manifests = await store.ListAsync(BackupManifest.Folder, cancellationToken);
        var old = FindOld(manifests, time.GetUtcNow(), settings.Keep);
        if (old.Count == 0)
        {
            return;
        }

        var needed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in manifests.Except(old))
        {
            if (await store.GetAsync(name, cancellationToken) is { } closed)
            {
                needed.UnionWith(BackupManifest.Parse(seal.Open(name, closed)).Chunks);
            }
        }

        foreach (var name in old)
        {
            await store.DeleteAsync(name, cancellationToken);
        }

        foreach (var chunk in known!.Except(needed).ToList())
        {
            known!.Remove(chunk);
            await store.DeleteAsync(chunk, cancellationToken);
        }
    }
}
