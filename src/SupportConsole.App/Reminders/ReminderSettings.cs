using SupportConsole.App.Deadlines;

namespace SupportConsole.App.Reminders;

/// <summary>Who is reminded, when, and through what. Bound from the section <see cref="Section"/>.</summary>
public sealed class ReminderSettings
{
    public const string Section = "Reminders";

    private const int MostSteps = 20;
    private const int LongestStep = 365;

    /// <summary>The team's email address: it gets every reminder. Empty for none.</summary>
    public string Team { get; set; } = "";

    /// <summary>Gets what is due within <see cref="EscalateDays"/> days and nobody acknowledged. Empty for none.</summary>
    public string Escalation { get; set; } = "";

    public int EscalateDays { get; set; } = 3;

    /// <summary>Days before the date, separated by commas, for client secrets. They go on every day after it.</summary>
    public string SecretDays { get; set; } = "60,30,14,7,3,1,0";

    public string CertificateDays { get; set; } = "60,30,14,7,3,1,0";

    /// <summary>For everything else.</summary>
    public string OtherDays { get; set; } = "7,1,0";

    /// <summary>
    /// Days after a hand-off was sent, separated by commas, on which a customer who hasn't answered is asked again. Empty for never.
    /// </summary>
    public string NudgeDays { get; set; } = "7,14,21";

    /// <summary>The hour of the daily digest, in <see cref="Zone"/>.</summary>
    public int DigestHour { get; set; } = 8;

    /// <summary>The team's time zone (IANA), such as Europe/Berlin.</summary>
    public string Zone { get; set; } = "Etc/UTC";

    /// <summary>"en" or "de": the language of messages to staff.</summary>
    public string Language { get; set; } = "en";

    public SmtpSettings Smtp { get; set; } = new();

    /// <summary>A file that holds the address of a Slack incoming webhook. The address is a secret.</summary>
    public string SlackUrlFile { get; set; } = "";

    /// <summary>A file that holds the address of a Microsoft Teams workflow. The address is a secret.</summary>
    public string TeamsUrlFile { get; set; } = "";

    /// <summary>A file that holds the address of a webhook. The address is a secret.</summary>
    public string WebhookUrlFile { get; set; } = "";

    /// <summary>A file with the key that signs the webhook's requests.</summary>
    public string WebhookKeyFile { get; set; } = "";

    public bool HasEmail => Smtp.Host.Length > 0;

    public bool IsOn => HasEmail || SlackUrlFile.Length + TeamsUrlFile.Length + WebhookUrlFile.Length > 0;

    public TimeZoneInfo TeamZone => TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out var zone) ? zone : TimeZoneInfo.Utc;

    public IReadOnlyList<int> StepsOf(DeadlineKind kind) => Steps(kind switch
    {
        DeadlineKind.ClientSecret => SecretDays,
        DeadlineKind.SigningCertificate or DeadlineKind.RequestSigning or DeadlineKind.Decryption => CertificateDays,
        _ => OtherDays,
    }) ?? [];

    public IReadOnlyList<int> NudgeSteps => Steps(NudgeDays) ?? [];

    public IEnumerable<string> Problems()
    {
        if (NudgeDays.Trim().Length > 0 && Steps(NudgeDays) is null)
        {
            yield return $"Reminders:NudgeDays is “{NudgeDays}”. "
                + $"Give days after the hand-off, from 0 to {LongestStep}, such as 7,14,21, or nothing.";
        }

        foreach (var (name, days) in new[] { ("SecretDays", SecretDays), ("CertificateDays", CertificateDays), ("OtherDays", OtherDays) })
        {
            if (Steps(days) is null)
            {
                yield return $"Reminders:{name} is “{days}”. Give days before the date, from 0 to {LongestStep}, such as 60,30,14,7,3,1,0.";
            }
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out _))
        {
            yield return $"Reminders:Zone is “{Zone}”. Give a time zone such as Europe/Berlin.";
        }

        if (Language is not ("en" or "de"))
        {
            yield return $"Reminders:Language is “{Language}”. Give en or de.";
        }

        if (DigestHour is < 0 or > 23)
        {
            yield return $"Reminders:DigestHour is {DigestHour}. Give an hour from 0 to 23.";
        }

        foreach (var problem in MessageFiles.Problems(this).Concat(Smtp.Problems()))
        {
            yield return problem;
        }
    }

    private static IReadOnlyList<int>? Steps(string text)
    {
        var parts = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var days = parts.Select(part => int.TryParse(part, out var number) && number is >= 0 and <= LongestStep ? number : -1).ToList();
        return days.Count is 0 or > MostSteps || days.Contains(-1) ? null : [.. days.Distinct().OrderDescending()];
    }
}
