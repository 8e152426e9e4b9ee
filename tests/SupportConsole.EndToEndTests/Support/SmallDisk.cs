using System.Diagnostics;
using System.Runtime.InteropServices;

namespace SupportConsole.EndToEndTests.Support;

/// <summary>
/// A disk of a few megabytes with a data directory on it, that can be filled up and emptied: a tmpfs where this user may mount one (root on Linux), else none.
/// </summary>
public sealed class SmallDisk : IDisposable
{
    private readonly string filler;

    private SmallDisk(string directory) => (Directory, filler) = (directory, Path.Combine(directory, "filler"));

    /// <summary>Where it is.</summary>
    public string Directory { get; }

    /// <summary>Mounts one; null where that is not allowed.</summary>
    public static SmallDisk? TryMount(int megabytes)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        var directory = System.IO.Directory.CreateTempSubdirectory("console-small-disk-").FullName;
        if (Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", directory))
        {
            return new SmallDisk(directory);
        }

        System.IO.Directory.Delete(directory);
        return null;
    }

    /// <summary>Writes until not a byte goes on it.</summary>
    public void Fill()
    {
        using var file = new FileStream(filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        for (var block = new byte[64 * 1024]; block.Length > 0;)
        {
            try
            {
                file.Write(block);
            }
            catch (IOException)
            {
                block = new byte[block.Length / 2];
            }
        }
    }

    /// <summary>Makes room again.</summary>
    public void Empty() => File.Delete(filler);

    /// <inheritdoc/>
    public void Dispose()
    {
        // Lazily: a pooled handle may still be open for a moment.
        Run("umount", "-l", Directory);
        System.IO.Directory.Delete(Directory, recursive: true);
    }

#pragma warning disable RS0030 // The test mounts a disk; the console starts no programs.
    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true });
            process!.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
#pragma warning restore RS0030
}
