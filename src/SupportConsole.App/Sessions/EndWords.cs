using SupportConsole.App.People;
using SupportConsole.App.Record;

namespace SupportConsole.App.Sessions;

/// <summary>Why a session ended, for the person who had it.</summary>
public static class EndWords
{
    public static Problem Problem(SessionEnd end) => new(Of(end), "Sign in again.")
    {
        Code = ISessionCheck.EndedCode,
        NotLost = "Nothing was changed.",
    };

    public static string Of(SessionEnd end) => end switch
    {
        SessionEnd.SignedOut => "You signed out.",
        SessionEnd.Idle => "Your session ended because you did not use the console for a while.",
        SessionEnd.Expired => "Your session reached its time limit.",
        SessionEnd.TooMany => "Your session ended because you signed in on another device.",
        SessionEnd.ByPerson => "You ended this session on another page.",
        SessionEnd.ByAdministrator => "An administrator ended your session.",
        SessionEnd.ByProvider => "You signed out at your company's sign-in.",
        SessionEnd.Refused => "Your company's sign-in no longer confirms your account.",
        SessionEnd.Replaced => "You signed in again on another page.",
        SessionEnd.NoRole => "You are no longer in a group that has access.",
        SessionEnd.NoPersonas => "The development personas can't be used on this console.",
        _ => "Your session ended.",
    };
}
