namespace SupportConsole.App.Record;

/// <summary>How we know when the customer's message reached us.</summary>
public enum CustomerMessageSource
{
    /// <summary>We don't know it.</summary>
    None = 0,

    /// <summary>The Date or Sent header of the pasted email.</summary>
    EmailDate = 1,

    /// <summary>The moment of the paste.</summary>
    Paste = 2,

    /// <summary>The watch found what the customer's identity provider published.</summary>
    Watch = 3,
}
