using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Chain;
using SupportConsole.App.Record.Storage;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Audit;

/// <summary>When heads are made, where they go, and what the console says if no place takes them.</summary>
public sealed class HeadKeeperTests : IAsyncLifetime
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;
    private readonly SetBackClock time = new(new DateTimeOffset(2026, 11, 27, 12, 0, 0, TimeSpan.Zero));
    private readonly Place place = new();
    private readonly HeadSettings settings = new();
    private RecordFile record = null!;

    private HeadWatch Watch => record.Services.GetRequiredService<HeadWatch>();

    public async ValueTask InitializeAsync() => record = await RecordFile.CreateAsync(time, services => services.AddSingleton(settings));

    public ValueTask DisposeAsync() => record.DisposeAsync();

    [Fact]
    public async Task A_head_is_made_at_the_first_entry_every_hundred_entries_and_every_hour_with_news()
    {
        using var keeper = Keeper();
        await KeepAfterAsync(keeper, entries: 0);
        Assert.Empty(place.Taken);
        await KeepAfterAsync(keeper, entries: 1);
        await KeepAfterAsync(keeper, entries: 99);
        await KeepAfterAsync(keeper, entries: 1);
        Assert.Equal([1, 101], place.Taken.Select(head => head.Seq));

        time.Advance(TimeSpan.FromHours(2));
        await KeepAfterAsync(keeper, entries: 0);
        await KeepAfterAsync(keeper, entries: 1);
        await KeepAfterAsync(keeper, entries: 1);
        Assert.Equal([1, 101, 102], place.Taken.Select(head => head.Seq));

        await keeper.KeepAsync(isAsked: true, Token);
        await keeper.KeepAsync(isAsked: true, Token);
        Assert.Equal([1, 101, 102, 103], place.Taken.Select(head => head.Seq));
        Assert.Equal(("place", 103L), (Watch.LastKept!.AcknowledgedBy, Watch.LastKept.Seq));
    }

    [Fact]
    public async Task Heads_match_the_entries_and_each_names_the_one_before()
    {
        using var keeper = Keeper();
        await KeepAfterAsync(keeper, entries: 3);
        time.Advance(TimeSpan.FromHours(1));
        await KeepAfterAsync(keeper, entries: 2);

        var verdict = await ChainReader.CheckAsync(record.Paths.Database, place.Taken
            .Select(head => AuditHead.Parse("<109>1 host: " + head.Line)!), null, Token);

        Assert.Equal("Head 5 matches.", verdict.Lines[1]);
        Assert.Equal([AuditHead.None, AuditHead.NotSigned], place.Taken.Select(head => head.Previous));
    }

    [Fact]
    public async Task Heads_are_signed_with_the_key_of_the_settings()
    {
        var file = Path.Combine(record.Paths.Directory, "elsewhere.key");
        await File.WriteAllBytesAsync(file, new byte[32], Token);
        settings.HeadKeyFile = file;
        using var keeper = Keeper();
        await KeepAfterAsync(keeper, entries: 1);
        time.Advance(TimeSpan.FromHours(1));
        await KeepAfterAsync(keeper, entries: 1);

        Assert.All(place.Taken, head => Assert.True(AuditHead.Parse(head.Line)!.IsSignedWith(new byte[32])));
        Assert.Equal(place.Taken[0].Mac, place.Taken[1].Previous);
        Assert.False(place.Taken[0].IsSignedWith([1, 2, 3]));
    }

    [Fact]
    public async Task A_head_that_no_place_takes_is_sent_again_and_after_a_day_the_console_says_so_and_refuses_changes_if_told_to()
    {
        settings.Heads.RefuseChanges = true;
        place.IsDown = true;
        using var keeper = Keeper();
        await KeepAfterAsync(keeper, entries: 1);
        Assert.Null(Watch.Trouble);

        time.Advance(TimeSpan.FromHours(24));
        await keeper.KeepAsync(isAsked: false, Token);
        Assert.StartsWith("The audit log's head hasn't been stored outside this console for 24 hours (place: down", Watch.Trouble?.What,
            StringComparison.Ordinal);
        Assert.Equal("audit.no-head", Watch.Refusal?.Code);

        place.IsDown = false;
        time.Advance(TimeSpan.FromMinutes(1));
        await keeper.KeepAsync(isAsked: false, Token);
        Assert.Null(Watch.Trouble);
        Assert.Equal(1, Assert.Single(place.Taken).Seq);
    }

    [Fact]
    public async Task A_clock_that_goes_back_does_not_put_off_what_is_said_of_a_head_that_no_place_takes()
    {
        place.IsDown = true;
        using var keeper = Keeper();
        await KeepAfterAsync(keeper, entries: 1);

        time.SetBack(TimeSpan.FromDays(3));
        time.Advance(TimeSpan.FromHours(24));
        await keeper.KeepAsync(isAsked: false, Token);

        Assert.NotNull(Watch.Trouble);
    }

    [Fact]
    public async Task Entries_of_the_sample_that_are_dated_back_are_not_late_before_a_head_could_be_made_of_them()
    {
        using var keeper = Keeper();
        await KeepAfterAsync(keeper, entries: 1);

        await AddAsync(2, TimeSpan.FromDays(90));
        await keeper.KeepAsync(isAsked: false, Token);
        Assert.Null(Watch.Trouble);

        place.IsDown = true;
        await keeper.KeepAsync(isAsked: true, Token);
        Assert.NotNull(Watch.Trouble);
    }

    [Fact]
    public async Task A_console_without_news_needs_no_new_head()
    {
        using var keeper = Keeper();
        await KeepAfterAsync(keeper, entries: 1);

        time.Advance(TimeSpan.FromDays(30));
        await keeper.KeepAsync(isAsked: true, Token);

        Assert.Null(Watch.Trouble);
        Assert.Single(place.Taken);
    }

    [Fact]
    public async Task With_no_places_by_choice_none_is_made_and_that_is_shown()
    {
        settings.IsNone = true;
        using var keeper = Keeper();

        await KeepAfterAsync(keeper, entries: 200);

        Assert.Empty(place.Taken);
        Assert.True(Watch.IsNone);
    }

    [Fact]
    public async Task The_stop_keeps_what_is_new()
    {
        using var keeper = Keeper();
        await KeepAfterAsync(keeper, entries: 1);
        await AddAsync(1);

        await keeper.StopAsync(Token);

        Assert.Equal([1, 2], place.Taken.Select(head => head.Seq));
    }

    [Fact]
    public async Task A_head_that_was_made_and_not_sent_before_a_crash_is_sent_by_the_next_console()
    {
        place.IsDown = true;
        using (var killed = Keeper())
        {
            await KeepAfterAsync(killed, entries: 1);
        }

        place.IsDown = false;
        using var next = Keeper();
        await next.KeepAsync(isAsked: false, Token);

        Assert.Equal(1, Assert.Single(place.Taken).Seq);
    }

    [Fact]
    public async Task A_clock_that_goes_back_is_told_in_the_audit_and_breaks_no_chain()
    {
        var set = new SetClock();
        var clock = new ClockWatch(record.Contexts, set);
        await clock.CheckAsync(Token);
        set.By(TimeSpan.FromDays(-1));
        await clock.CheckAsync(Token);
        await clock.CheckAsync(Token);
        set.By(TimeSpan.FromMinutes(-5));
        await new ClockWatch(record.Contexts, set).CheckAsync(Token);

        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        var told = await context.AuditEntries.Where(entry => entry.Action == ClockWatch.Action).Select(entry => entry.Summary)
            .ToListAsync(Token);
        Assert.Collection(
            told,
            day => Assert.Matches(
            @"^The clock went back by (0\.23:59:59|1\.00:00:00)\. The order of entries is that of their numbers\.$", day),
            minutes => Assert.Matches(@"^The clock went back by 0\.00:0[45]:\d\d\.", minutes));
        Assert.True((await ChainReader.CheckAsync(record.Paths.Database, [], null, Token)).IsSound);
    }

    private HeadKeeper Keeper() =>
        new(record.Contexts, [place], settings, Watch, new ClockWatch(record.Contexts, time), new BackgroundWork(time), time, NullLogger<HeadKeeper>.Instance);

    private async Task KeepAfterAsync(HeadKeeper keeper, int entries)
    {
        await AddAsync(entries);
        await keeper.KeepAsync(isAsked: false, Token);
    }

    private async Task AddAsync(int entries, TimeSpan ago = default)
    {
        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        context.AuditEntries.AddRange(Enumerable.Range(0, entries)
            .Select(number =>
            new AuditEntry
            {
                At = time.GetUtcNow() - ago,
                By = new Actor("Ana Ruiz", StaffRole.Engineer),
                Action = "cluster.add",
                Outcome = "done",
                Summary = $"Entry {number}"
            }));
        await context.SaveChangesAsync(Token);
    }

    /// <summary>A clock that is set while time goes on.</summary>
    private sealed class SetClock : TimeProvider
    {
        private TimeSpan offset;

        public void By(TimeSpan jump) => offset += jump;

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + offset;
    }

    private sealed class Place : IHeadPlace
    {
        public string Name => "place";

        public bool IsDown { get; set; }

        public List<AuditHead> Taken { get; } = [];

        public Task SendAsync(AuditHead head, CancellationToken cancellationToken)
        {
            if (IsDown)
            {
                throw new IOException("down");
            }

            Taken.Add(head);
            return Task.CompletedTask;
        }
    }
}
