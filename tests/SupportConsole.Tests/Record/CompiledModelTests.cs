using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using SupportConsole.App.Record;
using SupportConsole.Migrations;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Record;

/// <summary>EF's model is written down, so that no start has to build it. What is written down is what building it gives.</summary>
public sealed class CompiledModelTests
{
    [Fact]
    public async Task The_model_beside_the_migrations_is_the_one_that_the_code_describes()
    {
        await using var record = await RecordFile.CreateAsync();
        await using var written = await record.Contexts.CreateDbContextAsync(TestContext.Current.CancellationToken);
        await using var built = new DesignTimeContextFactory().CreateDbContext([]);

        Assert.True(
            Describe(written) == Describe(built),
            "The compiled model is older than the code. In the folder migrations run: dotnet tool restore && "
            + "dotnet ef dbcontext optimize --output-dir CompiledModel --namespace SupportConsole.Migrations.CompiledModel");
    }

    /// <summary>Without the types of plain SQL, which join the model when they are first asked for.</summary>
    private static string Describe(ConsoleDbContext context) => string.Join(
        '\n',
        [
            .. context.Model.GetEntityTypes().Select(type => type.ToDebugString(MetadataDebugStringOptions.LongDefault)),
            .. context.Model.GetDbFunctions().Select(function => function.ToDebugString(MetadataDebugStringOptions.LongDefault)),
        ]);
}
