namespace SupportConsole.App.Record.Storage.SecondPlace;

/// <summary>A directory, such as a mounted network share or another disk.</summary>
public sealed class DirectoryBackupStore(string directory) : IBackupStore
{
    public string Place => directory;

    public async Task PutAsync(string name, byte[] content, CancellationToken cancellationToken)
    {
        var path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var aside = $"{path}.{Guid.NewGuid():N}.unfinished";
        try
        {
            await using (var file = new FileStream(aside, FileMode.CreateNew, FileAccess.Write))
            {
                await file.WriteAsync(content, cancellationToken);
                await file.FlushAsync(cancellationToken);
                file.Flush(flushToDisk: true);
            }

            File.Move(aside, path, overwrite: true);
        }
        finally
        {
            File.Delete(aside);
        }
    }

    public async Task<byte[]?> GetAsync(string name, CancellationToken cancellationToken)
    {
        var path = PathOf(name);
        return File.Exists(path) ? await File.ReadAllBytesAsync(path, cancellationToken) : null;
    }

    public Task<IReadOnlyList<string>> ListAsync(string prefix, CancellationToken cancellationToken)
    {
        var root = PathOf(prefix);
        IReadOnlyList<string> names = Directory.Exists(root)
            ? [.. Directory.EnumerateFiles(root)
                .Where(file => !file.EndsWith(".unfinished", StringComparison.Ordinal))
                .Select(file => prefix + Path.GetFileName(file))]
            : [];
        return Task.FromResult(names);
    }

    public Task DeleteAsync(string name, CancellationToken cancellationToken)
    {
        File.Delete(PathOf(name));
        return Task.CompletedTask;
    }

    private string PathOf(string name) => Path.Combine(directory, name.Replace('/', Path.DirectorySeparatorChar));
}
