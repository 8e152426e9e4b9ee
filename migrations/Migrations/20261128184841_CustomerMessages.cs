using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SupportConsole.Migrations.Migrations
{
    /// <inheritdoc />
    public partial class CustomerMessages : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "CustomerMessageAt",
                table: "Cutovers",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "CustomerMessageSource",
                table: "Cutovers",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "CustomerMessageAt",
                table: "Changes",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "CustomerMessageSource",
                table: "Changes",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "CustomerMessageAt",
                table: "Cutovers");

            migrationBuilder.DropColumn(
                name: "CustomerMessageSource",
                table: "Cutovers");

            migrationBuilder.DropColumn(
                name: "CustomerMessageAt",
                table: "Changes");

            migrationBuilder.DropColumn(
                name: "CustomerMessageSource",
                table: "Changes");
        }
    }
}
