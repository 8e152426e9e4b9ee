using SupportConsole.App.Parts;
using SupportConsole.Fuzz;

namespace SupportConsole.Tests.Fuzz;

/// <summary>A short slice of the fuzz command, so that every run of the tests has one. The long form is tests/SupportConsole.Fuzz.</summary>
public sealed class FuzzSliceTests
{
    public static TheoryData<string> Parsers => new(FuzzTargets.All.Select(target => target.Name));

    [Theory]
    [MemberData(nameof(Parsers))]
    public void A_parser_stands_what_is_made_for_it(string parser)
    {
        var target = FuzzTargets.All.Single(one => one.Name == parser);

        var report = new FuzzRun(target with { MaxLength = Math.Min(target.MaxLength, 32 * 1024) }, firstNumber: 0) { Hang = TimeSpan.FromSeconds(20), IsAlone = false }.For(TimeSpan.FromSeconds(0.7));

        Assert.Empty(report.Failures);
        Assert.True(report.Inputs > target.Seeds.Count, $"Only {report.Inputs} inputs were tried.");
    }

    [Fact]
    public void The_same_number_makes_the_same_input_and_another_makes_another()
    {
        var mutator = new Mutator(FuzzTargets.All[0]);

        Assert.Equal(mutator.Make(4711), mutator.Make(4711));
        Assert.NotEqual(mutator.Make(4711), mutator.Make(4712));
    }

    [Fact]
    public void A_parser_that_throws_hangs_or_breaks_its_promise_is_found_with_the_number_that_shows_it()
    {
        var thrower = new FuzzTarget("thrower", ["abc"u8.ToArray()], [], input => Promise.Kept(input.Length < 100, "Too long."));
        using var never = new ManualResetEventSlim();
        var hanger = new FuzzTarget("hanger", ["abc"u8.ToArray()], [], input => { if (input.Length > 100) { never.Wait(TestContext.Current.CancellationToken); } });

        var thrown = new FuzzRun(thrower, 0) { IsAlone = false }.For(TimeSpan.FromSeconds(5));
        var hung = new FuzzRun(hanger, 0) { IsAlone = false, Hang = TimeSpan.FromMilliseconds(300) }.For(TimeSpan.FromSeconds(5));
        never.Set();

        Assert.Throws<BrokenPromiseException>(() => new FuzzRun(thrower, 0).Replay(thrown.Failures[0].Number));
        Assert.Contains("did not end", Assert.Single(hung.Failures).What, StringComparison.Ordinal);
    }
}
