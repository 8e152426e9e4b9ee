using SupportConsole.App.Changes;
using SupportConsole.App.Parts;
using SupportConsole.App.Record;
using SupportConsole.Auth0;
using SupportConsole.Federation;
using SupportConsole.Tests.Changes.Support;

namespace SupportConsole.Tests.Changes;

/// <summary>Two editors of one connection, and someone at the dashboard: what a confirmed change replaced is what its editor saw.</summary>
public sealed class TwoEditorsTests
{
    private static readonly string[] Keys = ["icon_url", "authorization_endpoint", "userinfo_endpoint"];

    [Fact]
    public async Task In_two_hundred_interleavings_of_two_editors_nothing_is_overwritten_unseen()
    {
        await using var bench = await ChangeBench.StartAsync(TimeProvider.System);
        var tally = new Tally();
        for (var seed = 0; seed < 200; seed++)
        {
            await InterleaveAsync(bench, new Random(seed), tally, $"seed {seed}");
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{tally.Confirmed} confirmed, {tally.Refused} refused; {tally.Together} pairs applied at one moment, {tally.OnOneKey} of them on one key");
        Assert.True(tally is { Confirmed: > 250, Refused: > 50, Together: > 50, OnOneKey: > 10 }, "too few of them met");
    }

    /// <summary>Each step in any order: something is changed at the dashboard, an editor plans, one of them applies, or both do at one moment.</summary>
    private static async Task InterleaveAsync(ChangeBench bench, Random random, Tally tally, string what)
    {
        var record = await bench.CreatedAsync(Protocol.Oidc);
        var edits = new Edit?[2];
        for (var step = 0; step < 8; step++)
        {
            var editor = random.Next(2);
            var key = Keys[random.Next(Keys.Length)];
            if (random.Next(6) == 0)
            {
                bench.Emulator.Dashboard.EditOptions(record.Name.Value, options => options[key] = $"https://icons.example/dashboard/{step}");
            }
            else if (edits[editor] is not { } edit)
            {
                edits[editor] = await PlanAsync(bench, record, key, $"https://icons.example/{editor}/{step}");
            }
            else if (edits[1 - editor] is { } other && random.Next(2) == 0)
            {
                await ApplyAsync(bench, record, [edit, other], tally, $"{what}, step {step}");
                edits = new Edit?[2];
            }
            else
            {
                await ApplyAsync(bench, record, [edit], tally, $"{what}, step {step}");
                edits[editor] = null;
            }
        }
    }

    private static async Task<Edit> PlanAsync(ChangeBench bench, ConnectionRecord record, string key, string wanted)
    {
        var seen = (string?)bench.OptionsOf(record)[key];
        return new Edit(ChangeBench.Must(await bench.Planner.PlanSettingsAsync(record.Id, new OptionsEdit().Set(key, wanted), ChangeBench.Token)), key, seen, wanted);
    }

    private static async Task ApplyAsync(ChangeBench bench, ConnectionRecord record, Edit[] edits, Tally tally, string what)
    {
        var (before, others) = (bench.OptionsOf(record), OthersThan(edits, bench, record));
        var outcomes = await Task.WhenAll(edits.Select(edit => Task.Run(() => bench.Runner.ApplyAsync(edit.Plan, ChangeBench.Order()))));

        var after = bench.OptionsOf(record);
        foreach (var ofKey in edits.Zip(outcomes, (edit, outcome) => (Edit: edit, Outcome: ChangeBench.Must(outcome))).GroupBy(pair => pair.Edit.Key))
        {
            // Whoever saw what was there may replace it, and where both did, one of them.
            var sawIt = ofKey.Where(pair => pair.Edit.Seen == (string?)before[ofKey.Key]).ToList();
            var confirmed = ofKey.Where(pair => pair.Outcome.State == ChangeState.Confirmed).ToList();
            Assert.True(confirmed.Count == Math.Min(sawIt.Count, 1) && confirmed.All(sawIt.Contains), $"{what}: {string.Join("; ", ofKey.Select(pair => $"{pair.Outcome.State}, {pair.Outcome.Words}"))}");
            Assert.All(ofKey.Except(confirmed), pair => Assert.True(pair.Outcome.State == ChangeState.Refused, $"{what}: {pair.Outcome.State}, {pair.Outcome.Words}"));
            Assert.True((string?)after[ofKey.Key] == (confirmed.Count == 0 ? (string?)before[ofKey.Key] : confirmed[0].Edit.Wanted), $"{what}: {ofKey.Key} is {after[ofKey.Key]}");
        }

        Assert.True(OthersThan(edits, bench, record) == others, $"{what}: another key changed");
        tally.Add(edits, outcomes.Count(outcome => outcome.Value.State == ChangeState.Confirmed));
    }

    private static string OthersThan(Edit[] edits, ChangeBench bench, ConnectionRecord record)
    {
        var options = bench.OptionsOf(record);
        Array.ForEach(edits, edit => options.Remove(edit.Key));
        return options.ToJsonString();
    }

    private sealed record Edit(ChangePlan Plan, string Key, string? Seen, string Wanted);

    private sealed class Tally
    {
        public int Confirmed { get; private set; }

        public int Refused { get; private set; }

        public int Together { get; private set; }

        public int OnOneKey { get; private set; }

        public void Add(Edit[] edits, int confirmed)
        {
            (Confirmed, Refused) = (Confirmed + confirmed, Refused + edits.Length - confirmed);
            Together += edits.Length - 1;
            OnOneKey += edits.Length - edits.DistinctBy(edit => edit.Key).Count();
        }
    }
}
