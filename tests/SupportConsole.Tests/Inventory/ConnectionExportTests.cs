using SupportConsole.App.Inventory;

namespace SupportConsole.Tests.Inventory;

public sealed class ConnectionExportTests
{
    [Fact]
    public void A_file_is_named_by_its_filter_and_day()
    {
        var now = new DateTimeOffset(2026, 11, 27, 23, 0, 0, TimeSpan.Zero);

        var name = ConnectionExport.FileName("connections", ["At risk", null, "", "a/b"], now, "csv");

        Assert.Equal("connections-at-risk-a-b-2026-11-27.csv", name);
    }

    [Fact]
    public void An_export_of_connections_joins_with_one_of_clusters()
    {
        var heads = ConnectionExport.Columns.Select(column => column.Head).ToList();

        Assert.Equal(heads.Count, heads.Distinct(StringComparer.Ordinal).Count());
        Assert.Contains("Cluster ID", heads);
        Assert.Contains("Health", heads);
    }
}
