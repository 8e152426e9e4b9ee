using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportConsole.Auth0.Emulator.State;

/// <summary>
/// The tenant's state on disk: a line of JSON for each change, flushed before the answer is sent. At start the lines are read, a last line
/// that a crash cut off is dropped, and the file is rewritten (temporary file, fsync, rename) with the current state.
/// </summary>
internal sealed class StateFile : IDisposable
{
    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly FileStream stream;
    private readonly FileStream hold;

    private StateFile(FileStream stream, FileStream hold) => (this.stream, this.hold) = (stream, hold);

    public static IReadOnlyList<StateEntry> Read(string path)
    {
        try
        {
            return Path.Exists(path) ? [.. Entries(path, File.ReadAllText(path))] : [];
        }
        catch (Exception exception) when (exception is (IOException and not UnusableStateException) or UnauthorizedAccessException)
        {
            throw UnusableStateException.Unreadable(path, exception);
        }
    }

    /// <summary>Replaces the file by one with these entries and keeps it open for more. Only one process can do so.</summary>
    public static StateFile Compact(string path, IEnumerable<StateEntry> entries)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var hold = Hold(path);
        var temporary = path + ".new";
        using (var file = Open(temporary, FileMode.Create))
        {
            file.Write(Lines(entries));
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
        return new StateFile(Open(path, FileMode.Append), hold);
    }

    public void Append(params IEnumerable<StateEntry> entries)
    {
        stream.Write(Lines(entries));
        stream.Flush(flushToDisk: true);
    }

    public void Dispose()
    {
        stream.Dispose();
        hold.Dispose();
    }

    /// <summary>Claims the state for this process by a file beside it, because the state file itself is replaced at every start.</summary>
    private static FileStream Hold(string path)
    {
        try
        {
            return new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception)
        {
            throw UnusableStateException.InUse(path, exception);
        }
    }

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

    private static IEnumerable<StateEntry> Entries(string path, string text)
    {
        var whole = text[..(text.LastIndexOf('\n') + 1)];
        return whole.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select((line, index) => Entry(path, line, index + 1));
    }

    private static StateEntry Entry(string path, string line, int number)
    {
        try
        {
            return JsonSerializer.Deserialize<StateEntry>(line, Json) ?? throw new JsonException("null");
        }
        catch (JsonException exception)
        {
            throw UnusableStateException.Damaged(path, number, exception);
        }
    }
}
