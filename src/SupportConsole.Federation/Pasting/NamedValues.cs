using System.Text.RegularExpressions;

namespace SupportConsole.Federation.Pasting;

/// <summary>
/// Reads values whose name stands beside the word "value": Kubernetes' variables, .NET's settings, a form's fields in JSON. Removes
/// them from the text, so that no value is taken for a secret for being called "value".
/// </summary>
internal static partial class NamedValues
{
    public static List<LabelledValue> Take(PasteText text)
    {
        var found = new List<LabelledValue>();
        foreach (Match pair in Pair().Matches(text.Clean))
        {
            var name = pair.Groups["name"].Value;
            var label = PasteLabelNames.Of(name[(name.LastIndexOfAny([':', '.', '/']) + 1)..]);
            var value = pair.Groups["value"];
            if (label is { IsValue: false })
            {
                found.Add(new LabelledValue(label.Value, value.Value, value.Index));
                text.Blank(pair.Index, pair.Length);
            }
            else if (Constant().IsMatch(name))
            {
                text.Blank(pair.Index, pair.Length);
            }
        }

        return found;
    }

    [GeneratedRegex(
        @"(?:\b(?:name|key)[""']?[ ]{0,5}[:=][ ]{0,5}"
        + @"[""']?(?<name>[A-Za-z][A-Za-z0-9_:./-]{1,60})[""']?[\s,;]{1,40}"
        + @"(?:""[A-Za-z]{1,30}""[ ]?:[ ]?(?:true|false|null|[0-9]{1,9}|""[^""\n]{0,100}"")\s?,\s{0,20}){0,2}"
        + @"[""']?value[""']?[ ]{0,5}[:=]"
        + @"|\bvariable[ ]{1,5}""(?<name>[A-Za-z][A-Za-z0-9_]{1,60})""[ ]{0,5}\{[^{}]{0,300}?\bdefault[ ]{0,20}=)[ ]{0,5}"
        + @"(?:""(?<value>[^""\n]{1,4000})""|'(?<value>[^'\n]{1,4000})'|(?<value>[^\s""'<>,][^\s""'<>]{0,4000}))",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Pair();

    [GeneratedRegex("^[A-Z][A-Z0-9]*_[A-Z0-9_]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Constant();
}
