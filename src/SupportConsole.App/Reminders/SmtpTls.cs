namespace SupportConsole.App.Reminders;

public enum SmtpTls
{
    /// <summary>STARTTLS, required.</summary>
    StartTls = 1,

    /// <summary>TLS from the first byte.</summary>
    Implicit = 2,

    /// <summary>No TLS: to a relay on this machine only.</summary>
    None = 3,
}
