using System.Text;
using System.Text.RegularExpressions;

namespace SupportConsole.Federation.Pasting;

/// <summary>Metadata in base64, as Kubernetes' secrets, Terraform and registries' exports hold it, as the document that it is.</summary>
internal static partial class EncodedMetadata
{
    public static string Of(string text) => Run().Replace(text, match => Document(match.Value) ?? match.Value);

    private static string? Document(string run)
    {
        run = Plus().Replace(run, "+").Replace("\\/", "/", StringComparison.Ordinal);
        var digits = string.Concat(run.Where(one => !char.IsWhiteSpace(one) && one != '>')).TrimEnd('=');
        digits = digits[..(digits.Length - (digits.Length % 4 == 1 ? 1 : 0))];
        var bytes = new byte[digits.Length];
        if (!Convert.TryFromBase64String(digits.PadRight((digits.Length + 3) / 4 * 4, '='), bytes, out var length))
        {
            return null;
        }

        // A word of the mail may have been taken for the last line.
        var document = Encoding.UTF8.GetString(bytes, 0, length);
        var end = document.LastIndexOf("Descriptor>", StringComparison.Ordinal);
        return end >= 0 && document.Contains("EntityDescriptor", StringComparison.Ordinal)
            ? document[..(end + "Descriptor>".Length)]
            : null;
    }

    /// <summary>Base64 that begins with a declaration, a descriptor's tag or a byte order mark.</summary>
    [GeneratedRegex(
        @"\b(?:PD94bW|PEVudGl0|PG1k|PG5z|77u/P)[A-Za-z0-9+/]{20,}(?:\r?\n[ \t>]{0,20}[A-Za-z0-9+/]{1,200}|[A-Za-z0-9+/]|\\u002[bB]|\\/)*={0,2}",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Run();

    /// <summary>A plus sign as .NET writes it into JSON.</summary>
    [GeneratedRegex(@"\\u002[bB]", RegexOptions.CultureInvariant)]
    private static partial Regex Plus();
}
