namespace SupportConsole.Federation.Diagnosis;

/// <summary>Who has to act to fix an error.</summary>
public enum ErrorMove
{
    /// <summary>Not known yet: the error has to be identified first.</summary>
    Unknown,

    /// <summary>The customer's administrator, at the IdP.</summary>
    Customer,

    /// <summary>Support, in this console.</summary>
    Support,

    Auth0,

    /// <summary>The person who signs in.</summary>
    User,
}
