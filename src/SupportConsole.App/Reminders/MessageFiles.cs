namespace SupportConsole.App.Reminders;

/// <summary>Secrets of the channels, read from files when they are needed: a new file is used without a restart.</summary>
public static class MessageFiles
{
    public static string Read(string file) => File.ReadAllText(file).Trim();

    public static bool IsAddress(string text) =>
        text.Split('@') is [{ Length: > 0 }, { Length: > 0 }] && !text.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter));

    /// <summary>What is wrong with a file; null for nothing.</summary>
    internal static string? FindFault(string file)
    {
        try
        {
            return file.Length == 0 ? "it is not set." : Read(file).Length == 0 ? "the file is empty." : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return "it can't be read.";
        }
    }

    internal static IEnumerable<string> Problems(ReminderSettings settings)
    {
        foreach (var (name, file) in new[]
        {
            ("SlackUrlFile", settings.SlackUrlFile),
            ("TeamsUrlFile", settings.TeamsUrlFile),
            ("WebhookUrlFile", settings.WebhookUrlFile),
        })
        {
            if (file.Length == 0)
            {
                continue;
            }

            // The address is a secret: no message repeats it.
            if (FindFault(file) is { } fault)
            {
                yield return $"Reminders:{name} is “{file}”: {fault} Name a file that holds the webhook's address.";
            }
            else if (WebhookAddress(file) is null)
            {
                yield return $"Reminders:{name} is “{file}”, which doesn't hold an https address.";
            }
        }

        if (settings.WebhookUrlFile.Length > 0 && FindFault(settings.WebhookKeyFile) is { } missing)
        {
            yield return $"Reminders:WebhookKeyFile is “{settings.WebhookKeyFile}”: {missing} "
                + "Name a file with the key that signs the requests.";
        }

        foreach (var (name, address) in new[] { ("Team", settings.Team), ("Escalation", settings.Escalation) })
        {
            if (address.Length > 0 && !IsAddress(address))
            {
                yield return $"Reminders:{name} is “{address}”. Give an email address.";
            }
        }
    }

    /// <summary>The address in the file: https, or http on this machine; null otherwise.</summary>
    public static Uri? WebhookAddress(string file) =>
        Federation.SafeUri.TryAbsolute(Read(file), out var uri)
            && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback)) ? uri : null;
}
