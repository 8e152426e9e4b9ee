using SupportConsole.App.Record;

namespace SupportConsole.App.Clusters;

/// <summary>An account in the list.</summary>
/// <param name="Customer">Empty if nobody has named it.</param>
/// <param name="Bought">How many of its clusters have an order for SSO.</param>
public sealed record AccountRow(Guid Id, string Customer, string ContactName, string ContactEmail, int Clusters, int Bought);

/// <summary>Which clusters an edit is for: all of an account, or one.</summary>
public sealed record AccountTarget(Guid? AccountId, ClusterId? ClusterId)
{
    internal bool Matches(Cluster cluster) => ClusterId is { } id ? cluster.Id == id : cluster.AccountId == AccountId;
}

/// <summary>One cluster before and after an edit.</summary>
public sealed record AccountDifference(
    Cluster Cluster, IReadOnlyDictionary<string, string?> Before, IReadOnlyDictionary<string, string?> After);
