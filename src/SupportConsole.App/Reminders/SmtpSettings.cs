namespace SupportConsole.App.Reminders;

/// <summary>The relay that sends email: the section <c>Reminders:Smtp</c>.</summary>
public sealed class SmtpSettings
{
    /// <summary>Empty: no email is sent.</summary>
    public string Host { get; set; } = "";

    public int Port { get; set; } = 587;

    public SmtpTls Tls { get; set; } = SmtpTls.StartTls;

    public string From { get; set; } = "";

    public string User { get; set; } = "";

    public string PasswordFile { get; set; } = "";

    private bool IsOnThisMachine => Host is "localhost" or "127.0.0.1" or "::1";

    public IEnumerable<string> Problems()
    {
        if (Host.Length == 0)
        {
            yield break;
        }

        if (!MessageFiles.IsAddress(From))
        {
            yield return $"Reminders:Smtp:From is “{From}”. Give the sender's address, such as sso-console@example.com.";
        }

        if (Port is <= 0 or > 65535)
        {
            yield return $"Reminders:Smtp:Port is {Port}. Give a port from 1 to 65535.";
        }

        if (Tls == SmtpTls.None && !IsOnThisMachine)
        {
            yield return "Reminders:Smtp:Tls is None, which works with a relay on this machine only. Use StartTls or Implicit.";
        }

        if (User.Length > 0 && MessageFiles.FindFault(PasswordFile) is { } fault)
        {
            yield return $"Reminders:Smtp:PasswordFile is “{PasswordFile}”: {fault} Name a file that holds the password.";
        }
    }
}
