using Bunit;
using SupportConsole.App.Intake;
using SupportConsole.App.Parts;
using SupportConsole.Federation.Oidc;
using SupportConsole.Tests.Shell;

namespace SupportConsole.Tests.Fetching;

public sealed class FindingNotesTests : PageTest
{
    [Fact]
    public void Findings_with_one_cure_are_one_note_and_what_stands_in_the_way_comes_first()
    {
        var notes = Render<FindingNotes>(p => p.Add(x => x.Findings,
        [
            new DiscoveryFinding(FindingSeverity.Info, "No userinfo.", "Look at the token.", "a"),
            new DiscoveryFinding(FindingSeverity.Refuse, "The token_endpoint is http.", "Publish https.", "b"),
            new DiscoveryFinding(FindingSeverity.Refuse, "The jwks_uri is http.", "Publish https.", "c"),
        ]));

        var shown = notes.FindAll(".note");
        Assert.Equal(2, shown.Count);
        Assert.Equal(["The token_endpoint is http.", "The jwks_uri is http."], shown[0].QuerySelectorAll("li").Select(line => line.TextContent));
        Assert.Single(notes.FindAll("p"), line => line.TextContent == "Publish https.");
    }
}
