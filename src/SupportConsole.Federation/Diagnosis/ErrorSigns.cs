namespace SupportConsole.Federation.Diagnosis;

/// <summary>What tells an error: a code, or a sentence, and for ambiguous sentences the provider's name beside it.</summary>
public sealed class ErrorSigns
{
    private readonly HashSet<string> codes;
    private readonly ErrorPhrase[] phrases;
    private readonly string[] nearby;
    private readonly string[] without;

    private ErrorSigns(IEnumerable<string> codes, IEnumerable<ErrorPhrase> phrases, IEnumerable<string> nearby, IEnumerable<string> without)
    {
        this.codes = [.. codes];
        this.phrases = [.. phrases];
        this.nearby = [.. nearby];
        this.without = [.. without];
    }

    public IReadOnlyCollection<string> AllCodes => codes;

    internal IEnumerable<ErrorPhrase> Phrases => phrases;

    /// <summary>Codes as <see cref="ErrorCodes"/> reads them.</summary>
    public static ErrorSigns Codes(params string[] codes) => new(codes, [], [], []);

    /// <summary>Sentences in lower case; see <see cref="ErrorPhrase"/>.</summary>
    public static ErrorSigns Says(params string[] phrases) => new([], phrases.Select(ErrorPhrase.Of), [], []);

    public ErrorSigns OrSays(params string[] more) => new(codes, [.. phrases, .. more.Select(ErrorPhrase.Of)], nearby, without);

    /// <summary>The sentences count only in a text that also holds one of these words, in lower case.</summary>
    public ErrorSigns Near(params string[] words) => new(codes, phrases, words, without);

    /// <summary>The sentences don't count in a text that also holds one of these words, in lower case.</summary>
    public ErrorSigns ButNot(params string[] words) => new(codes, phrases, nearby, words);

    internal bool Fit(SignInError error) =>
        error.Codes.Any(codes.Contains)
        || (Array.Exists(phrases, phrase => phrase.IsIn(error.Folded))
            && (nearby.Length == 0 || Holds(error, nearby)) && !Holds(error, without));

    private static bool Holds(SignInError error, string[] words) =>
        Array.Exists(words, word => error.Folded.Contains(word, StringComparison.Ordinal));
}
