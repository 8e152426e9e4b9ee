using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace SupportConsole.Federation.Pasting;

/// <summary>
/// Knows what people, templates and programs write where a value is to come: "&lt;client-secret&gt;", "xxxx", "${SECRET}", "see below".
/// </summary>
internal static partial class Placeholders
{
    /// <summary>No secret or name is as short.</summary>
    private const int Least = 4;

    private static readonly FrozenSet<string> Words = new[]
    {
        "null", "nil", "none", "undefined", "true", "false", "string", "text", "required", "optional", "missing", "pending",
        "unknown", "empty", "unset", "tbd", "todo", "later", "soon", "still", "attached", "below", "above", "here", "there", "same",
        "see", "not", "yes", "with", "from", "that", "this", "will", "your", "wrong", "correct", "different", "possible", "selected",
        "needed", "available", "default", "example", "redacted", "removed", "hidden", "masked", "confidential", "copied",
        "separately", "placeholder",
        "fehlt", "folgt", "siehe", "noch", "manquant", "falta", "separat", "entfernt", "vertraulich",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Words with which a remark begins that stands in a secret's place: "see 1Password".</summary>
    private static readonly FrozenSet<string> Remarks = new[]
    {
        "see", "via", "sent", "shared", "stored", "saved", "kept", "in", "by", "per", "under", "as", "will", "to", "please", "not", "still",
        "siehe", "s.", "kommt", "wird", "folgt", "liegt", "voir", "par", "envoyé", "ver", "zie",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static bool IsOne(string word) =>
        Words.Contains(word)
        || word.Count(char.IsLetterOrDigit) < Least
        || word.All(one => one == word[0])
        || Code().IsMatch(word)
        || IsName(word);

    public static bool IsRemark(string first) => Remarks.Contains(first);

    /// <summary>The value without the brackets in which a wiki, a mail or a registry puts it.</summary>
    public static string Unframed(string value)
    {
        var inside = value switch
        {
            ['{', '{', .. var jira, '}', '}'] => jira,
            ['{', .. var guid, '}'] => guid,
            ['<', .. var angled, '>'] => angled,
            ['[', .. var square, ']'] => square,
            _ => value,
        };
        return inside is ['{' or ' ' or '.', ..] or [] || inside.IndexOfAny(['<', '>', '[', ']', '{', '}']) >= 0 ? value : inside;
    }

    /// <summary>Whether it is a label's own words, "YOUR_CLIENT_SECRET" or "client-id".</summary>
    private static bool IsName(string word) =>
        PasteLabelNames.Of(Filling().Replace(word, ""), out var at) is { IsValue: false } && at == 0;

    [GeneratedRegex(
        @"^(?:(?:your|my|the|our|insert|enter|replace|add|paste|put|with|ihre?|votre)[-_ ]+){1,3}|[-_ ]+here$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Filling();

    /// <summary>A variable of a shell, a template or a program.</summary>
    [GeneratedRegex(
        @"^(?:\$[{(]|\{\{|\$env:|\$[A-Z][A-Z0-9_]{2,60}$|%[A-Z_]{3,60}%$"
        + @"|(?:var|local|module|process\.env|os\.environ|config|settings|secrets|vault|params|props|env)[.\[(][A-Za-z_.'""\])]{1,80}$)",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Code();
}
