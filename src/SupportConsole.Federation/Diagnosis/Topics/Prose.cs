namespace SupportConsole.Federation.Diagnosis.Topics;

/// <summary>
/// Tells what people write about a setup from what a program reports. "Our app needs an email claim, which is required" has the words
/// of an error and is none.
/// </summary>
internal static class Prose
{
    /// <summary>A sentence that begins so says what would happen.</summary>
    private static readonly string[] Suppositions =
        [" if ", " in case ", " once ", " unless ", " to avoid ", " to prevent ", " whether ", " until ", " as soon as "];

    /// <summary>What was agreed or is wanted.</summary>
    private static readonly WordGroup Wishes = WordGroup.Of(
        "as agreed", "as discussed", "as planned", "as intended", "as you know", "is intended", "by design", "we will ",
        "they will ", "we would ", "we plan", "would like", "will get ", "will see ", "shall we", "asks what", "asks whether",
        "asks if", "asks for", "ask what", "want to know", "i suppose", "from now on", "so that we ", "let us know");

    /// <summary>What was or will be.</summary>
    private static readonly WordGroup OtherTimes = WordGroup.Of(
        "solved", "fixed ", "works now", "works again", "works fine", "work again", "working again", "no longer a problem",
        "will fail", "will stop", "will expire", "will not be possible", "last week", "last month", "last year", "next week",
        "next month", "next year", "from next ", "the old ");

    /// <summary>People who write about what they have.</summary>
    private static readonly WordGroup Talk = WordGroup.Of(
        "we ", "our ", "ours ", "us ", "needs ", "which is required", "your side", "please send", "please tell", "please let",
        "please add", "please enable", "please use", "please confirm", "please note", "please find", "please keep", "please set",
        "colleague", "customer ");

    private static readonly WordGroup Seen = WordGroup.Of(
        "error", "exception", "get ", "gets ", "got ", "getting ", "see ", "sees ", "seeing ", "shows ", "receive", "receiving ",
        "returns ", "says ", "message", "writes ", "wrote ");

    private static readonly WordGroup Reported = Seen.And(
        "fail", "denied", "invalid", "reject", "refused", "unexpected", "mismatch", "unsuccessful", "incorrect");

    private static readonly WordGroup Unable = WordGroup.Of(
        "could not", "cannot", "unable", "not found", "sorry", "expected", "available", "unavailable", "notified",
        "went wrong", "not match", "not the ");

    private static readonly WordGroup Greeting = WordGroup.Of(
        "hi ", "hello ", "dear ", "good morning", "good afternoon", "regards ", "thanks ");

    /// <param name="sentence">Of a <see cref="WordText"/>, from the space before its first word.</param>
    public static bool IsIn(ReadOnlySpan<char> sentence) =>
        IsOfAnotherTime(sentence)
        || (Talk.CountIn(sentence) is > 0 and var talk && !Reported.IsIn(sentence) && (talk > 1 || !Unable.IsIn(sentence)));

    /// <summary>As <see cref="IsIn"/>, but a single word such as "our" is not enough.</summary>
    public static bool IsSurelyIn(ReadOnlySpan<char> sentence) =>
        IsOfAnotherTime(sentence) || (Talk.CountIn(sentence) > 1 && !Reported.IsIn(sentence) && !Unable.IsIn(sentence));

    /// <summary>Whether somebody says that they see something.</summary>
    public static bool IsSeenIn(ReadOnlySpan<char> sentence) => Seen.IsIn(sentence);

    private static bool IsOfAnotherTime(ReadOnlySpan<char> words) =>
        Wishes.IsIn(words) || (!Seen.IsIn(words) && (OtherTimes.IsIn(words) || BeginsWith(words, Suppositions)));

    /// <summary>Whether a whole text is a letter that reports nothing.</summary>
    /// <param name="words">A <see cref="WordText"/>.</param>
    public static bool IsLetter(ReadOnlySpan<char> words) => Greeting.IsIn(words) && !Reported.IsIn(words) && !Unable.IsIn(words);

    private static bool BeginsWith(ReadOnlySpan<char> sentence, string[] words)
    {
        foreach (var word in words)
        {
            if (sentence.StartsWith(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
