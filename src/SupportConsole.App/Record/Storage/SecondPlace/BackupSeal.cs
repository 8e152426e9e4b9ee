using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace SupportConsole.App.Record.Storage.SecondPlace;

/// <summary>
/// Seals what leaves for the second place: compressed, then AES-256-GCM with the object's name as associated data, so that an object can be
/// neither read, changed nor exchanged for another. Names of chunks are keyed hashes of their content and say nothing about it.
/// </summary>
public sealed class BackupSeal
{
    /// <summary>The least length of the key file's text, in characters.</summary>
    public const int MinKeyLength = 32;

    private const int Rounds = 200_000;
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private static readonly byte[] Magic = "SCB1"u8.ToArray();
    private static readonly byte[] Salt = "supportconsole backup, version 1"u8.ToArray();
    private readonly byte[] sealingKey;
    private readonly byte[] namingKey;

    private BackupSeal(byte[] keys)
    {
        sealingKey = keys[..32];
        namingKey = keys[32..];
    }

    /// <summary>Derives the keys from the text of a key file. The salt is fixed: the same chunk has the same name after a restart.</summary>
    public static BackupSeal FromFile(string path)
    {
        var text = Encoding.UTF8.GetBytes(File.ReadAllText(path).Trim());
        return new BackupSeal(Rfc2898DeriveBytes.Pbkdf2(text, Salt, Rounds, HashAlgorithmName.SHA256, 64));
    }

    /// <summary>The name of a chunk: 32 hex digits of a keyed hash.</summary>
    public string NameOf(ReadOnlySpan<byte> chunk) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(namingKey, chunk).AsSpan(0, 16));

    public byte[] Close(string name, ReadOnlySpan<byte> content)
    {
        var packed = Pack(content);
        var closed = new byte[Magic.Length + NonceSize + TagSize + packed.Length];
        Magic.CopyTo(closed, 0);
        var nonce = closed.AsSpan(Magic.Length, NonceSize);
        RandomNumberGenerator.Fill(nonce);

        // One for each call: a cipher is not for several threads.
        using var cipher = new AesGcm(sealingKey, TagSize);
        cipher.Encrypt(
            nonce,
            packed,
            closed.AsSpan(Magic.Length + NonceSize + TagSize),
            closed.AsSpan(Magic.Length + NonceSize, TagSize),
            Encoding.UTF8.GetBytes(name));
        return closed;
    }

    /// <summary>The content of an object.</summary>
    /// <exception cref="CryptographicException">The key is another one, or the object was changed or exchanged.</exception>
    public byte[] Open(string name, ReadOnlySpan<byte> content)
    {
        if (content.Length < Magic.Length + NonceSize + TagSize || !content.StartsWith(Magic))
        {
            throw new CryptographicException("The object is not a sealed backup.");
        }

        var body = content[(Magic.Length + NonceSize + TagSize)..];
        var packed = new byte[body.Length];
        using var cipher = new AesGcm(sealingKey, TagSize);
        cipher.Decrypt(
            content.Slice(Magic.Length, NonceSize),
            body,
            content.Slice(Magic.Length + NonceSize, TagSize),
            packed,
            Encoding.UTF8.GetBytes(name));
        return Unpack(packed);
    }

    private static byte[] Pack(ReadOnlySpan<byte> content)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Fastest))
        {
            deflate.Write(content);
        }

        return packed.ToArray();
    }

    private static byte[] Unpack(byte[] packed)
    {
        using var deflate = new DeflateStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var content = new MemoryStream();
        deflate.CopyTo(content);
        return content.ToArray();
    }
}
