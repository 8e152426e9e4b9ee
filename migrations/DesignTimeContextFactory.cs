using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using SupportConsole.App.Record;

namespace SupportConsole.Migrations;

/// <summary>Lets <c>dotnet ef</c> build the model without starting the console.</summary>
public sealed class DesignTimeContextFactory : IDesignTimeDbContextFactory<ConsoleDbContext>
{
    /// <inheritdoc/>
    public ConsoleDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<ConsoleDbContext>()
            .UseSqlite("Data Source=design-time.db", sqlite => sqlite.MigrationsAssembly(typeof(DesignTimeContextFactory).Assembly))
            .Options);
}
