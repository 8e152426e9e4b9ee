using System.Globalization;
using System.Text.Json;
using SupportConsole.App.Fetching;

namespace SupportConsole.App.Deadlines;

/// <summary>Private host exceptions of the settings: due at the end of their last day (UTC).</summary>
public sealed class PrivateHostDeadlines(FetchSettings settings) : IDeadlineSource
{
    /// <summary>How long it takes to agree on a longer exception.</summary>
    public static readonly TimeSpan Lead = TimeSpan.FromDays(14);

    public DeadlineKind Kind => DeadlineKind.PrivateHost;

    public TimeSpan? LeadTime => Lead;

    public FormattableString Select(DateTimeOffset now) => $"""
        SELECT 'private-host:' || (value ->> 'host') || ':' || (value ->> 'day') AS "KeyStart", '' AS "KeyEnd",
            {(int)Kind} AS "Kind", '' AS "Id", value ->> 'host' AS "Subject", '' AS "Customer", '' AS "Cluster",
            value ->> 'owner' AS "Owner", '' AS "OwnerId", NULL AS "IdentityProvider", '' AS "SubjectId", value ->> 'due' AS "DueAt"
        FROM json_each({Exceptions()})
        """;

    private string Exceptions() => JsonSerializer.Serialize(settings.AllowedPrivate.Where(exception => exception.Fault() is null).Select(
        exception => new
        {
            host = exception.HostOrCidr.Trim(),
            owner = exception.Owner.Trim(),
            day = exception.Until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            due = exception.Until.AddDays(1).ToDateTime(TimeOnly.MinValue).Ticks,
        }));
}
