namespace SupportConsole.App.Parts;

public static class SilenceWords
{
    public static string Of(int perDay, DateTimeOffset since) =>
        $"About {perDay} sign-ins a day, none since {TimeWords.Minute(since)} UTC.";
}
