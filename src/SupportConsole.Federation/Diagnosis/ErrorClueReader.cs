using System.Buffers;
using System.Text.RegularExpressions;

namespace SupportConsole.Federation.Diagnosis;

/// <summary>Collects what a paste may name, known error or not. Linear in its length, and bounded in what it returns.</summary>
public static partial class ErrorClueReader
{
    public const int Most = 40;

    public const int MostNames = 1200;

    private const int LongestAddress = 1024;

    private static readonly SearchValues<char> AddressEnds = SearchValues.Create("?# \t\r\n\"'<>()[]{}|\\^`,;“”’");

    /// <summary>Reads the error's own text first, then the rest of a long paste.</summary>
    public static ErrorClues Read(string pasted, SignInError error)
    {
        var bag = new ClueBag();
        foreach (Match match in ConnectionNames().Matches(error.Text))
        {
            bag.Add(ClueKind.ConnectionName, match.Groups.Values.Skip(1).First(group => group.Success).Value);
        }

        foreach (var thumbprint in error.Configured.Concat(error.Calculated))
        {
            bag.Add(ClueKind.Thumbprint, thumbprint.Hex);
        }

        Scan(error.Text, bag);
        if (pasted.Length > SignInErrorReader.MaxLength)
        {
            Scan(pasted, bag);
        }

        return bag.Clues(NameRuns.In(error.Text, MostNames));
    }

    private static void Scan(string text, ClueBag bag)
    {
        var at = 0;
        while (ClueWord.Next(text.AsSpan(at)) is { Length: > 0 } found)
        {
            at += found.Start;
            var end = at + found.Length;
            var word = text.AsSpan(at, found.Length);
            if (IsAddress(text, end, word))
            {
                end = AddressEnd(text, at);
                bag.AddAddress(text[at..end]);
            }
            else
            {
                bag.AddWord(word);
            }

            at = end;
        }
    }

    private static bool IsAddress(string text, int end, ReadOnlySpan<char> word) =>
        end < text.Length && text[end] == ':'
        && ((word is "http" or "https" && text.AsSpan(end).StartsWith("://"))
            || (word is "urn" && end + 1 < text.Length && ClueWord.IsPart(text[end + 1])));

    private static int AddressEnd(string text, int at)
    {
        var rest = text.AsSpan(at, Math.Min(LongestAddress, text.Length - at));
        var length = rest.IndexOfAny(AddressEnds);
        var address = (length < 0 ? rest : rest[..length]).TrimEnd(".:!?");
        return at + address.Length;
    }

    [GeneratedRegex(
        @"[?&;]connection=([A-Za-z0-9][A-Za-z0-9_-]*)|\bconnection(?:_name)?\\?[""']?\s*[=:]\s*\\?[""']?([A-Za-z0-9][A-Za-z0-9_-]*)"
        + @"|\bfor connection\s+[""'“]([A-Za-z0-9][A-Za-z0-9_-]*)|urn:auth0:[A-Za-z0-9_-]+:([A-Za-z0-9][A-Za-z0-9_-]*)",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex ConnectionNames();
}
