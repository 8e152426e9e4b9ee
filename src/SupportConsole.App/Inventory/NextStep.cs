using SupportConsole.App.Record;

namespace SupportConsole.App.Inventory;

/// <summary>The next step of a connection, and who takes it.</summary>
/// <param name="Owner">Support, customer, or nobody.</param>
public sealed record NextStep(string Owner, string Words)
{
    public static NextStep Of(ConnectionState state, string attention) => attention.Length > 0
        ? new NextStep("Support", attention)
        : state switch
        {
            ConnectionState.Draft => new("Support", "Send the customer the hand-off"),
            ConnectionState.WaitingOnCustomer => new("Customer", "Send the identity provider's values"),
            ConnectionState.ReadyToTest => new("Customer", "Test sign-in"),
            ConnectionState.Tested => new("Support", "Tell the customer they're live"),
            ConnectionState.Live => new("Nobody", "Nothing to do"),
            ConnectionState.Disabled => new("Support", "Enable an application, or delete the connection"),
            _ => new("Nobody", "Deleted from Auth0"),
        };
}
