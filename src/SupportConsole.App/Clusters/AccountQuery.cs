namespace SupportConsole.App.Clusters;

/// <summary>What the list of accounts shows.</summary>
/// <param name="Search">Words, or the ID of an account or cluster.</param>
/// <param name="UnnamedOnly">Only accounts whose customer isn't known.</param>
/// <param name="Page">From 0.</param>
public sealed record AccountQuery(string Search = "", bool UnnamedOnly = false, int Page = 0);
