using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SupportConsole.Migrations.Migrations
{
    /// <summary>"No" was the default, also of an imported cluster: nobody said it. A migration of its own, after the column allows it.</summary>
    public partial class EntitlementNotKnown : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                UPDATE "Clusters" SET "IsEntitled" = NULL WHERE "IsEntitled" = 0;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                UPDATE "Clusters" SET "IsEntitled" = 0 WHERE "IsEntitled" IS NULL;
                """);
        }
    }
}
