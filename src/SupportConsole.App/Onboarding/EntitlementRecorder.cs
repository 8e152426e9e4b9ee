using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Inventory;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;
using SupportConsole.App.Settings;

namespace SupportConsole.App.Onboarding;

/// <summary>
/// Records what onboarding learned about a cluster before its connection is created: the order, or why it goes on without one, and
/// the customer's contact where none was known.
/// </summary>
public sealed class EntitlementRecorder(IDbContextFactory<ConsoleDbContext> contexts, Rights rights, AuditTrail audit)
{
    public async Task<Result<Done>> RecordAsync(Guid draft, OnboardingForm form, Actor actor, CancellationToken cancellationToken) =>
        await rights.FindRefusalAsync(actor, Policies.ChangeSso) is { } refusal
            ? refusal
            : await StorageProblem.OrAsync(() => WriteAsync(draft, form, actor, cancellationToken));

    private async Task<Result<Done>> WriteAsync(Guid draft, OnboardingForm form, Actor actor, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var record = await context.Connections.Include(row => row.Cluster).SingleAsync(row => row.Id == draft, cancellationToken);
        var edited = ClusterForm.Of(record.Cluster);
        var isBought = edited.IsEntitled is not true && form.OrderReference.Trim().Length > 0;
        if (isBought)
        {
            edited.IsEntitled = true;
            edited.OrderReference = form.OrderReference;
        }

        if (edited.ContactEmail.Length == 0 && form.ContactEmail.Trim().Length > 0)
        {
            edited.ContactName = form.ContactName;
            edited.ContactEmail = form.ContactEmail;
        }

        if (edited.IsEntitled is not true && form.UnentitledReason.Trim().Length > 0)
        {
            audit.Connection(context, actor, "draft.no-order", "done",
                $"Onboards {record.Cluster.DisplayName} without an order: {form.UnentitledReason.Trim()}", record);
        }

        var (before, after) = ClusterService.Differences(ClusterForm.Of(record.Cluster).Fields(), edited.Fields());
        if (after.Count > 0)
        {
            edited.WriteTo(record.Cluster);
            audit.Cluster(context, actor, "cluster.edit", "done",
                $"Changed {string.Join(", ", after.Keys)} of {record.Cluster.DisplayName} while onboarding.", record.Cluster, before, after);
        }

        await context.SaveChangesAsync(cancellationToken);
        return Done.Instance;
    }
}
