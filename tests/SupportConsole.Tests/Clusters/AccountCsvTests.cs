using System.Text;
using SupportConsole.App.Clusters;

namespace SupportConsole.Tests.Clusters;

public sealed class AccountCsvTests
{
    private const string Account = "99999999-2222-3333-4444-555555555555";

    [Theory]
    [InlineData("account_id,customer,order,entitled_since\n" + Account + ",Acme,SO-1,2026-10-01")]
    [InlineData("Account ID;Customer;Order reference;Entitled since\r\n" + Account + ";Acme;SO-1;1 Oct 2026\r\n\r\n")]
    [InlineData("\uFEFFcustomer\taccount\torder\tsince\n\"Acme\"\t" + Account + "\tSO-1\t2026/10/01")]
    public void A_list_is_read_whatever_separates_it(string text)
    {
        var reading = Read(text);

        var (target, edit) = Assert.Single(reading.Edits);
        Assert.Equal(Guid.Parse(Account), target.AccountId);
        Assert.Equal(("Acme", "SO-1", new DateOnly(2026, 10, 1)), (edit.Customer, edit.OrderReference, edit.EntitledOn));
        Assert.Empty(reading.Bad);
    }

    [Fact]
    public void Quotes_keep_commas_and_lines_together_and_an_empty_cell_keeps_what_is_recorded()
    {
        var reading = Read($"account_id,customer,contact\n{Account},\"Acme, \"\"Robotics\"\"\",\n");

        var (_, edit) = Assert.Single(reading.Edits);
        Assert.Equal("Acme, \"Robotics\"", edit.Customer);
        Assert.Null(edit.ContactName);
    }

    [Fact]
    public void A_wrong_line_is_named_and_the_others_are_read()
    {
        var reading = Read($"account_id,customer,since\nx,Acme,\n{Account},Acme,31/12/2026\n{Account},Acme,2026-12-31");

        Assert.Equal([2, 3], reading.Bad.Select(bad => bad.Line));
        Assert.Single(reading.Edits);
    }

    [Theory]
    [InlineData("")]
    [InlineData("account_id,customer")]
    [InlineData("customer,order\nAcme,SO-1")]
    [InlineData("account_id,customer\n" + Account + ",\"Acme")]
    public void A_list_without_lines_or_IDs_is_refused(string text)
    {
        Assert.False(AccountCsv.Read(Encoding.UTF8.GetBytes(text)).IsOk);
    }

    private static AccountCsvReading Read(string text) => AccountCsv.Read(Encoding.UTF8.GetBytes(text)).Value;
}
