using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SupportConsole.Migrations.Migrations
{
    /// <inheritdoc />
    public partial class TenantChanges : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "ExplainedUntil",
                table: "Findings",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "TenantChanges",
                columns: table => new
                {
                    LogId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Auth0Id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Act = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Email = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 45, nullable: false),
                    IsDashboard = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TenantChanges", x => x.LogId);
                });

            migrationBuilder.CreateIndex(
                name: "IX_TenantChanges_At",
                table: "TenantChanges",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_TenantChanges_Auth0Id_At",
                table: "TenantChanges",
                columns: new[] { "Auth0Id", "At" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "TenantChanges");

            migrationBuilder.Sql("""ALTER TABLE "Findings" DROP COLUMN "ExplainedUntil";""");
        }
    }
}
