using SupportConsole.App.Parts;
using SupportConsole.Federation.Diagnosis;

namespace SupportConsole.Tests.Federation.Diagnosis;

public sealed class ErrorCatalogueTests
{
    public static TheoryData<string> Ids => [.. ErrorCatalogue.All.Select(entry => entry.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_entry_claims_its_own_example_first_also_as_an_encoded_url(string id)
    {
        var entry = ErrorCatalogue.All.Single(one => one.Id == id);

        Assert.Equal(id, ErrorCatalogue.Diagnose(SignInErrorReader.Read(entry.Example)).Best?.Id);
        Assert.Equal(id, ErrorCatalogue.Diagnose(SignInErrorReader.Read("https://app.example/cb?note=" + Uri.EscapeDataString(entry.Example))).Best?.Id);
        Assert.All([entry.Title, entry.Cause, entry.Cure, entry.Source, entry.TextToSend], Assert.NotEmpty);
    }

    [Fact]
    public void There_are_at_least_45_entries_with_distinct_ids()
    {
        Assert.True(ErrorCatalogue.All.Count >= 45);
        Assert.Equal(ErrorCatalogue.All.Count, ErrorCatalogue.All.Select(entry => entry.Id).Distinct().Count());
    }

    [Fact]
    public void An_unknown_text_is_said_to_be_unknown_with_what_to_collect()
    {
        var diagnosis = ErrorCatalogue.Diagnose(SignInErrorReader.Read("The flux capacitor is empty"));

        Assert.Null(diagnosis.Best);
        Assert.Contains("This error is not in the catalogue.", diagnosis.CollectNext);
    }
}
