using SupportConsole.App.Inventory;
using SupportConsole.App.Record;

namespace SupportConsole.App.Clusters;

/// <summary>What is set for all clusters of an account. What is null stays as it is on each of them.</summary>
public sealed record AccountEdit
{
    public string? Customer { get; init; }

    public string? ContactName { get; init; }

    public string? ContactEmail { get; init; }

    public string? OrderReference { get; init; }

    public DateOnly? EntitledOn { get; init; }

    public bool? IsEntitled { get; init; }

    public bool IsEmpty => this == new AccountEdit();

    /// <summary>The cluster with this edit. An order or a date says that SSO was bought; "not bought" takes both away.</summary>
    internal ClusterForm On(Cluster cluster)
    {
        var form = ClusterForm.Of(cluster);
        form.Customer = Customer ?? form.Customer;
        form.ContactName = ContactName ?? form.ContactName;
        form.ContactEmail = ContactEmail ?? form.ContactEmail;
        form.OrderReference = OrderReference ?? form.OrderReference;
        form.EntitledOn = EntitledOn?.ToDateTime(TimeOnly.MinValue) ?? form.EntitledOn;
        if (IsEntitled is { } bought)
        {
            form.IsEntitled = bought;
        }
        else if (!string.IsNullOrEmpty(OrderReference) || EntitledOn is not null)
        {
            form.IsEntitled = true;
        }

        if (form.IsEntitled is not true)
        {
            form.OrderReference = "";
            form.EntitledOn = null;
        }

        return form;
    }
}
