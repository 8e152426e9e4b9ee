namespace SupportConsole.Federation.Diagnosis;

/// <summary>One known sign-in error.</summary>
/// <param name="LeadsTo">Where in the console to go on.</param>
/// <param name="Title">The error in a few words, without a full stop.</param>
/// <param name="Cure">What fixes it, addressed to the one who has to act.</param>
/// <param name="Signs">What a text holds when it tells of this error.</param>
public sealed record ErrorEntry(
    string Id,
    ErrorMove Move,
    ErrorDestination LeadsTo,
    string Title,
    string Cause,
    string Cure,
    ErrorSigns Signs)
{
    public string Source { get; init; } = "";

    /// <summary>Whether the entry names no cause: a standard error such as access_denied, or a page that hides the cause.</summary>
    public bool IsGeneric { get; init; }

    private string Explanation(bool isLikely)
    {
        var error = isLikely ? $"with an error that most likely means: {Title}." : $"with this error: {Title}.";
        var ours = isLikely ? "probably on our side. We are checking" : "on our side. We are fixing";
        return Move switch
        {
            ErrorMove.Customer => $"""
                Sign-in failed {error}

                {(isLikely ? "Likely cause" : "Cause")}: {Cause}

                What to do: {Cure}

                Tell us when this is done, and we will test the sign-in.
                """,
            ErrorMove.User => $"""
                Your sign-in failed {error}

                {Cause}

                {Cure}
                """,
            ErrorMove.Support => $"""
                Sign-in failed {error}

                The cause is {ours} it and will tell you when to try again.
                """,
            ErrorMove.Auth0 => $"""
                Sign-in failed {error}

                We have asked Auth0, our sign-in service, to look into it and will tell you what they find.
                """,
            _ => """
                We need a little more to find the cause of the failed sign-in. Send us:

                - the full address of the error page, as text
                - the time of the attempt, with its time zone
                - the correlation ID, request ID or activity ID on the page, if there is one
                - the email domain of the person who signed in
                """,
        };
    }

    /// <summary>The message that explains the error to the customer, ready to send.</summary>
    /// <param name="contact">Whom it greets; empty if nobody is known.</param>
    /// <param name="isLikely">Whether this is only the likely error, so that nothing is said as certain.</param>
    public string TextToSend(string contact = "", bool isLikely = false) => $"""
        Hello{(contact.Length > 0 ? $" {contact}" : "")},

        {Explanation(isLikely)}

        Kind regards,
        InfluxData Support
        """;
}
