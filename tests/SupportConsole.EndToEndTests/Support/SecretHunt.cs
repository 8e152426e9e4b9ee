using System.Text;
using System.Text.Json;

namespace SupportConsole.EndToEndTests.Support;

/// <summary>Looks for a secret where it must not be, in every form in which it might rest.</summary>
internal static class SecretHunt
{
    /// <summary>The forms: plain, as a URL and as JSON have it, hex, UTF-16, and base64 at each of its three alignments, both alphabets.</summary>
    public static IReadOnlySet<string> Forms(string secret)
    {
        var bytes = Encoding.UTF8.GetBytes(secret);
        var forms = new HashSet<string>(StringComparer.Ordinal)
        {
            secret,
            Uri.EscapeDataString(secret),
            System.Net.WebUtility.UrlEncode(secret),
            JsonEncodedText.Encode(secret).ToString(),
            Convert.ToHexString(bytes),
            Convert.ToHexStringLower(bytes),
            Encoding.Latin1.GetString(Encoding.Unicode.GetBytes(secret)),
            Encoding.Latin1.GetString(Encoding.BigEndianUnicode.GetBytes(secret)),
        };
        for (var shift = 0; shift < 3; shift++)
        {
            // Digits whose bits are all the secret's own, whatever stands before and after it.
            var whole = Convert.ToBase64String([.. new byte[shift], .. bytes]);
            var first = ((shift * 8) + 5) / 6;
            var digits = ((shift + bytes.Length) * 8 / 6) - first;
            forms.Add(whole.Substring(first, digits));
            forms.Add(whole.Substring(first, digits).Replace('+', '-').Replace('/', '_'));
        }

        return forms;
    }

    /// <summary>The forms found in a text whose characters are bytes.</summary>
    public static IReadOnlyList<string> In(string text, string secret) => [.. Forms(secret).Where(form => text.Contains(form, StringComparison.Ordinal))];

    /// <summary>
    /// The files below a directory that hold it. Left out: the emulated tenant's state, which holds secrets as Auth0 does, and the lock, which the
    /// console keeps to itself and never writes to.
    /// </summary>
    public static IReadOnlyList<string> InFiles(string directory, string secret) =>
    [
        .. Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories)
            .Where(file => !file.Contains("emulated-tenant", StringComparison.Ordinal))
            .Where(file => Path.GetFileName(file) != "running.lock")
            .Where(file => In(Read(file), secret).Count > 0),
    ];

    private static string Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return reader.ReadToEnd();
    }
}
