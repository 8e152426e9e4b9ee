using System.Runtime.InteropServices;

namespace SupportConsole;

/// <summary>Keeps the console's files private to its own user, whatever the mode of the directory that they are in.</summary>
internal static class FilePrivacy
{
    private const UnixFileMode OthersMay =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>From here on every file and directory that this process makes is for its owner only.</summary>
    public static void Begin()
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = SetUmask(Convert.ToUInt32("077", 8));
        }
    }

    /// <summary>Takes the rights of group and others away from what is in the data directory already.</summary>
    /// <returns>What cannot be made private; null if all of it is.</returns>
    public static string? FindOpenFile(string directory)
    {
        if (OperatingSystem.IsWindows())
        {
            return null;
        }

        foreach (var path in Directory.EnumerateFileSystemEntries(directory, "*", SearchOption.AllDirectories).ToList())
        {
            try
            {
                var mode = File.GetUnixFileMode(path);
                if ((mode & OthersMay) != 0)
                {
                    File.SetUnixFileMode(path, mode & ~OthersMay);
                }
            }
            catch (FileNotFoundException)
            {
                // Another process removed it meanwhile.
            }
            catch (UnauthorizedAccessException)
            {
                return path;
            }
        }

        return null;
    }

    [DllImport("libc", EntryPoint = "umask")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint SetUmask(uint mask);
}
