using SupportConsole.App.Record;

namespace SupportConsole.App.Inventory;

/// <summary>Whose move it is, and which one.</summary>
/// <param name="Owner">Support, customer, or nobody.</param>
/// <param name="Words">What is to be done.</param>
public sealed record NextStep(string Owner, string Words)
{
    /// <summary>The next move of a connection in that state.</summary>
    public static NextStep Of(ConnectionState state, string attention) => attention.Length > 0
        ? new NextStep("Support", attention)
        : state switch
        {
            ConnectionState.Draft => new("Support", "Give the customer the hand-off"),
            ConnectionState.WaitingOnCustomer => new("Customer", "Send what the IdP shows"),
            ConnectionState.ReadyToTest => new("Customer", "Try a sign-in"),
            ConnectionState.Tested => new("Support", "Tell the customer that it is live"),
            ConnectionState.Live => new("Nobody", "Nothing to do"),
            ConnectionState.Disabled => new("Support", "Enable it, or remove it"),
            _ => new("Nobody", "Removed from Auth0; the record stays"),
        };
}
