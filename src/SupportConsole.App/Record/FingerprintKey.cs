using System.Security.Cryptography;
using SupportConsole.Federation.Secrets;

namespace SupportConsole.App.Record;

/// <summary>
/// The key of the secrets' fingerprints (HMAC-SHA-256). It is in a file beside the database, never in it, so that nobody can test guesses
/// with a leaked database alone. If it is lost, secrets that were set before are no longer recognised, and whether they changed in Auth0
/// can't be told: each fingerprint in a snapshot names its key.
/// </summary>
public sealed class FingerprintKey
{
    internal const int NameLength = 12;

    private const int Length = 32;
    private readonly byte[] key;

    private FingerprintKey(byte[] key)
    {
        this.key = key;
        Name = Convert.ToHexStringLower(HMACSHA256.HashData(key, "SupportConsole fingerprint key"u8))[..NameLength];
    }

    /// <summary>Tells this key from others: 12 lower-case hex digits, from which nobody can find the key.</summary>
    public string Name { get; }

    /// <summary>Reads the key's file, or creates it: 32 random bytes that only the console's user may read.</summary>
    /// <exception cref="InvalidDataException">The file is not a key.</exception>
    /// <exception cref="IOException">The file cannot be read or created.</exception>
    public static FingerprintKey Load(string path)
    {
        if (!File.Exists(path))
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            // Written aside and moved into place, so that a killed console leaves no half key.
            var aside = $"{path}.{Guid.NewGuid():N}";
            using (var file = new FileStream(aside, options))
            {
                file.Write(RandomNumberGenerator.GetBytes(Length));
                file.Flush(flushToDisk: true);
            }

            try
            {
                File.Move(aside, path, overwrite: false);
            }
            catch (IOException) when (File.Exists(path))
            {
                File.Delete(aside);
            }
        }

        var bytes = File.ReadAllBytes(path);
        return bytes.Length == Length
            ? new FingerprintKey(bytes)
            : throw new InvalidDataException(
                $"The fingerprint key in {path} has {bytes.Length} bytes instead of {Length}. "
                + "Restore the file from a backup, or delete it: secrets set before will then not be recognised.");
    }

    /// <summary>Whether the file still holds this key: the next start reads it from there.</summary>
    public bool IsKeptIn(string path)
    {
        try
        {
            return File.ReadAllBytes(path).AsSpan().SequenceEqual(key);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>The keyed fingerprint of a secret: 64 lower-case hex digits.</summary>
    public string Fingerprint(ClientSecret secret) => secret.Fingerprint(key);

    /// <summary>The keyed fingerprint of a secret that the tenant returned.</summary>
    public string Fingerprint(string secret)
    {
        using var held = new ClientSecret(secret);
        return held.Fingerprint(key);
    }

    /// <summary>The fingerprint of a secret in a snapshot: the key's name before it.</summary>
    public string NamedFingerprint(string secret) => $"{Name}:{Fingerprint(secret)}";

    public override string ToString() => "(fingerprint key)";
}
