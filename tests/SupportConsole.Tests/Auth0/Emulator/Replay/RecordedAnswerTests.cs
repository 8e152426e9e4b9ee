using System.Globalization;
using System.Text;

namespace SupportConsole.Tests.Auth0.Emulator.Replay;

/// <summary>
/// Plays recorded exchanges with the real service against the emulator and compares the answers key by key. Recordings are looked for
/// in shared/auth0/recordings beside the checkout, or in the folder that AUTH0_RECORDINGS names; those in Fixtures are always compared.
/// </summary>
public sealed class RecordedAnswerTests(ITestOutputHelper output)
{
    public static TheoryData<string> Recordings => [.. RecordingFiles.All];

    [Theory]
    [MemberData(nameof(Recordings))]
    public async Task The_emulator_answers_as_the_real_service_did_apart_from_listed_differences(string file)
    {
        var replay = await RecordingReplay.RunAsync(Recording.Read(file));

        var unlisted = replay.Differences.Where(difference => ReasonFor(replay, difference) is null);
        var outdated = ListedDifferences.All
            .Where(listed => listed.ShownBy == replay.Recording.Name)
            .Where(listed => !replay.Differences.Any(difference => listed.Applies(replay.Recording, difference)))
            .Select(listed => $"No longer occurs, take it off the list: {listed.Reason}");

        Assert.Empty(unlisted.Select(difference => difference.ToString()).Concat(outdated));
    }

    [Fact]
    public async Task The_count_of_identical_and_listed_exchanges_is_printed()
    {
        var replays = new List<RecordingReplay>();
        foreach (var file in RecordingFiles.All)
        {
            replays.Add(await RecordingReplay.RunAsync(Recording.Read(file)));
        }

        replays.ForEach(replay => output.WriteLine(Line(replay)));
        var skipped = replays.Sum(replay => replay.NotEmulated.Count);
        output.WriteLine($"{replays.Sum(Identical)} identical, {replays.Sum(Listed)} listed, {skipped} not emulated");
        var reasons = replays.SelectMany(replay => replay.Differences, (replay, difference) => (Reason: ReasonFor(replay, difference), difference))
            .GroupBy(pair => pair.Reason ?? "nothing covers it", pair => pair.difference);
        foreach (var reason in reasons.OrderByDescending(Count))
        {
            output.WriteLine($"{Count(reason),4} {reason.Key}");
        }

        output.WriteLine(RecordingFiles.RealFolder is { } folder
            ? $"Recordings of the real service: {folder}"
            : $"Skipped: recordings of the real service, which are neither beside the checkout nor in {RecordingFiles.Variable}.");
        Assert.True(replays.Sum(Identical) > 0, "No exchange was answered as recorded.");
    }

    private static string Line(RecordingReplay replay)
    {
        var line = new StringBuilder($"{replay.Recording.Name,-70} {Identical(replay),4} identical {Listed(replay),4} listed");
        foreach (var resource in replay.NotEmulated.GroupBy(exchange => exchange.Resource))
        {
            line.Append(CultureInfo.InvariantCulture, $"{Environment.NewLine}    not emulated: {resource.Key} ({resource.Count()})");
        }

        foreach (var reason in replay.Differences.GroupBy(difference => ReasonFor(replay, difference) ?? "nothing covers it"))
        {
            line.Append(CultureInfo.InvariantCulture, $"{Environment.NewLine}    listed: {reason.Key} ({Count(reason)})");
        }

        return line.ToString();
    }

    private static int Listed(RecordingReplay replay) => Count(replay.Differences);

    /// <summary>The exchanges that differ, some for several reasons.</summary>
    private static int Count(IEnumerable<Difference> differences) => differences.Select(difference => difference.Exchange).Distinct().Count();

    private static int Identical(RecordingReplay replay) => replay.Compared.Count - Listed(replay);

    private static string? ReasonFor(RecordingReplay replay, Difference difference) =>
        ListedDifferences.All.FirstOrDefault(listed => listed.Applies(replay.Recording, difference))?.Reason;
}
