using System.Text.RegularExpressions;

namespace SupportConsole.Federation.Diagnosis;

/// <summary>Whose move it is to mend an error.</summary>
public enum ErrorMove
{
    /// <summary>The customer's administrator, at the IdP.</summary>
    Customer = 1,

    /// <summary>Support, in this console.</summary>
    Support,

    /// <summary>Auth0.</summary>
    Auth0,

    /// <summary>The person who signs in.</summary>
    User,
}

/// <summary>Where in the console an error leads.</summary>
public enum ErrorDestination
{
    /// <summary>Replacing the credential.</summary>
    Rotation = 1,

    /// <summary>Enabling the connection for an application.</summary>
    Applications,

    /// <summary>The values that the customer enters at the IdP.</summary>
    HandOff,

    /// <summary>The connection's own settings.</summary>
    Settings,
}

/// <summary>One known error.</summary>
/// <param name="Id">A stable name.</param>
/// <param name="Pattern">What the text must hold (linear time, any case).</param>
/// <param name="Title">The error in a few words.</param>
/// <param name="Cause">What brings it about.</param>
/// <param name="Cure">What mends it.</param>
/// <param name="Move">Whose move it is.</param>
/// <param name="LeadsTo">Where in the console to go on.</param>
/// <param name="Source">The document that tells of it.</param>
/// <param name="Example">A text as it is seen.</param>
public sealed record ErrorEntry(string Id, Regex Pattern, string Title, string Cause, string Cure, ErrorMove Move, ErrorDestination LeadsTo, string Source, string Example)
{
    /// <summary>A text to send to the one whose move it is.</summary>
    public string TextToSend => Move switch
    {
        ErrorMove.Customer => $"Sign-in through your identity provider fails: {Title}. {Cause} Please do the following at your identity provider: {Cure}",
        ErrorMove.User => $"Your sign-in did not go through: {Title}. {Cause} {Cure}",
        ErrorMove.Auth0 => $"Sign-in fails in Auth0: {Title}. {Cause} {Cure}",
        _ => $"Sign-in fails at our side: {Title}. {Cause} We are on it; you need not change anything at your identity provider unless we ask.",
    };
}
