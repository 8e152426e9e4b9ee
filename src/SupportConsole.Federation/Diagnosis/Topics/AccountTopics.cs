using static SupportConsole.Federation.Diagnosis.Topics.TopicSubjects;

namespace SupportConsole.Federation.Diagnosis.Topics;

/// <summary>What may be wrong with the account of the person who signs in, at the application.</summary>
internal static class AccountTopics
{
    public static IReadOnlyList<ErrorTopic> All { get; } =
    [
        new ErrorTopic(
            "auth0.no-account",
            WordGroup.Of(
                "provisioning", "just in time", "sign up", "sign ups", "signup", "registration", "user creation", "account creation",
                "create user", "create account", "create an account", "creation of user", "creation of account", "automatic user",
                "automatic account", "new user", "new account"),
            WordGroup.Of("not allow", "disabled", "not enabled", "not permitted", "prohibited"),
            WordGroup.Of("fail", "error ", "denied", "cannot", "could not", "unable", "reject", "forbidden", "exception", "exist"))
            .In(SingleSignOn)
            .Without(WordGroup.Of("attribute", "claim", "client ", "certificate")),
        new(
            "auth0.no-account",
            WordGroup.Of("not provisioned", "not been provisioned"),
            Person),
        new ErrorTopic(
            "auth0.no-account",
            WordGroup.Of(
                [
                    .. Absent("user "), .. Absent("account "), .. Absent("user account "), "map the subject", "map subject",
                    "match the subject",
                ]))
            .In(SingleSignOn)
            .Without(WordGroup.Of("attribute", "claim", "client ", "password", "tenant", "directory")),
        new ErrorTopic("auth0.no-account", WordGroup.Of(
            "email address not found", "email not found", "mailbox not found", "unknown email"))
            .In(SingleSignOn)
            .Without(WordGroup.Of("attribute", "claim", "assertion", "response", "token", "profile")),
        new ErrorTopic(
            "auth0.account-exists",
            WordGroup.Of(
                "account ", "user ", "email ", "username ", "external uid", "extern uid", "external idp", "external identity",
                "identity ", "idp link"),
            WordGroup.Of(
                "already exist", "already a user", "already an account", "already has an account", "already been taken",
                "already taken", "already linked", "already in use", "already registered"))
            .In(SingleSignOn)
            .Without(WordGroup.Of("client ", "session", "code ", "connection", "group ", "role ")),
        new ErrorTopic(
            "auth0.account-exists",
            WordGroup.Of(
                "used originally", "originally used", "previously signed up", "previously signed in", "previously used",
                "originally signed up", "originally signed in", "originally registered", "first signed up"))
            .In(SingleSignOn.And("authenticat")),
    ];

    /// <summary>Such as "user was not found".</summary>
    private static IEnumerable<string> Absent(string noun) =>
    [
        $"no {noun}with", $"no {noun}found", $"no {noun}exists", $"no such {noun}", $"no matching {noun}", $"no local {noun}",
        $"not have an {noun}", $"not have a {noun}",
        .. from verb in (string[])["", "is ", "was ", "could ", "does "]
           from state in (string[])["not found", "not be found", "not exist", "not registered"]
           select noun + verb + state,
        noun + "does not exist",
    ];
}
