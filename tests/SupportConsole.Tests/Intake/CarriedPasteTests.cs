using SupportConsole.App.Intake;
using SupportConsole.App.Parts;

namespace SupportConsole.Tests.Intake;

/// <summary>What is carried reaches the page that it was meant for, once, and no other.</summary>
public sealed class CarriedPasteTests : IDisposable
{
    private readonly CarriedPaste carried = new();

    public void Dispose() => carried.Dispose();

    [Fact]
    public void It_is_taken_once()
    {
        carried.Carry("/onboard", new PastedContent([1, 2], "a.xml"));

        Assert.Equal([1, 2], carried.Take("onboard?cluster=1")!.Bytes);
        Assert.Null(carried.Take("onboard"));
    }

    [Fact]
    public void Another_page_does_not_get_it_and_it_is_gone_then()
    {
        carried.Carry("/connections/1/rotate", new PastedContent([1], null));

        Assert.Null(carried.Take("/connections/2/rotate"));
        Assert.Null(carried.Take("/connections/1/rotate"));
    }

    [Fact]
    public void Forgetting_clears_the_bytes_that_were_carried_and_leaves_those_of_the_page()
    {
        var content = new PastedContent([7, 7], null);
        carried.Carry("/onboard", content);
        var held = carried.Take("/onboard")!;
        carried.Carry("/onboard", content);

        carried.Dispose();

        Assert.Null(carried.Take("/onboard"));
        Assert.Equal([7, 7], content.Bytes);
        Assert.Equal([7, 7], held.Bytes);
    }
}
