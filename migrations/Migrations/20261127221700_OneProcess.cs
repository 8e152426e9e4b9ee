using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SupportConsole.Migrations.Migrations
{
    /// <inheritdoc />
    public partial class OneProcess : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // SQLite's own DROP COLUMN keeps the migration one transaction; EF's would rebuild the table.
            migrationBuilder.Sql("""ALTER TABLE "Changes" DROP COLUMN "Runner"; ALTER TABLE "Changes" DROP COLUMN "RunnerUntil";""");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Runner",
                table: "Changes",
                type: "TEXT",
                maxLength: 100,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "RunnerUntil",
                table: "Changes",
                type: "INTEGER",
                nullable: true);
        }
    }
}
