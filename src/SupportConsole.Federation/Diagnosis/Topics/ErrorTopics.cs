namespace SupportConsole.Federation.Diagnosis.Topics;

/// <summary>Every topic, the more specific before the more general.</summary>
internal static class ErrorTopics
{
    /// <summary>A longer text, such as a day of logs, tells of more than one failure, so it needs a whole sentence.</summary>
    private const int LongestText = 16 * 1024;

    public static IReadOnlyList<ErrorTopic> All { get; } =
        [
            .. NetworkTopics.All, .. AccountTopics.All, .. AdmissionTopics.All, .. PeopleTopics.All,
            .. SamlMessageTopics.All, .. SamlFormatTopics.All, .. SamlAssertionTopics.All, .. SamlCertificateTopics.All,
            .. SamlProviderTopics.All,
            .. OidcTokenTopics.All, .. OidcStateTopics.All, .. OidcClientTopics.All, .. BareTopics.All,
        ];

    /// <summary>The topics that a text is about.</summary>
    public static IEnumerable<ErrorTopic> In(string text)
    {
        if (text.Length > LongestText)
        {
            return [];
        }

        var (words, context) = (WordText.Of(text), WordText.All(text));
        return Prose.IsLetter(context) ? [] : All.Where(topic => topic.IsIn(words, context));
    }
}
