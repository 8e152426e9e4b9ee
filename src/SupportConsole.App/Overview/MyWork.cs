using SupportConsole.App.Inventory;
using SupportConsole.App.Record;

namespace SupportConsole.App.Overview;

/// <summary>How urgent open work is, most urgent first.</summary>
public enum WorkUrgency
{
    /// <summary>Sign-in fails, or nobody knows.</summary>
    Broken = 1,

    /// <summary>Support takes the next step.</summary>
    YourMove = 2,

    /// <summary>A credential expires within 30 days, or has expired without an outage.</summary>
    Due = 3,

    WaitingOnCustomer = 4,
}

/// <summary>The connections that need somebody, by urgency.</summary>
/// <param name="IsCut">Whether there are more than were read.</param>
public sealed record WorkList(ILookup<WorkUrgency, ConnectionRow> Groups, bool IsCut)
{
    public int Count => Groups.Sum(group => group.Count());
}

/// <summary>Reads the open work from the connections' health.</summary>
public sealed class MyWork(ConnectionListService connections)
{
    private const int Most = 100;

    /// <param name="owner">Only this person's; null for everybody's.</param>
    public async Task<WorkList> ReadAsync(OwnerFilter? owner, CancellationToken cancellationToken)
    {
        var query = new ConnectionQuery { Mine = owner, Sort = "health" };
        var attention = await connections.FirstAsync(query with { NeedsAttention = true }, Most + 1, cancellationToken);
        var begun = await connections.FirstAsync(query with { Health = Health.SettingUp }, Most + 1, cancellationToken);
        var rows = attention.Take(Most).Concat(begun.Take(Most)).OrderBy(row => row.Health.Since);
        return new WorkList(rows.ToLookup(row => UrgencyOf(row.Health)), attention.Count > Most || begun.Count > Most);
    }

    public static WorkUrgency UrgencyOf(ConnectionHealth health) => health switch
    {
        { Value: Health.Failing or Health.Unknown } => WorkUrgency.Broken,
        { Next.Owner: StepOwner.Customer } => WorkUrgency.WaitingOnCustomer,
        { Value: Health.AtRisk, Next.Place: "/rotate" } => WorkUrgency.Due,
        _ => WorkUrgency.YourMove,
    };
}
