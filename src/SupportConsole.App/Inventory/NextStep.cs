namespace SupportConsole.App.Inventory;

public enum StepOwner
{
    Nobody = 0,

    Support = 1,

    Customer = 2,
}

/// <summary>The next step of a connection.</summary>
/// <param name="Words">A short command, such as "Ask for a new secret"; empty if there is nothing to do.</param>
/// <param name="Place">Where it is done: after the address of the connection's page, or a whole path if <see cref="IsElsewhere"/>.</param>
public sealed record NextStep(StepOwner Owner, string Words, string Place = "")
{
    public static readonly NextStep None = new(StepOwner.Nobody, "");

    public bool IsElsewhere { get; init; }

    /// <summary>"Support", "Customer" or "Nobody", for exports.</summary>
    public string Whose => Owner.ToString();
}
