using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Differences;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.Federation;

namespace SupportConsole.App.Watch;

/// <summary>The rules by which certificates are applied without a person: set and removed by engineers, one connection at a time.</summary>
public sealed class AutoApplyRules(IDbContextFactory<ConsoleDbContext> contexts, Rights rights, TimeProvider time)
{
    public async Task<AutoApplyRule?> FindAsync(Guid connectionId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.AutoApplyRules.AsNoTracking().SingleOrDefaultAsync(row => row.ConnectionId == connectionId, cancellationToken);
    }

    public async Task<Result<Done>> SetAsync(AutoApplyOrder order, Actor actor, CancellationToken cancellationToken)
    {
        if (await rights.FindRefusalAsync(actor, Policies.ChangeSso, new RefusedAct("watch.auto-apply")) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var record = await context.Connections.SingleOrDefaultAsync(row => row.Id == order.ConnectionId, cancellationToken);
        if (FindProblem(order, record) is { } problem)
        {
            return problem;
        }

        var signer = TenantCertificate.Read(order.SignerPem)!;
        var rule = await context.AutoApplyRules.SingleOrDefaultAsync(row => row.ConnectionId == order.ConnectionId, cancellationToken);
        if (rule is not null)
        {
            context.Remove(rule);
            await context.SaveChangesAsync(cancellationToken);
        }

        context.Add(new AutoApplyRule
        {
            ConnectionId = order.ConnectionId,
            SignerPem = signer.ToPem(),
            SignerFingerprint = signer.Sha256.Hex,
            FromHour = order.FromHour,
            UntilHour = order.UntilHour,
            Zone = order.Zone,
            Ticket = order.Ticket.Trim(),
            SetBy = actor.Name,
            SetAt = time.GetUtcNow(),
        });

        // The next check reads the whole document again, with its signature.
        var document = await context.WatchedDocuments
            .SingleOrDefaultAsync(row => row.ConnectionId == order.ConnectionId, cancellationToken);
        if (document is not null)
        {
            document.Digest = "";
            document.NextAt = time.GetUtcNow();
        }

        var hours = $"{order.FromHour}:00 to {order.UntilHour}:00, {order.Zone}";
        var summary = $"New certificates of {record!.Name} are applied automatically if the pinned key signed the metadata, {hours}.";
        Record(context, record, actor, "watch.auto-apply", summary, order.Ticket.Trim(), signer.Sha256.Hex);
        await context.SaveChangesAsync(cancellationToken);
        return Done.Instance;
    }

    public async Task<Result<Done>> RemoveAsync(Guid connectionId, Actor actor, CancellationToken cancellationToken)
    {
        if (await rights.FindRefusalAsync(actor, Policies.ChangeSso, new RefusedAct("watch.auto-apply-off")) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.AutoApplyRules.SingleOrDefaultAsync(row => row.ConnectionId == connectionId, cancellationToken) is { } rule)
        {
            var record = await context.Connections.SingleAsync(row => row.Id == connectionId, cancellationToken);
            context.Remove(rule);
            var summary = $"New certificates of {record.Name} are no longer applied automatically.";
            Record(context, record, actor, "watch.auto-apply-off", summary, rule.Ticket, rule.SignerFingerprint);
            await context.SaveChangesAsync(cancellationToken);
        }

        return Done.Instance;
    }

    /// <summary>The fingerprint of the pinned key if it signed the whole document; empty if it did not, or there is no rule.</summary>
    internal async Task<string> FindSignerAsync(Guid connectionId, ReadOnlyMemory<byte> metadata, CancellationToken cancellationToken) =>
        await FindAsync(connectionId, cancellationToken) is { } rule
            && TenantCertificate.Read(rule.SignerPem) is { } signer
            && MetadataSignature.IsBy(metadata, signer) ? rule.SignerFingerprint : "";

    private static Problem? FindProblem(AutoApplyOrder order, ConnectionRecord? record) =>
        record is not { Protocol: Protocol.Saml } || !KnownConnection.InTenant.Contains(record.State)
            ? new Problem("Only a SAML connection in Auth0 has a certificate.", "Open another connection.") { Code = "auto-apply.protocol" }
        : TenantCertificate.Read(order.SignerPem) is null
            ? new Problem("This is not a certificate.", "Paste the certificate that signs the metadata, as PEM.")
            {
                Code = "auto-apply.signer",
            }
        : order.FromHour is < 0 or > 23 || order.UntilHour is < 1 or > 24 || order.FromHour == order.UntilHour
            ? new Problem("These are no hours of a day.", "Enter hours from 0 to 24, such as 8 and 17.") { Code = "auto-apply.hours" }
        : !TimeZoneInfo.TryFindSystemTimeZoneById(order.Zone, out _)
            ? new Problem("This time zone isn't known.", "Enter one such as Europe/Berlin.") { Code = "auto-apply.zone" }
        : order.Ticket.Trim().Length is 0 or > Change.TicketMaxLength
            ? new Problem("Enter a ticket number.", "") { Code = "auto-apply.no-ticket" }
        : TypedText.FindProblem(order.Ticket);

    private void Record(
        ConsoleDbContext context,
        ConnectionRecord record,
        Actor actor,
        string action,
        string summary,
        string ticket,
        string signer) => AuditTrail.Add(context, new AuditEntry
        {
            At = time.GetUtcNow(),
            By = actor,
            Action = action,
            Outcome = "done",
            Summary = summary,
            Ticket = ticket,
            ConnectionId = record.Id,
            ClusterId = record.ClusterId.Value,
            Subject = record.Name.Value,
            After = AuditTrail.Fields(new Dictionary<string, string?> { ["signer"] = signer }),
        });
}
