using SupportConsole.App.Inventory;

namespace SupportConsole.Tests.Inventory;

public sealed class OwnerWordsTests
{
    [Theory]
    [InlineData("Ana Ruiz", "Ana R.")]
    [InlineData("Anna Maria van den Berg", "Anna B.")]
    [InlineData("  Ana   Ruiz ", "Ana R.")]
    [InlineData("support", "support")]
    [InlineData("", "")]
    public void A_long_name_becomes_its_first_name_and_an_initial(string name, string brief) => Assert.Equal(brief, OwnerWords.Brief(name));
}
