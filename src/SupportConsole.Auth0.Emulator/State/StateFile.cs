using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportConsole.Auth0.Emulator.State;

/// <summary>
/// The tenant's state on disk: a line of JSON for each change, on the disk before the answer leaves. At start the lines are read, a last
/// line that a crash cut off is dropped, and the file is written anew (temporary file, fsync, rename) with what still holds.
/// </summary>
internal sealed class StateFile : IDisposable
{
    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly FileStream stream;

    private StateFile(FileStream stream) => this.stream = stream;

    public static IReadOnlyList<StateEntry> Read(string path) => File.Exists(path) ? [.. Entries(File.ReadAllText(path))] : [];

    /// <summary>Replaces the file by one that holds the entries, and keeps it open for more.</summary>
    public static StateFile Compact(string path, IEnumerable<StateEntry> entries)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var temporary = path + ".new";
        using (var file = Open(temporary, FileMode.Create))
        {
            file.Write(Lines(entries));
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
        return new StateFile(Open(path, FileMode.Append));
    }

    public void Append(params IEnumerable<StateEntry> entries)
    {
        stream.Write(Lines(entries));
        stream.Flush(flushToDisk: true);
    }

    public void Dispose() => stream.Dispose();

    private static FileStream Open(string path, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.Read };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }

    private static byte[] Lines(IEnumerable<StateEntry> entries)
    {
        var text = new StringBuilder();
        foreach (var entry in entries)
        {
            text.Append(JsonSerializer.Serialize(entry, Json)).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static IEnumerable<StateEntry> Entries(string text)
    {
        var whole = text[..(text.LastIndexOf('\n') + 1)];
        return whole.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<StateEntry>(line, Json)!);
    }
}
