using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using SupportConsole.App.Audit;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Audit;

public sealed class ExportTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_exports_what_with_which_filter_is_in_the_audit()
    {
        await using var record = await RecordFile.CreateAsync();
        var filter = new Dictionary<string, string?> { ["coverage"] = "On" };

        await record.Services.GetRequiredService<ExportTrail>().AddAsync(new Actor("Marek Novak", StaffRole.Manager), "clusters.export", "clusters as CSV", filter, Token);

        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        var entry = await context.AuditEntries.SingleAsync(Token);
        Assert.Equal(("Marek Novak", "Exported clusters as CSV, filtered.", """{"coverage":"On"}"""), (entry.Actor, entry.Summary, entry.After));
    }

    [Theory]
    [InlineData("", "audit-2026-11-27.csv")]
    [InlineData("SUP-48213", "audit-2026-11-27-sup-48213.csv")]
    [InlineData("Ana Ruíz / \"..\\", "audit-2026-11-27-ana-ru-z.csv")]
    public void The_files_name_has_the_date_and_the_filter(string ticket, string name)
    {
        var query = new QueryCollection(ticket.Length == 0 ? [] : new Dictionary<string, StringValues> { ["ticket"] = ticket });

        Assert.Equal(name, AuditFeature.FileName(new DateTimeOffset(2026, 11, 27, 23, 0, 0, TimeSpan.Zero), query, "csv"));
    }
}
