using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Inventory;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.Auth0;
using SupportConsole.Federation;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Inventory;

public sealed class HealthQueryTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_database_and_the_function_agree_for_every_combination_of_facts()
    {
        await using var record = await RecordFile.CreateAsync();
        var cluster = await record.AddClusterAsync("Acme", "prod");
        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        context.Attach(cluster);
        var rows = Combinations().Select((combination, number) => combination.AddTo(context, cluster, number)).ToList();
        await context.SaveChangesAsync(Token);

        var rated = await HealthQuery.Rate(context, context.Connections.AsNoTracking(), Now)
            .Select(row => new { row.Record.Id, row.Health })
            .ToDictionaryAsync(row => row.Id, row => row.Health, Token);

        Assert.Equal(rows.Count, rated.Count);
        var different = rows.Where(row => rated[row.Record.Id] != ConnectionHealth.Of(row.Facts, Now).Value).ToList();
        Assert.True(different.Count == 0, $"{different.Count} of {rows.Count} differ, first: {different.FirstOrDefault()?.Facts}, in SQL {rated.GetValueOrDefault(different.FirstOrDefault()?.Record.Id ?? Guid.Empty)}");
        Assert.Equal(Enum.GetValues<Health>(), rated.Values.Distinct().Order());
    }

    private static IEnumerable<Combination> Combinations() =>
        from state in Enum.GetValues<ConnectionState>()
        from protocol in Enum.GetValues<Protocol>()
        from isFrontChannel in protocol == Protocol.Oidc ? new[] { false, true } : [false]
        from days in new int?[] { null, -1, 0, 30, 31 }
        from hasApplications in new[] { false, true }
        from attention in new[] { "", "Look at it." }
        from difference in new FindingKind?[] { null, FindingKind.Changed, FindingKind.Missing }
        from open in new ChangeState?[] { null, ChangeState.Sending, ChangeState.Unknown }
        from published in new[] { "", "new", "gone", "gone before", "closed" }
        where published is "" or "gone" || (attention, difference, open) is ("", null, null)
        from isSilent in published.Length == 0 ? new[] { false, true } : [false]
        from isWaiting in (published, attention, open) is ("", "", null) ? new[] { false, true } : [false]
        select new Combination(state, protocol, isFrontChannel, days, hasApplications, attention, difference, open, published, isSilent, isWaiting);

    private sealed record Row(ConnectionRecord Record, HealthFacts Facts);

    private sealed record Combination(
        ConnectionState State, Protocol Protocol, bool IsFrontChannel, int? Days, bool HasApplications, string Attention,
        FindingKind? Difference, ChangeState? Open, string Published, bool IsSilent, bool IsWaiting)
    {
        public Row AddTo(ConsoleDbContext context, Cluster cluster, int number)
        {
            var record = Records.Connection(cluster, $"c-{number}", State, Protocol);
            record.Settings[ConnectionSettings.Channel] = IsFrontChannel ? ConnectionSettings.FrontChannel : "";
            record.CredentialExpiresAt = Days is { } days ? Now.AddDays(days) : null;
            record.EnabledApplications = HasApplications ? "app" : "";
            record.WaitingApplications = IsWaiting ? "later" : "";
            record.Attention = Attention;
            var finding = Difference is { } kind ? Finding(record, kind, number) : null;
            var change = Open is { } open ? Change(record, open) : null;
            context.Add(record);
            record.CredentialFingerprint = "current";
            var published = Published.Length > 0 ? PublishedChange(record) : null;
            var silence = IsSilent ? new SignInSilence { ConnectionId = record.Id, Since = Now, FoundAt = Now, PerDay = 40 } : null;
            context.AddRange(new object?[] { finding, change, published, silence }.OfType<object>());
            return new Row(record, HealthFacts.Of(record, finding, change, published is { Outcome: WatchOutcome.Open } ? published : null, silence));
        }

        private WatchFinding PublishedChange(ConnectionRecord record) => new()
        {
            Id = Guid.NewGuid(),
            ConnectionId = record.Id,
            FoundAt = Now,
            NewFingerprint = Published == "new" ? "next" : "",
            MissingFingerprint = Published switch { "new" => "", "gone before" => "previous", _ => "current" },
            Outcome = Published == "closed" ? WatchOutcome.Dismissed : WatchOutcome.Open,
        };

        private static Finding Finding(ConnectionRecord record, FindingKind kind, int number) => new()
        {
            Id = Guid.NewGuid(),
            Kind = kind,
            Auth0Id = new ConnectionId($"con_{number}"),
            Name = record.Name,
            ConnectionId = record.Id,
            FoundAt = Now,
            SeenAt = Now,
        };

        private static Change Change(ConnectionRecord record, ChangeState state) => new()
        {
            Id = Guid.NewGuid(),
            Kind = ChangeKind.RotateSecret,
            State = state,
            ConnectionId = record.Id,
            ConnectionName = record.Name,
            Actor = "Ana",
            Ticket = "T-1",
            Reason = "",
            RequestKey = Guid.NewGuid(),
            Plan = "[]",
            PlannedAt = Now,
        };
    }
}
