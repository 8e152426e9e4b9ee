using System.Text;

namespace SupportConsole.Tests.Auth0.Emulator.Replay;

/// <summary>
/// Plays recorded exchanges with the real service against the emulator and compares the answers key by key. Recordings are looked for beside the
/// checkout, in shared/auth0/recordings, and in the folder that AUTH0_RECORDINGS names; those in Fixtures are always compared.
/// </summary>
public sealed class RecordedAnswerTests(ITestOutputHelper output)
{
    public static TheoryData<string> Recordings => [.. RecordingFiles.All];

    [Theory]
    [MemberData(nameof(Recordings))]
    public async Task The_emulator_answers_as_the_real_service_did_apart_from_listed_differences(string file)
    {
        var replay = await Replay.RunAsync(Recording.Read(file));

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
        var table = new StringBuilder();
        var compared = 0;
        foreach (var file in RecordingFiles.All)
        {
            var replay = await Replay.RunAsync(Recording.Read(file));
            var differing = replay.Differences.Select(difference => difference.Exchange).Distinct().Count();
            compared += replay.Compared.Count;
            table.AppendLine($"{replay.Recording.Name,-70} {replay.Compared.Count - differing,4} identical {differing,4} listed {replay.NotEmulated.Count,4} not emulated");
            replay.NotEmulated.Select(exchange => exchange.Resource).Distinct().ToList().ForEach(name => table.AppendLine($"    not emulated: {name}"));
            replay.Differences.Select(difference => ReasonFor(replay, difference)).Distinct().ToList().ForEach(reason => table.AppendLine($"    listed: {reason}"));
        }

        output.WriteLine(table.ToString());
        output.WriteLine(RecordingFiles.RealFolder is { } folder
            ? $"Recordings of the real service: {folder}"
            : $"Skipped: recordings of the real service. No shared/auth0/recordings above {AppContext.BaseDirectory}, and {RecordingFiles.Variable} is not set.");
        Assert.True(compared > 0, "Nothing was compared.");
    }

    private static string? ReasonFor(Replay replay, Difference difference) =>
        ListedDifferences.All.FirstOrDefault(listed => listed.Applies(replay.Recording, difference))?.Reason;
}
