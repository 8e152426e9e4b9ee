using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.Federation;

namespace SupportConsole.App.Inventory;

/// <summary>A connection with its health, as the database decides it.</summary>
public sealed class RatedConnection
{
    public required ConnectionRecord Record { get; init; }

    public required Health Health { get; init; }
}

/// <summary>
/// <see cref="ConnectionHealth.Of"/> in SQL, for filters and counts. It depends on the time, so it can't be a stored column. A test holds
/// both together for every combination of facts.
/// </summary>
public static class HealthQuery
{
    internal static readonly string Channel = SettingQuery.Path(ConnectionSettings.Channel);

    public static IQueryable<RatedConnection> Rate(ConsoleDbContext context, IQueryable<ConnectionRecord> records, DateTimeOffset now)
    {
        var soon = now + ConnectionHealth.Soon;
        return records.Select(record => new RatedConnection
        {
            Record = record,
            Health = record.State == ConnectionState.Retired ? Health.Off
                : context.Changes.Any(change => change.ConnectionId == record.Id && change.SettledAt == null
                    && change.State == ChangeState.Unknown) ? Health.Unknown
                : record.State == ConnectionState.Draft || record.State == ConnectionState.WaitingOnCustomer ? Health.SettingUp
                : context.Findings.Any(finding => finding.ConnectionId == record.Id && finding.Kind == FindingKind.Missing)
                    ? Health.Failing
                : record.State == ConnectionState.Disabled || (record.EnabledApplications == "" && (record.WaitingApplications == ""
                    || (record.State != ConnectionState.ReadyToTest && record.State != ConnectionState.Tested))) ? Health.Off
                : record.Protocol == Protocol.Oidc && record.CredentialExpiresAt <= now
                    && SettingQuery.Value(record.Settings, Channel) != ConnectionSettings.FrontChannel ? Health.Failing
                : record.Attention != ""
                    || context.Findings.Any(finding => finding.ConnectionId == record.Id && finding.Kind == FindingKind.Changed)
                    || context.WatchFindings.Any(finding => finding.ConnectionId == record.Id && finding.Outcome == WatchOutcome.Open
                        && finding.MissingFingerprint != "" && finding.MissingFingerprint == record.CredentialFingerprint)
                    || (record.Protocol == Protocol.Saml && record.CredentialExpiresAt <= now) ? Health.AtRisk
                : record.State != ConnectionState.Live ? Health.SettingUp
                : context.SignInSilences.Any(silence => silence.ConnectionId == record.Id) ? Health.AtRisk
                : record.CredentialExpiresAt <= soon && (record.Protocol == Protocol.Saml
                    || SettingQuery.Value(record.Settings, Channel) != ConnectionSettings.FrontChannel) ? Health.AtRisk
                : Health.Working,
        });
    }

    /// <summary>How far each connection brings its cluster; see <see cref="SsoCoverage"/>. Retired ones bring it nowhere.</summary>
    public static IQueryable<ConnectionRung> Rungs(ConsoleDbContext context, DateTimeOffset now) =>
        Rate(context, context.Connections.AsNoTracking().Where(record => record.State != ConnectionState.Retired), now)
            .Select(rated => new ConnectionRung
            {
                ClusterId = rated.Record.ClusterId,
                Record = rated.Record,
                Rung = rated.Health == Health.Off || rated.Record.State == ConnectionState.Disabled ? SsoCoverage.Off
                    : rated.Record.State == ConnectionState.Draft || rated.Record.State == ConnectionState.WaitingOnCustomer
                        ? SsoCoverage.InProgress
                    : rated.Record.State != ConnectionState.Live ? SsoCoverage.SetUp
                    : rated.Health == Health.Working || rated.Health == Health.AtRisk ? SsoCoverage.Live
                    : SsoCoverage.Failing,
            });
}

/// <summary>The rung of the coverage ladder that one connection reaches.</summary>
public sealed class ConnectionRung
{
    public required ClusterId ClusterId { get; init; }

    public required ConnectionRecord Record { get; init; }

    public required SsoCoverage Rung { get; init; }
}
