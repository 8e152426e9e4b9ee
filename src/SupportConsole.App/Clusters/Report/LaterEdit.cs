namespace SupportConsole.App.Clusters.Report;

/// <summary>An edit of a cluster that came later: the values that it replaced.</summary>
internal sealed record LaterEdit(long Seq, Guid ClusterId, string Action, string Before);
