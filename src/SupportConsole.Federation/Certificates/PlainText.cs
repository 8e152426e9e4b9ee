using System.Text;
using System.Text.Unicode;

namespace SupportConsole.Federation.Certificates;

/// <summary>
/// The text of a file: UTF-8, or UTF-16 as Windows tools save it, with or without its mark. Bytes that are neither are read as
/// ISO-8859-1, as old mail is written.
/// </summary>
public static class PlainText
{
    public static string Of(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8.GetString(bytes[3..]),
        [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(bytes[2..]),
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(bytes[2..]),
        [not 0, 0, not 0, 0, ..] => Encoding.Unicode.GetString(bytes),
        [0, not 0, 0, not 0, ..] => Encoding.BigEndianUnicode.GetString(bytes),
        _ => (Utf8.IsValid(bytes) ? Encoding.UTF8 : Encoding.Latin1).GetString(bytes),
    };
}
