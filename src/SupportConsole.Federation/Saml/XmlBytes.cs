using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace SupportConsole.Federation.Saml;

/// <summary>Turns a document's bytes into characters: UTF-8, UTF-16, ISO-8859-1. Nothing is guessed, nothing replaced.</summary>
internal static partial class XmlBytes
{
    private const string AsUtf8 = "Save it as UTF-8, with the XML declaration saying so, or ask for the file as the IdP exports it.";

    public static Result<ReadOnlyMemory<char>> Decode(ReadOnlyMemory<byte> document)
    {
        var bytes = document.Span;
        if (bytes.Length > SafeXml.MaxBytes)
        {
            return XmlRefusals.TooLarge(bytes.Length);
        }

        if (NotText(bytes) is { } binary)
        {
            return binary;
        }

        switch (bytes)
        {
            case [0xEF, 0xBB, 0xBF, ..]:
                return Utf8(bytes[3..]);
            case [0xFF, 0xFE, ..]:
                return Utf16(bytes[2..], isLittleEndian: true);
            case [0xFE, 0xFF, ..]:
                return Utf16(bytes[2..], isLittleEndian: false);
            case [0x3C, 0, ..]:
                return Utf16(bytes, isLittleEndian: true);
            case [0, 0x3C, ..]:
                return Utf16(bytes, isLittleEndian: false);
        }

        var declared = Declaration().Match(Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 256)])).Groups[1].Value;
        return declared.ToUpperInvariant() switch
        {
            // A text that says UTF-16 in single bytes was saved as UTF-8 by an editor that left the declaration alone.
            "" or "UTF-8" or "UTF8" or "US-ASCII" or "ASCII" or "UTF-16" or "UTF-16LE" or "UTF-16BE" or "UNICODE" => Utf8(bytes),
            "ISO-8859-1" or "LATIN1" or "LATIN-1" => Latin1(bytes),
            "WINDOWS-1252" when bytes.IndexOfAnyInRange((byte)0x80, (byte)0x9F) < 0 => Latin1(bytes),
            _ => XmlRefusals.Refused(
                "encoding",
                $"The document is written in {(declared.Length <= 40 ? declared : declared[..40] + "…")}; the console reads UTF-8, UTF-16 and ISO-8859-1.",
                AsUtf8),
        };
    }

    private static Problem? NotText(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xFE, 0, 0, ..] or [0, 0, 0xFE, 0xFF, ..] or [0x3C, 0, 0, 0, ..] or [0, 0, 0, 0x3C, ..] =>
            XmlRefusals.Refused("encoding", "The document is written in UTF-32; the console reads UTF-8, UTF-16 and ISO-8859-1.", AsUtf8),
        [0x4C, 0x6F, 0xA7, 0x94, ..] => XmlRefusals.Refused(
            "encoding",
            "The document is written in EBCDIC; the console reads UTF-8, UTF-16 and ISO-8859-1.",
            AsUtf8),
        [0x1F, 0x8B, ..] or [(byte)'P', (byte)'K', 3, 4, ..] => XmlRefusals.Refused(
            "compressed",
            "This is a compressed file (gzip or zip), not metadata.",
            "Unpack it and send the XML file in it."),
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => XmlRefusals.Refused(
            "binary",
            "This is a PDF, not metadata.",
            "Ask for the metadata as an XML file."),
        [0x30, 0x80 or 0x81 or 0x82 or 0x83, ..] => XmlRefusals.Refused(
            "binary",
            "This is a binary certificate or key store (DER), not metadata.",
            "Put a certificate where certificates are asked for, or ask for the metadata XML."),
        _ => null,
    };

    private static Result<ReadOnlyMemory<char>> Utf8(ReadOnlySpan<byte> bytes)
    {
        var characters = GC.AllocateUninitializedArray<char>(bytes.Length);
        var status = System.Text.Unicode.Utf8.ToUtf16(bytes, characters, out var read, out var written, replaceInvalidSequences: false);
        return status == OperationStatus.Done
            ? Result<ReadOnlyMemory<char>>.Of(characters.AsMemory(0, written))
            : XmlRefusals.Refused(
                "encoding",
                $"The byte {bytes[read]:X2} at {Place(bytes[..read])} is not UTF-8: the document is written in another encoding "
                + "than it says, or is damaged.",
                AsUtf8);
    }

    private static Result<ReadOnlyMemory<char>> Utf16(ReadOnlySpan<byte> bytes, bool isLittleEndian)
    {
        if (bytes.Length % 2 == 1)
        {
            return XmlRefusals.Refused(
                "truncated",
                $"The document is UTF-16 and ends in the middle of a character (after {bytes.Length:N0} bytes): it is truncated.",
                "Copy it again to the last closing tag, or attach the file instead.");
        }

        var characters = GC.AllocateUninitializedArray<char>(bytes.Length / 2);
        bytes.CopyTo(MemoryMarshal.AsBytes(characters.AsSpan()));
        if (isLittleEndian != BitConverter.IsLittleEndian)
        {
            var units = MemoryMarshal.Cast<char, ushort>(characters.AsSpan());
            BinaryPrimitives.ReverseEndianness(units, units);
        }

        return Result<ReadOnlyMemory<char>>.Of(characters);
    }

    private static Result<ReadOnlyMemory<char>> Latin1(ReadOnlySpan<byte> bytes)
    {
        var characters = GC.AllocateUninitializedArray<char>(bytes.Length);
        Encoding.Latin1.GetChars(bytes, characters);
        return Result<ReadOnlyMemory<char>>.Of(characters);
    }

    private static string Place(ReadOnlySpan<byte> before) =>
        $"line {before.Count((byte)'\n') + 1}, byte {before.Length - before.LastIndexOf((byte)'\n')}";

    [GeneratedRegex("""^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']""", RegexOptions.CultureInvariant)]
    private static partial Regex Declaration();
}
