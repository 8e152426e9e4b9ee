namespace SupportConsole.App.Changes;

/// <summary>Where the outcome of a change is shown: on top of its connection's page, with the evidence and the next step.</summary>
public static class ChangeResult
{
    public const string Parameter = "result";

    public static string Href(Guid connectionId, Guid changeId) => $"/connections/{connectionId}?{Parameter}={changeId}";
}
