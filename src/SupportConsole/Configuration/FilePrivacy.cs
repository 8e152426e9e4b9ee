using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace SupportConsole;

/// <summary>Keeps the console's files private to its own user, whatever the mode of the directory that they are in.</summary>
internal static class FilePrivacy
{
    private const UnixFileMode OthersMay =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private const UnixFileMode OthersReplace = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    /// <summary>With the sticky bit, as in /tmp, nobody replaces what is somebody else's.</summary>
    private const UnixFileMode AnybodyReplaces = UnixFileMode.OtherWrite | UnixFileMode.StickyBit;

    private static readonly EnumerationOptions Inside = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
        IgnoreInaccessible = false,
    };

    /// <summary>From here on every file and directory that this process makes is for its owner only.</summary>
    public static void Begin()
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = SetUmask(Convert.ToUInt32("077", 8));
        }
    }

    /// <summary>
    /// Takes the rights of group and others away from what is in the data directory already, and their right to put files into it. Leaves
    /// alone what links lead to: that is somebody else's.
    /// </summary>
    /// <returns>What others can still read, or a directory in which they can still replace files; null if there is none.</returns>
    public static string? FindOpenFile(string directory)
    {
        if (OperatingSystem.IsWindows())
        {
            return null;
        }

        if (!TryTakeAway(directory, OthersReplace) && (File.GetUnixFileMode(directory) & AnybodyReplaces) == UnixFileMode.OtherWrite)
        {
            return directory;
        }

        foreach (var found in new DirectoryInfo(directory).EnumerateFileSystemInfos("*", Inside).ToList())
        {
            if (!TryTakeAway(found.FullName, OthersMay))
            {
                return found.FullName;
            }
        }

        return null;
    }

    [UnsupportedOSPlatform("windows")]
    private static bool TryTakeAway(string path, UnixFileMode rights)
    {
        try
        {
            var mode = File.GetUnixFileMode(path);
            if ((mode & rights) != 0)
            {
                File.SetUnixFileMode(path, mode & ~rights);
            }

            return true;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            // Another process removed it meanwhile.
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    [DllImport("libc", EntryPoint = "umask")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint SetUmask(uint mask);
}
