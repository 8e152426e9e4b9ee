namespace SupportConsole.App.Record.Storage;

/// <summary>SQLite's log beside the database, which holds the latest commits. SQLite doesn't notice when somebody removes it.</summary>
internal static class WriteAheadLog
{
    private const string OpenFiles = "/proc/self/fd";

    /// <summary>Whether this process writes into a log that was removed or emptied. Only an open connection has a log to ask for.</summary>
    public static bool IsLost(string path)
    {
        try
        {
            using var log = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            return log.Length == 0 ? IsRemovedOneOpen(path) : !HasHeader(log);
        }
        catch (FileNotFoundException)
        {
            return true;
        }
    }

    /// <summary>A connection that is opened after the log was removed puts a new one in its place, which is empty at first.</summary>
    private static bool IsRemovedOneOpen(string path) => Directory.Exists(OpenFiles)
        && Directory.EnumerateFileSystemEntries(OpenFiles).Any(open => new FileInfo(open).LinkTarget == path + " (deleted)");

    /// <summary>Writes after the log was emptied leave a hole where its header was.</summary>
    private static bool HasHeader(FileStream log)
    {
        Span<byte> header = stackalloc byte[3];
        return log.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) == header.Length
            && header.SequenceEqual<byte>([0x37, 0x7f, 0x06]);
    }
}
