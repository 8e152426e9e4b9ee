namespace SupportConsole.App.Parts;

public static class SilenceWords
{
    public static string Of(int perDay, string since) => $"About {perDay} sign-ins a day, none since {since}.";
}
