namespace SupportConsole.App.People;

/// <summary>What somebody tried without the right to do it.</summary>
/// <param name="Action">The audit log's word for the act.</param>
public sealed record RefusedAct(string Action)
{
    public const string DefaultAction = "right.refused";

    public Guid? ConnectionId { get; init; }

    public string Subject { get; init; } = "";

    public string Ticket { get; init; } = "";
}

/// <summary>Records refused acts.</summary>
public interface IRefusalAudit
{
    Task RecordAsync(Actor actor, RefusedAct act, string summary);
}

/// <summary>Where there is no audit log.</summary>
internal sealed class NoRefusalAudit : IRefusalAudit
{
    public Task RecordAsync(Actor actor, RefusedAct act, string summary) => Task.CompletedTask;
}
