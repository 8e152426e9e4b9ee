namespace SupportConsole.App.Record;

/// <summary>A customer's cluster, as influxctl lists it and as support knows it.</summary>
public sealed class Cluster
{
    public const int NameMaxLength = 200;
    public const int UrlMaxLength = 300;
    public const int StateMaxLength = 50;
    public const int CustomerMaxLength = 200;
    public const int ContactMaxLength = 200;
    public const int OrderReferenceMaxLength = 100;
    public const int SearchTextMaxLength = 1300;
    public const int NotesMaxLength = 4000;

    public required ClusterId Id { get; init; }

    public required Guid AccountId { get; set; }

    public required string Name { get; set; }

    public string Url { get; set; } = "";

    /// <summary>The state that influxctl prints, such as ready.</summary>
    public string State { get; set; } = "";

    public string Category { get; set; } = "";

    /// <summary>When the cluster was made, UTC; null where unknown.</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    public string Customer { get; set; } = "";

    public string ContactName { get; set; } = "";

    public string ContactEmail { get; set; } = "";

    /// <summary>Whether the customer bought SSO; null if nobody told us.</summary>
    public bool? IsEntitled { get; set; }

    public string OrderReference { get; set; } = "";

    public DateOnly? EntitledOn { get; set; }

    public string Notes { get; set; } = "";

    /// <summary>Changes with every save; two people editing one cluster are told apart by it.</summary>
    public Guid Version { get; set; }

    /// <summary>Folded; its first line is <see cref="NamesText"/>. Kept by <see cref="ConnectionListing"/>.</summary>
    public string SearchText { get; private set; } = "";

    /// <summary>Customer, name and address, folded: a cluster is chosen by these. Kept by <see cref="ConnectionListing"/>.</summary>
    public string NamesText { get; private set; } = "";

    /// <summary>Its row in the search's index. The database gives it.</summary>
    public long SearchKey { get; private set; }

    /// <summary>
    /// The cluster's best rung after every known secret has expired; null without a connection. Triggers update it. Until
    /// <see cref="LiveUntil"/>, the cluster is live.
    /// </summary>
    public SsoCoverage? Reached { get; private set; }

    /// <summary>When the last secret that keeps the cluster live expires, UTC; null if there is none. Triggers update it.</summary>
    public DateTimeOffset? LiveUntil { get; private set; }

    /// <summary>The number of its connections that aren't retired. Triggers update it.</summary>
    public int ConnectionCount { get; private set; }

    /// <summary>Whether the list of accounts shows this one's customer and contact. Triggers choose one cluster per account.</summary>
    public bool LeadsAccount { get; private set; }

    public string DisplayName => Customer.Length > 0 ? $"{Customer} · {Name}" : Name;
}
